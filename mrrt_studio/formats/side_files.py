"""Files that a document refers to, as code: read as text from the folder of the document and nowhere else."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path

from mrrt_studio.formats.keywords import Keywords, KeywordValue, replaced
from mrrt_studio.scenario.decoding import decoded
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.storage import StorageError, read_bytes

MAX_BYTES = 2 * 2**20
"""Bytes of one side file; code is far smaller."""
MAX_BYTES_OF_ALL = 32 * 2**20

_PATH = re.compile(r"[^\n\r]{1,1000}\.(js|mjs|cjs|ts|json|html|liquid|txt)\s*")
_ABSOLUTE = re.compile(r"/|[A-Za-z]:|~")
_LEAVES = "this path leads out of the folder of the document"
_STAY = "Name a file below that folder"
_TOO_LARGE = "the file is too large for code"


@dataclass(slots=True)
class SideFiles:
    """The files below one folder."""

    root: Path | None
    """The folder, or None for a text from nowhere: then there are no files."""
    keywords: Keywords = field(default_factory=dict[str, KeywordValue])
    """Values of keyword markers, which are replaced in side files too."""
    _read: int = 0

    def text(self, given: str, folder: str = "") -> str | None:
        """Return what a file holds, or None where there is no such file.

        Args:
            given: the path as the document has it, of either system; looked for below the root as it is, and
                below the folder of its kind, since tools write it in both ways.
            folder: name of that folder, such as ``actions``.

        Raises:
            FormatError: the path leads out of the root, or what it names is no text.
            StorageError: the system refuses to read it.
        """
        path = given.strip().replace("\\", "/")
        if "\0" in path or _ABSOLUTE.match(path) or posixpath.normpath(path).startswith(".."):
            raise FormatError(_LEAVES, hint=_STAY)
        if self.root is None:
            return None
        found = (self.root / each for each in _candidates(path, folder, self.root.name))
        file = next((each for each in found if _is_file(each)), None)
        return None if file is None else self._text(file)

    def _text(self, file: Path) -> str:
        require_inside(file, self.root)
        data = read_bytes(file)
        self._read += len(data)
        if len(data) > MAX_BYTES or self._read > MAX_BYTES_OF_ALL:
            raise FormatError(_TOO_LARGE, source=str(file), line=1, column=1)
        return replaced(decoded(data, str(file)), self.keywords).text


def is_path(text: str) -> bool:
    """Tell whether the value of ``code`` or ``script`` names a file: code of its own has more than a line."""
    return _PATH.fullmatch(text) is not None


def require_inside(path: Path, root: Path | None) -> None:
    """Refuse a link that leads out of the folder that somebody chose.

    Raises:
        FormatError: it does.
    """
    try:
        inside = root is not None and _real(path).is_relative_to(_real(root))
    except OSError:
        raise StorageError(f"Cannot open {path}: its symbolic links lead in a circle.") from None
    if not inside:
        raise FormatError("this link leads out of the folder", source=str(path), line=1, column=1, hint=_STAY)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _candidates(path: str, folder: str, root: str) -> list[str]:
    """Return the places to look at, from the root down."""
    plain = posixpath.normpath(path)
    places = [plain, posixpath.join(folder, plain)]
    parts = plain.split("/")
    if parts[0] == root:
        places.append("/".join(parts[1:]))
    if folder in parts:
        places.append("/".join(parts[parts.index(folder) :]))
    return [place for place in dict.fromkeys(places) if place]
