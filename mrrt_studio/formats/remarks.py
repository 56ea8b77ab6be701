"""What the person who imports should know, each remark with its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from mrrt_studio.scenario.errors import FieldPath, FormatError, path_text
from mrrt_studio.scenario.locate import offsets_of
from mrrt_studio.scenario.text import RawText


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know: what it is, and where it stands."""

    message: str
    """One sentence for people, without a full stop."""
    source: str | None = None
    """Name of the file, or None for pasted text."""
    line: int | None = None
    """From 1, or None where no place can be told."""
    column: int | None = None
    """From 1, in characters."""
    path: str = ""
    """The field, as people write it."""

    def __str__(self) -> str:
        told = FormatError(
            self.message, path=self.path, line=self.line, column=self.column, source=self.source
        )
        return str(told)


@dataclass(frozen=True, slots=True)
class Note:
    """A remark before its place is looked up: that is done for all of a text at once."""

    message: str
    raw: RawText | None = None
    """The text that it is about, or None where it is about no text."""
    path: FieldPath = ()
    offset: int | None = None
    """Where it stands, in characters from the start, if that is known already."""


def placed(notes: Iterable[Note]) -> tuple[Remark, ...]:
    """Return the remarks with line and column, in the order of the notes."""
    every = tuple(notes)
    by_text: dict[int, list[int]] = defaultdict(list)
    for number, note in enumerate(every):
        by_text[id(note.raw)].append(number)
    remarks: dict[int, Remark] = {}
    lines: dict[int, list[int]] = {}
    for numbers in by_text.values():
        remarks |= zip(numbers, _of_one_text([every[number] for number in numbers], lines), strict=True)
    return tuple(remarks[number] for number in range(len(every)))


def _of_one_text(notes: Sequence[Note], lines: dict[int, list[int]]) -> list[Remark]:
    raw = notes[0].raw
    if raw is None:
        return [Remark(note.message) for note in notes]
    offsets = offsets_of(raw.values(), [(note.path, False) for note in notes])
    starts = lines.get(id(raw.text)) or lines.setdefault(id(raw.text), line_starts(raw.text))
    return [_remark(note, raw, offset, starts) for note, offset in zip(notes, offsets, strict=True)]


def _remark(note: Note, raw: RawText, offset: int, starts: Sequence[int]) -> Remark:
    at = offset if note.offset is None else note.offset
    line = bisect_right(starts, at)
    return Remark(note.message, raw.source, line, at - starts[line - 1] + 1, path_text(note.path))


def line_starts(text: str) -> list[int]:
    """Return the offset of each line's first character."""
    lines = text.split("\n")
    return [0, *accumulate(len(line) + 1 for line in lines[:-1])]
