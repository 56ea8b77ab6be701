"""Files that are dropped onto a window: scenarios are opened, other JSON goes to the tenant."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QMimeData

from mrrt_studio.scenario.model import FORMAT

_YAML = (".yaml", ".yml")
_HEAD = 4096
_LARGEST_TO_LOOK_INTO = 64 * 1024 * 1024


def dropped_files(mime: QMimeData) -> list[Path]:
    """Return the local files of a drag; none where it holds something else."""
    urls = mime.urls() if mime.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def is_scenario(path: Path) -> bool:
    """Say whether a file is to be opened rather than pasted: by its name, else by what it says it is.

    What cannot be read or parsed counts by its name alone; whoever then takes it says what is wrong.
    """
    name = path.name.lower()
    if name.endswith((".mrrt.json", ".mrrt.yaml", ".mrrt.yml")):
        return True
    if name.endswith(_YAML):
        return FORMAT in _beginning(path)
    try:
        if path.stat().st_size > _LARGEST_TO_LOOK_INTO:
            return False
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("format") == FORMAT


def _beginning(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", errors="replace")
    except OSError:
        return ""
