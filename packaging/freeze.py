"""Freezes the program into one folder that runs where there is no Python.

``python packaging/freeze.py FOLDER`` needs the program with its ``freeze`` extra installed, and makes
``FOLDER/mrrt-studio`` with the program of that name in it: the window, the command line and the worker that
runs Actions and Rules, which is the same program started again.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
NAME = "mrrt-studio"
_LOADED_BY_NAME = ("mrrt_studio", "quickjs")
"""Packages of which modules are imported by name or files are read: taken whole."""


def main(arguments: Sequence[str]) -> int:
    """Freeze into the folder named; returns PyInstaller's exit status."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python packaging/freeze.py FOLDER\n")
        return 2
    return subprocess.run(command(Path(arguments[0])), check=False).returncode


def command(folder: Path) -> list[str]:
    """Return how PyInstaller is called; one folder, since a single file unpacks itself at every start.

    Args:
        folder: where the frozen program and what is needed to make it go.
    """
    collected = [part for name in _LOADED_BY_NAME for part in ("--collect-all", name)]
    return [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--onedir", "--name", NAME),
        *("--distpath", str(folder), "--workpath", str(folder / "work"), "--specpath", str(folder / "work")),
        *("--add-data", f"{CHECKOUT / 'resources'}:mrrt_studio/_resources"),
        *collected,
        str(CHECKOUT / "mrrt_studio" / "__main__.py"),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
