"""The files that were opened last, the newest first; a file that is gone stays until a person removes it."""

from __future__ import annotations

from pathlib import Path

from mrrt_studio.ui.shell.settings import remember, remembered_texts

MOST = 10
_KEY = "files/recent"


def recent_files() -> list[Path]:
    """Return the files, the newest first."""
    return [Path(text) for text in remembered_texts(_KEY)]


def add_recent(path: Path) -> None:
    """Put a file first."""
    path = path.absolute()
    others = [other for other in recent_files() if other != path]
    _keep([path, *others][:MOST])


def remove_recent(path: Path) -> None:
    """Forget a file; the file itself stays where it is."""
    _keep([other for other in recent_files() if other != path])


def clear_recent() -> None:
    """Forget all files."""
    _keep([])


def _keep(paths: list[Path]) -> None:
    remember(_KEY, [str(path) for path in paths])
