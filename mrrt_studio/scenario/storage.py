"""Scenario files on disk: read whole or not at all, and as before when writing them fails."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Generator
from pathlib import Path

from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario

MAX_BYTES = 64 * 1024 * 1024
"""Far above any scenario a person works with; below what would make the machine swap."""

_REASONS = {
    errno.EISDIR: "it is a folder",
    errno.EACCES: "you have no permission",
    errno.EPERM: "you have no permission",
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk is read-only",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "part of its path is a file, not a folder",
    errno.ELOOP: "its symbolic links lead in a circle",
    errno.EIO: "the disk reports an error",
    errno.EFBIG: "the disk cannot hold a file of this size",
    errno.EINVAL: "the name is not possible here",
    getattr(errno, "EDQUOT", -1): "your quota on this disk is used up",
}


class StorageError(Exception):
    """A file could not be read or written; the message is for people, and the file is as it was before."""


def read(path: Path) -> Scenario:
    """Return the scenario in a file.

    Raises:
        StorageError: the file cannot be read.
        FormatError: what it holds cannot be used.
    """
    return load(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        StorageError: there is none, it is a folder, larger than 64 MiB, or the system refuses.
    """
    with _told(f"Cannot open {path}"), path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise StorageError(f"Cannot open {path}: it is larger than {MAX_BYTES // 2**20} MiB.")
    return data


def write(path: Path, scenario: Scenario) -> None:
    """Write a scenario to a file, whole or not at all; a symbolic link stays and its target is replaced.

    Raises:
        StorageError: it cannot be written; the file on disk is as it was before.
    """
    write_atomically(path, dump(scenario).encode("utf-8"))


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content in one step that a crash cannot tear.

    The new content is on the disk before it gets the name, and the name before this returns: whoever opens
    the file at any moment, even after a power cut, finds the old content or the new one.

    Raises:
        StorageError: it cannot be written; the file on disk is as it was before.
    """
    with _told(f"Cannot save {path}"):
        target = Path(os.path.realpath(path))
        before = _existing(target)
        temporary = _temporary(target, data, before)
        try:
            temporary.replace(target)
        except BaseException:
            _remove(temporary)
            raise
        _sync_folder(target.parent)


def _existing(target: Path) -> os.stat_result | None:
    """Return what is there to be replaced, or None; refuse what replacing would break or go around."""
    try:
        before = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(before.st_mode):
        raise StorageError(f"Cannot save {target}: it is a device or pipe, not a file.")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "")
    return before


def _temporary(target: Path, data: bytes, before: os.stat_result | None) -> Path:
    """Write the content beside the target, onto the disk, with the rights of the file that it replaces."""
    path, descriptor = _create_beside(target)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            _copy_rights(path, before)
    except BaseException:
        _remove(path)
        raise
    return path


def _create_beside(target: Path) -> tuple[Path, int]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    number = 0
    while True:
        path = target.parent / f".mrrt-studio-{os.getpid()}-{number}.tmp"
        with contextlib.suppress(FileExistsError):
            return path, os.open(path, flags, 0o666)
        number += 1


def _copy_rights(path: Path, before: os.stat_result) -> None:
    if hasattr(os, "chown"):
        # Only the superuser may keep another owner; for everyone else the file becomes theirs.
        with contextlib.suppress(PermissionError):
            os.chown(path, before.st_uid, before.st_gid)
    path.chmod(stat.S_IMODE(before.st_mode))


def _sync_folder(folder: Path) -> None:
    """Put the new name on the disk, where the system can; the content is safe either way."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


@contextlib.contextmanager
def _told(failure: str) -> Generator[None]:
    """Turn what the system says into words for people."""
    try:
        yield
    except FileNotFoundError:
        reason = "there is no such file" if failure.startswith("Cannot open") else "its folder does not exist"
        raise StorageError(f"{failure}: {reason}.") from None
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or "the system gives no reason")
        raise StorageError(f"{failure}: {reason}.") from error
    except ValueError:
        raise StorageError(f"{failure}: the name is not possible here.") from None
