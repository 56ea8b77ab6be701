"""Copies of documents with unsaved changes, kept so that a crash loses nothing.

Each process names its copies after a lock file that it holds: ``<process>.lock``, ``<process>.<key>.json``.
A copy whose lock nobody holds was left by a process that died, and is offered at the next start.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import JsonValue

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import as_document, scenario_in
from mrrt_studio.scenario.json_text import MAX_DEPTH
from mrrt_studio.scenario.locking import hold_new, is_held
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError, read_bytes, write_atomically
from mrrt_studio.scenario.text import RawText, read_json
from mrrt_studio.scenario.times import seconds_of

FORMAT = "mrrt-studio/recovery"
VERSION = 1

_KEY = re.compile(r"[A-Za-z0-9_-]+")
_NO_COPY = f"this is no copy of unsaved changes of version {VERSION}"

_held: dict[Path, tuple[Path, int]] = {}
"""The lock that this process holds in each folder: it belongs to the process, so it is kept by the module."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """A copy that a process left behind when it died."""

    file: Path
    """Where the copy is; :func:`dismiss` removes it."""
    original: Path | None = None
    """The file that the document was opened from or saved to; None if it had no name or it is unknown."""
    saved_at: str | None = None
    """RFC 3339 time of the copy, or None where it cannot be read."""
    scenario: Scenario | None = None
    """What was in the window, or None where the copy is damaged."""
    damage: str = ""
    """Why the copy cannot be used, in words for people; nothing where it can."""


def keep(folder: Path, key: str, scenario: Scenario, *, original: Path | None, saved_at: str) -> Path:
    """Keep a copy of a document; the one before, under the same key, is replaced in one step.

    Args:
        folder: ``paths.recovery_folder()``; made where it is missing, readable by its owner only.
        key: names the document within this process: letters, digits, ``_`` and ``-``.
        scenario: what is in the window.
        original: the document's own file, or None.
        saved_at: RFC 3339 time, given by the caller since nothing here reads a clock.

    Raises:
        StorageError: it cannot be written; the copy before is still there.
        ValueError: the key is not possible.
    """
    path = _copy_of(_lock_in(folder), key)
    content: dict[str, JsonValue] = {
        "format": FORMAT,
        "version": VERSION,
        "pid": os.getpid(),
        "path": str(original) if original is not None else None,
        "saved_at": saved_at,
        "scenario": as_document(scenario),
    }
    write_atomically(path, json.dumps(content, allow_nan=False).encode("ascii"))
    return path


def discard(folder: Path, key: str) -> None:
    """Remove the copy of a document that was saved or closed; nothing happens where there is none."""
    if (folder := folder.resolve()) in _held:
        _remove(_copy_of(_held[folder][0], key))


def release(folder: Path) -> None:
    """Let go of this process's lock at a regular end, when every document was saved or given up."""
    if (folder := folder.resolve()) in _held:
        lock, descriptor = _held.pop(folder)
        os.close(descriptor)
        _remove_unused(lock)


def found(folder: Path) -> list[Recovered]:
    """Return the copies that processes left which no longer run, in a stable order; nothing is removed.

    A copy that cannot be read is listed with the reason, so that a person decides about it.
    """
    files = sorted(folder.glob("*.*.json")) if folder.is_dir() else []
    return [_recovered(file) for file in files if not is_held(_lock_of(file))]


def dismiss(copy: Recovered) -> None:
    """Remove a copy that was taken over or is not wanted; with the last one the lock file of its process."""
    _remove(copy.file)
    if not is_held(lock := _lock_of(copy.file)):
        _remove_unused(lock)


def _lock_in(folder: Path) -> Path:
    """Return the lock that this process holds in a folder; it is kept for as long as the process lives."""
    folder = folder.resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder not in _held:
            _held[folder] = hold_new(folder, str(os.getpid()))
    except OSError as error:
        message = f"Cannot keep unsaved changes in {folder}: {error.strerror or 'the system refuses'}."
        raise StorageError(message) from error
    return _held[folder][0]


def _copy_of(lock: Path, key: str) -> Path:
    if not _KEY.fullmatch(key):
        raise ValueError(f"'{key}' cannot be the key of a document: use letters, digits, '_' and '-'")
    return lock.with_name(f"{lock.stem}.{key}.json")


def _lock_of(file: Path) -> Path:
    return file.with_name(f"{file.name.partition('.')[0]}.lock")


def _recovered(file: Path) -> Recovered:
    copy = Recovered(file)
    try:
        raw = read_json(read_bytes(file), str(file), max_depth=MAX_DEPTH + 1)
        copy = _described(file, raw.tree)
        return replace(copy, scenario=_scenario(raw))
    except (FormatError, StorageError) as error:
        return replace(copy, damage=str(error))


def _described(file: Path, tree: JsonValue) -> Recovered:
    known = tree if isinstance(tree, dict) else {}
    path, time = known.get("path"), known.get("saved_at")
    original = Path(path) if isinstance(path, str) and path else None
    return Recovered(file, original, time if isinstance(time, str) and _is_time(time) else None)


def _scenario(raw: RawText) -> Scenario:
    tree = raw.tree if isinstance(raw.tree, dict) else {}
    if tree.get("format") != FORMAT or tree.get("version") != VERSION:
        raise raw.refuse(_NO_COPY, hint="A newer MRRT Studio may have written it")
    return scenario_in(raw, ("scenario",), tree.get("scenario"))


def _is_time(text: str) -> bool:
    try:
        seconds_of(text)
    except ValueError:
        return False
    return True


def _remove_unused(lock: Path) -> None:
    if not any(lock.parent.glob(f"{lock.stem}.*.json")):
        _remove(lock)


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink()
