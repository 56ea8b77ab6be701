"""Texts to import, read into trees: JSON alone, line by line or one after the other, and YAML 1.2.

Whoever wrote a text may be a stranger: what would take too long or too much memory is refused by its size.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Literal

from pydantic import JsonValue

from mrrt_studio.formats.keywords import (
    MARKER,
    Keywords,
    KeywordValue,
    Readable,
    hidden_in_json,
    hidden_in_yaml,
    replaced,
    unreplaceable,
)
from mrrt_studio.formats.remarks import Note, line_starts
from mrrt_studio.scenario.decoding import decoded
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.json_text import parse_json
from mrrt_studio.scenario.locate import Value, json_values, place_of
from mrrt_studio.scenario.text import RawText
from mrrt_studio.scenario.yaml_text import parse_yaml

Syntax = Literal["json", "yaml", "hcl", "jwt"]

MIB = 2**20
LIMITS: Mapping[Syntax, int] = {"json": 32 * MIB, "yaml": 3 * MIB // 2, "hcl": MIB // 2, "jwt": MIB // 4}
"""Bytes of one text: far above what people have, and read within seconds."""
MAX_VALUES = 400_000
"""Values of one JSON text, as far as its commas and brackets tell."""

_JWT = re.compile(r"\s*(Bearer\s+)?eyJ[\w-]+\.[\w-]*\.[\w.-]*\s*", re.ASCII | re.IGNORECASE)
_HCL = re.compile(
    r"^[ \t]*(resource|variable|locals|provider|terraform|data|module|output|import|moved)"
    r"([ \t]+(\"[^\"\n]*\"|[\w-]+)){0,2}[ \t]*\{",
    re.MULTILINE,
)
_SUFFIXES: Mapping[str, Syntax] = {
    ".tf": "hcl",
    ".json": "json",
    ".tfstate": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
}
_MAX_MARKERS = 20_000
_LONGEST_TAG = 100_000
"""Characters without a blank, with an exclamation mark: the time to read a tag grows with its square."""
_NO_BLANKS = re.compile(r"\S+")
_BLANK = re.compile(r"[ \t\n\r]*")
_NO_TEXT = (
    "the value of {} is a list or an object, which has no text; the marker was kept: write @@ instead of ##"
)
_MERGE = "<<"


@dataclass(frozen=True, slots=True)
class Document:
    """One text that was read."""

    text: str
    source: str | None
    syntax: Syntax
    parts: tuple[RawText, ...] = ()
    """The trees that it holds; JSON may have several, one after the other. HCL and tokens have none."""
    marked: JsonValue = None
    """The tree with every keyword marker in its place, or None where it cannot be told."""
    notes: tuple[Note, ...] = ()
    folder: Path | None = None
    """Where its side files are, or None for text from nowhere."""
    keywords: Keywords = field(default_factory=dict[str, KeywordValue])

    @property
    def tree(self) -> JsonValue:
        """The first tree."""
        return self.parts[0].tree if self.parts else None

    @property
    def raw(self) -> RawText:
        """The first tree with its text; for a text without one, the text alone."""
        return self.parts[0] if self.parts else RawText(self.text, None, self.source, tuple)


def syntax_of(text: str, source: str | None) -> Syntax:
    """Return what a text is written in: a token shows it, else the file name says it, else its look."""
    if _JWT.fullmatch(text[: LIMITS["jwt"]]):
        return "jwt"
    if known := _SUFFIXES.get(PurePath(source).suffix.lower() if source else ""):
        return known
    if text.lstrip().startswith(("{", "[", '"')):
        return "json"
    return "hcl" if _HCL.search(text) else "yaml"


def read_document(
    data: str | bytes,
    source: str | None = None,
    *,
    keywords: Keywords | None = None,
    folder: Path | None = None,
) -> Document:
    """Return the trees of a text.

    Args:
        data: the text; bytes are UTF-8.
        source: name of the file, for messages; its ending tells what it is written in.
        keywords: values of keyword markers; markers without one stay.
        folder: where the files are that it refers to.

    Raises:
        FormatError: too large, no UTF-8, or malformed; with the place.
    """
    try:
        return _read(data, source, keywords or {}, folder)
    except FormatError as error:
        if error.line is None:
            error.line = error.column = 1
        raise


def _read(data: str | bytes, source: str | None, keywords: Keywords, folder: Path | None) -> Document:
    _refuse_size(data, source, max(LIMITS.values()))
    text = decoded(data, source)
    syntax = syntax_of(text, source)
    _refuse_size(text, source, LIMITS[syntax])
    document = Document(text, source, syntax, folder=folder, keywords=keywords)
    if syntax in {"json", "yaml"} and sum(1 for _ in MARKER.finditer(text)) > _MAX_MARKERS:
        raise _too_large(text, f"it holds more than {_MAX_MARKERS:,} keyword markers", source)
    if syntax == "json":
        return _read_json(document, keywords)
    return _read_yaml(document, keywords) if syntax == "yaml" else document


def _refuse_size(data: str | bytes, source: str | None, limit: int) -> None:
    if len(data) > limit:
        start = data[:limit]
        text = start.decode("utf-8", "replace") if isinstance(start, bytes) else start
        raise _too_large(text, f"it is larger than {limit / MIB:g} MiB", source)


def _too_large(text: str, message: str, source: str | None) -> FormatError:
    line, column = place_of(text, len(text))
    return FormatError(message, line=line, column=column, source=source, hint="Import it in parts")


def _read_json(document: Document, keywords: Keywords) -> Document:
    text = document.text
    if text.count(",") + text.count("[") + text.count("{") > MAX_VALUES:
        raise _too_large(text, f"it holds more than {MAX_VALUES:,} values", document.source)
    changed = replaced(text, keywords, LIMITS["json"])
    parts = tuple(_json_parts(document, hidden_in_json(changed)))
    marked = parts[0].tree if not changed.passes else _marked_json(document)
    return replace(document, parts=parts, marked=marked, notes=_unreplaced(document, keywords))


def _marked_json(document: Document) -> JsonValue:
    try:
        return next(_json_parts(document, hidden_in_json(Readable(document.text)))).tree
    except FormatError:
        return None


def _json_parts(document: Document, readable: Readable) -> Iterator[RawText]:
    """Yield each JSON value of a text; what stands between them is white space."""
    for start, end in _extents(readable.text):
        chunk = readable.text[start:end]
        try:
            tree = parse_json(chunk, document.source)
        except FormatError as error:
            raise _moved(error, chunk, start, document, readable) from None
        values = _Moved(readable, start, lambda chunk=chunk: json_values(chunk))
        yield RawText(document.text, readable.restored(tree), document.source, values)


def _extents(text: str) -> list[tuple[int, int]]:
    """Return start and end of each JSON value; what is malformed belongs to the last one."""
    decoder, found, at = json.JSONDecoder(), list[tuple[int, int]](), _after_blanks(text, 0)
    while at < len(text):
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return [*found, (at, len(text))]
        found.append((at, end))
        at = _after_blanks(text, end)
    return found or [(0, len(text))]


def _after_blanks(text: str, offset: int) -> int:
    blank = _BLANK.match(text, offset)
    return blank.end() if blank else offset


@dataclass(frozen=True, slots=True)
class _Moved:
    """The places of a part of a readable text, told as places of the file."""

    readable: Readable
    start: int
    values: Callable[[], Iterable[Value]]

    def __call__(self) -> Iterator[Value]:
        for value in self.values():
            key_start = None if value.key_start is None else self.original(value.key_start)
            path = tuple(self._name(part) for part in value.path) if self.readable.sign else value.path
            yield Value(path, self.original(value.start), key_start, value.lexeme)

    def original(self, offset: int) -> int:
        return self.readable.original(self.start + offset)

    def _name(self, part: str | int) -> str | int:
        return self.readable.restored_text(part) if isinstance(part, str) else part


def _moved(error: FormatError, chunk: str, start: int, document: Document, readable: Readable) -> FormatError:
    """Return an error about a part of a readable text as one about the file."""
    line = column = None
    if error.line is not None and error.column is not None:
        offset = readable.original(start + line_starts(chunk)[error.line - 1] + error.column - 1)
        line, column = place_of(document.text, offset)
    return FormatError(
        readable.restored_text(error.message),
        path=readable.restored_text(error.path),
        line=line,
        column=column,
        hint=readable.restored_text(error.hint),
        source=error.source,
    )


def _unreplaced(document: Document, keywords: Keywords) -> tuple[Note, ...]:
    raw = document.raw
    return tuple(
        Note(_NO_TEXT.format(marker), raw, offset=offset)
        for offset, marker in unreplaceable(document.text, keywords)
    )


def _read_yaml(document: Document, keywords: Keywords) -> Document:
    _refuse_long_tags(document)
    changed = replaced(document.text, keywords, LIMITS["yaml"])
    raw = _yaml(document, changed)
    marked = raw.tree if not changed.passes else _marked_yaml(document)
    return replace(document, parts=(raw,), marked=marked, notes=_unreplaced(document, keywords))


def _refuse_long_tags(document: Document) -> None:
    if "!" not in document.text:
        return
    for match in _NO_BLANKS.finditer(document.text):
        if len(match[0]) > _LONGEST_TAG and "!" in match[0]:
            before = document.text[: match.start()]
            raise _too_large(
                before, f"more than {_LONGEST_TAG:,} characters without a blank", document.source
            )


def _marked_yaml(document: Document) -> JsonValue:
    try:
        return _yaml(document, Readable(document.text)).tree
    except FormatError:
        return None


def _yaml(document: Document, changed: Readable) -> RawText:
    """Read YAML with its markers hidden; where that makes no sense, what looks like a comment is one."""
    readable = hidden_in_yaml(changed)
    try:
        return _parsed_yaml(document, readable)
    except FormatError as error:
        cautious = hidden_in_yaml(changed, comments=True)
        if cautious.text != readable.text:
            with contextlib.suppress(FormatError):
                return _parsed_yaml(document, cautious)
        raise error from None


def _parsed_yaml(document: Document, readable: Readable) -> RawText:
    try:
        tree, values = parse_yaml(readable.text, document.source)
    except FormatError as error:
        raise _moved(error, readable.text, 0, document, readable) from None
    merged = _with_merged(tree) if _MERGE in readable.text else tree
    places = _Moved(readable, 0, lambda: values)
    return RawText(document.text, readable.restored(merged), document.source, places)


def _with_merged(tree: JsonValue) -> JsonValue:
    """Return the tree with ``<<`` merged, as js-yaml does: a field that is given wins over a merged one."""
    if isinstance(tree, list):
        return [_with_merged(item) for item in tree]
    if not isinstance(tree, dict):
        return tree
    own = {name: _with_merged(value) for name, value in tree.items()}
    sources = own.get(_MERGE)
    merged = sources if isinstance(sources, list) else [sources]
    if _MERGE not in own or not all(isinstance(each, dict) for each in merged):
        return own
    result: dict[str, JsonValue] = {}
    for each in reversed(merged):
        result |= each if isinstance(each, dict) else {}
    return result | {name: value for name, value in own.items() if name != _MERGE}
