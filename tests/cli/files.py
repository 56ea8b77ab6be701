"""Scenario files for the tests of the commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mrrt_studio.scenario.files import dump
from tests.builders import BILLING, Json, exchange, login, scenario

HOLDS = {"status": 200}
BREAKS = {"audience": BILLING}


def written(folder: Path, *steps: Json, name: str = "case", **more: Any) -> str:
    """Write a scenario and return its path."""
    file = folder / f"{name}.mrrt.json"
    file.write_text(dump(scenario(*steps, name=name, **more)), encoding="utf-8")
    return str(file)


def holding(folder: Path, name: str = "holds") -> str:
    """A file whose expectations hold."""
    return written(folder, login(expect=HOLDS), exchange(), name=name)


def breaking(folder: Path, name: str = "breaks") -> str:
    """A file with one expectation that holds and one that does not."""
    return written(folder, login(expect=HOLDS), exchange(audience=BILLING, expect=BREAKS), name=name)


def raw(folder: Path, content: object, name: str = "raw") -> str:
    """Write JSON that need not be a scenario."""
    file = folder / f"{name}.mrrt.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return str(file)
