#!/usr/bin/env python3
"""Sets MRRT Studio up on a fresh machine and starts it: ``python3 packaging/launch.py``, or ``… --help``.

This file alone is kept readable by every Python from 3.6 on (so no annotations import and no newer syntax):
an old Python is answered with a sentence, or with a newer one that is found, and not with a SyntaxError.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.11")

TOO_OLD = """MRRT Studio needs Python 3.11 or newer.
This is Python {version} ({path}), and none of {names} is on PATH.
Install one from your distribution or from https://www.python.org/downloads/ and run the same command with it:
    python3.13 packaging/launch.py"""


def main() -> int:
    """Hand over to the launcher proper, in this Python or in the first newer one there is."""
    if is_new_enough():
        from launcher.commands import main as launch  # noqa: PLC0415 - an old Python cannot read it

        return launch(sys.argv[1:])
    newer = newer_python()
    if newer:
        return start_again(newer)
    print(too_old_message(), file=sys.stderr)
    return 1


def is_new_enough() -> bool:
    """Say whether this Python can run the project."""
    return sys.version_info[:2] >= OLDEST


def newer_python() -> str:
    """Return the first Python on PATH that is new enough and really runs (a pyenv shim may not), or ''."""
    check = "import sys; sys.exit(sys.version_info[:2] < {})".format(OLDEST)  # noqa: UP032
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found and subprocess.call([found, "-c", check], stderr=subprocess.DEVNULL) == 0:
            return found
    return ""


def start_again(python: str) -> int:
    """Run this file with another Python; on Windows as a child, as replacing a process loses the console."""
    command = [python, os.path.abspath(__file__)] + sys.argv[1:]  # noqa: PTH100, RUF005
    if os.name == "posix":
        os.execv(python, command)  # noqa: S606 - the path was looked up just now
    return subprocess.call(command)


def too_old_message() -> str:
    """Say what is needed, what there is and what to do."""
    version = ".".join(str(number) for number in sys.version_info[:3])
    return TOO_OLD.format(version=version, path=sys.executable, names=", ".join(NEWER_PYTHONS))


if __name__ == "__main__":
    sys.exit(main())
