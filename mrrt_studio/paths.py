"""Where resources, settings and recovery files are; without Qt, so that the command line can ask too."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the path of a shipped file: in a wheel it is inside the package, in a checkout beside it.

    Args:
        name: path below ``resources/``, with forward slashes.

    Raises:
        FileNotFoundError: the file is not part of this installation.
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        if (path := root / name).exists():
            return path
    raise FileNotFoundError(f"MRRT Studio's own file {name} is missing: install the program again.")


def data_folder() -> Path:
    """Return the folder for settings and recovery files; ``MRRT_STUDIO_HOME`` overrides it, as tests do."""
    if home := os.environ.get("MRRT_STUDIO_HOME"):
        return Path(home)
    return _platform_data_folder() / "mrrt-studio"


def recovery_folder() -> Path:
    """Return the folder that holds a copy of every document with changes that were not saved."""
    return data_folder() / "recovery"


def _platform_data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
