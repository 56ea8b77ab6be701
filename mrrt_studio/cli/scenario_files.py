"""Which files an argument means: one file, a pattern no shell has expanded, or a folder's scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from mrrt_studio.scenario.storage import StorageError

ENDINGS = (".mrrt.json", ".mrrt.yaml", ".mrrt.yml")
"""By which a folder's scenario files are known; a file that is named may be called anything."""


def scenario_files(arguments: Iterable[str]) -> tuple[str, ...]:
    """Return the files that arguments mean, in their order and sorted within each pattern and folder.

    A file that was named before is not found again by a pattern or in a folder.

    Raises:
        StorageError: a pattern or a folder holds no scenario file.
    """
    found: list[str] = []
    known: set[Path] = set()
    for argument in arguments:
        for file in _files_of(argument, known):
            found.append(file)
            known.add(Path(file).resolve())
    return tuple(found)


def _files_of(argument: str, known: set[Path]) -> Iterator[str]:
    path = Path(argument)
    if path.is_dir():
        yield from _new(_in_folder(path), known)
    elif has_magic(argument) and not path.exists():
        yield from _new(_matching(argument), known)
    else:
        yield argument


def _new(files: Iterable[str], known: set[Path]) -> Iterator[str]:
    return (file for file in files if Path(file).resolve() not in known)


def _in_folder(folder: Path) -> list[str]:
    files = sorted(str(file) for file in folder.rglob("*") if file.name.endswith(ENDINGS) and file.is_file())
    if not files:
        raise StorageError(f"Cannot open {folder}: it is a folder without scenario files (*.mrrt.json).")
    return files


def _matching(pattern: str) -> list[str]:
    # Not Path.glob: it takes no absolute pattern, and would not give paths back as the person wrote them.
    found = glob(pattern, recursive=True)  # noqa: PTH207
    files = sorted(file for file in found if Path(file).is_file())
    if not files:
        raise StorageError(f"Cannot open {pattern}: no file matches this pattern.")
    return files
