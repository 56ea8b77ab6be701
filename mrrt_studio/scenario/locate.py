"""Where the values of a JSON text stand; walked only when an error has to be told, so reading stays fast."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mrrt_studio.scenario.errors import FieldPath

_LEXEME = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


class Place(NamedTuple):
    """A place in a text: line and column, both from 1, the column in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it stands in the text."""

    path: FieldPath
    start: int
    """Offset in characters."""
    key_start: int | None = None
    """Offset of its key, or None in a list and at the top."""
    lexeme: str = ""
    """The text of a scalar, or the opening bracket."""

    def offset(self, *, of_key: bool) -> int:
        """Return where to point: at the key where that was asked for and there is one."""
        return self.key_start if of_key and self.key_start is not None else self.start


@dataclass(slots=True)
class _Frame:
    """An object or list that is still open."""

    is_list: bool
    part: str | int
    key_start: int | None = None
    wants_key: bool = False

    def advance(self) -> None:
        if isinstance(self.part, int):
            self.part += 1
        self.wants_key = not self.is_list


def json_values(text: str) -> Iterator[Value]:
    """Yield every value of a JSON text in its order; of malformed text, whatever can be made out."""
    frames: list[_Frame] = []
    for match in _LEXEME.finditer(text):
        lexeme, frame = match.group(), frames[-1] if frames else None
        if lexeme in "}]":
            del frames[-1:]
        elif lexeme in ",:":
            _separate(frame, lexeme)
        elif frame is not None and frame.wants_key:
            frame.part, frame.key_start = _key(lexeme), match.start()
        else:
            path = tuple(each.part for each in frames)
            yield Value(path, match.start(), frame.key_start if frame else None, lexeme)
            _open(frames, lexeme)


def _open(frames: list[_Frame], lexeme: str) -> None:
    if lexeme == "[":
        frames.append(_Frame(is_list=True, part=0))
    elif lexeme == "{":
        frames.append(_Frame(is_list=False, part="", wants_key=True))


def _separate(frame: _Frame | None, lexeme: str) -> None:
    if frame is None:
        return
    if lexeme == ",":
        frame.advance()
    else:
        frame.wants_key = False


def _key(lexeme: str) -> str:
    try:
        return str(json.loads(lexeme))
    except ValueError:
        return lexeme


def place_of(text: str, offset: int) -> Place:
    """Return line and column of an offset."""
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def offsets_of(values: Iterable[Value], wanted: Iterable[tuple[FieldPath, bool]]) -> list[int]:
    """Return for each wanted path, and whether its key is meant, the offset of its value or nearest ancestor.

    A field that is missing has no place of its own: the object that lacks it is shown instead.
    """
    paths = list(wanted)
    known = {path[:length] for path, _ in paths for length in range(len(path) + 1)}
    found = {value.path: value for value in values if value.path in known}
    return [_nearest(found, path, of_key=of_key) for path, of_key in paths]


def _nearest(found: dict[FieldPath, Value], path: FieldPath, *, of_key: bool) -> int:
    if path in found:
        return found[path].offset(of_key=of_key)
    ancestors = (path[:length] for length in range(len(path) - 1, -1, -1))
    return next((found[ancestor].start for ancestor in ancestors if ancestor in found), 0)
