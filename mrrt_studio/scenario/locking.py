"""A lock that lives as long as its process: the system lets go of it whatever the process dies of.

A process id says nothing after a restart, since another process may have it; and the start time of a process
is told differently by every system. A locked file needs neither, on any of them.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def hold_new(folder: Path, stem: str) -> tuple[Path, int]:
    """Make a lock file of a name that nothing in the folder begins with yet, and hold it.

    Returns:
        The file, and the descriptor that holds it until it is closed or the process ends.

    Raises:
        OSError: it cannot be made.
    """
    number = 0
    while any(folder.glob(f"{stem}-{number}.*")):
        number += 1
    path = folder / f"{stem}-{number}.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    # On a disk that knows no locks nobody is protected, but nothing is lost either.
    with contextlib.suppress(OSError):
        _lock(descriptor)
    return path, descriptor


def is_held(path: Path) -> bool:
    """Tell whether a living process holds a lock file; one that does not exist is held by nobody."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False
