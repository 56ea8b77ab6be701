"""Writes an export: one file, the files that it refers to, or a folder of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mrrt_studio.formats.exported import Export, ExportWarning
from mrrt_studio.scenario.storage import StorageError, write_atomically

_OUTSIDE = "The file '{file}' would stand outside of the folder: it is not written."


def save(made: Export, output: Path) -> tuple[ExportWarning, ...]:
    """Write an export and return what was left out: files that would stand outside of its folder.

    Args:
        made: what to write.
        output: the file, or for an export of many files the folder; folders below it are made.

    Raises:
        StorageError: something cannot be written.
    """
    if not made.is_folder:
        write_atomically(output, _bytes(made.text))
    folder = output if made.is_folder else output.parent
    for path, text in _inside(made, folder):
        _make_folder(path.parent)
        write_atomically(path, _bytes(text))
    return tuple(ExportWarning("", _OUTSIDE.format(file=name)) for name in made.files if _parts(name) is None)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _inside(made: Export, folder: Path) -> Iterator[tuple[Path, str]]:
    for name, text in made.files.items():
        parts = _parts(name)
        if parts is not None:
            yield folder.joinpath(*parts), text


def _parts(name: str) -> tuple[str, ...] | None:
    """Return the steps to a file from the export's folder, or None where they lead outside."""
    path = PurePosixPath(name.replace("\\", "/"))
    return None if path.is_absolute() or ".." in path.parts else path.parts


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        raise StorageError(f"Cannot make the folder {folder}: {reason}.") from error
