"""A scenario file whose second step falls back silently, and the report of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mrrt_studio.simulation.report import Report, report
from tests.builders import BILLING, MESSAGES, exchange, login, run, scenario

HOLDS = {"status": 200, "audience": MESSAGES}
BROKEN = {"status": 200, "audience": BILLING}


def reported(file: str = "a.mrrt.json", expect: Any = None, **more: Any) -> Report:
    """The login, and an exchange that asks for an API of no policy."""
    return report(run(login(), exchange(audience=BILLING, expect=expect), **more), file)


def saved(folder: Path, expect: Any = None, name: str = "a.mrrt.json") -> Path:
    """The same two steps as a file."""
    steps = [login(), exchange(audience=BILLING, expect=expect)]
    return written(folder, scenario(*steps, name="Two steps").to_json(), name)


def written(folder: Path, members: Any, name: str = "a.mrrt.json") -> Path:
    """Any members below the format's head, on one line."""
    file = folder / name
    head = {"format": "mrrt-studio/scenario", "version": 1}
    file.write_text(json.dumps({**head, **members}), encoding="utf-8")
    return file
