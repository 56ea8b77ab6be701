"""YAML 1.2 with the content of JSON: core types only, so ``no`` is text and so is a date.

The tree is built from the parser's events: ruamel.yaml's own constructors know more types than JSON has,
resolve dates, and follow an alias as often as it stands there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import JsonValue
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from mrrt_studio.scenario.errors import FieldPath, FormatError, path_text
from mrrt_studio.scenario.json_text import MAX_DEPTH
from mrrt_studio.scenario.locate import Value, place_of

MAX_ALIASED = 10_000
"""Values that aliases may repeat, all together: far above what people write, far below a bomb."""

_TAG = "tag:yaml.org,2002:"
_CONTAINER_TAGS = {"list": {None, f"{_TAG}seq"}, "dict": {None, f"{_TAG}map"}}
_NULL = re.compile(r"null|Null|NULL|~|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


_Event = Any
"""ruamel.yaml gives its events no types."""

_NOT_TEXT = "the name of a field must be text"
_HALF_PAIR = "the text holds half of a surrogate pair, which is no character"
_TOO_LARGE = "the number is too large"
_SECOND = "a second document begins here"
_NO_YAML = "this is no YAML"
_EMPTY = "there is nothing in it"


class _Fault(Exception):  # noqa: N818 - becomes a FormatError before it leaves
    def __init__(self, message: str, path: FieldPath, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.path, self.offset, self.hint = path, offset, hint


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    container: list[JsonValue] | dict[str, JsonValue]
    path: FieldPath
    anchor: str | None
    size: int = 1
    key: str | None = None
    key_start: int | None = None


@dataclass(slots=True)
class _Anchored:
    value: JsonValue
    size: int


@dataclass(slots=True)
class _Builder:
    """Turns events into a tree, one frame for every open container: without recursion no depth is fatal."""

    frames: list[_Frame] = field(default_factory=list[_Frame])
    anchors: dict[str, _Anchored | None] = field(default_factory=dict[str, "_Anchored | None"])
    """None while the anchored container is still open: an alias to it would be a cycle."""
    values: list[Value] = field(default_factory=list[Value])
    root: JsonValue = None
    documents: int = 0
    aliased: int = 0

    def take(self, event: _Event) -> None:
        """Add what one event says to the tree."""
        match type(event).__name__:
            case "DocumentStartEvent":
                self.start_document(event)
            case "ScalarEvent":
                self.scalar(event)
            case "AliasEvent":
                self.alias(event)
            case "SequenceStartEvent":
                self.open(event, [])
            case "MappingStartEvent":
                self.open(event, {})
            case "SequenceEndEvent" | "MappingEndEvent":
                self.close()
            case _:
                pass

    def start_document(self, event: _Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _Fault(_SECOND, (), _offset(event), "A file holds one document")

    def scalar(self, event: _Event) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self.name_field(frame, event)
            return
        path = self.path()
        value = _scalar(event, path)
        self.put(value, path, _offset(event), size=1)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, 1)

    def name_field(self, frame: _Frame, event: _Event) -> None:
        key = _scalar(event, frame.path)
        if not isinstance(key, str):
            hint = f"Put it in quotes: '{event.value}'"
            raise _Fault(_NOT_TEXT, frame.path, _offset(event), hint)
        if key in frame.container:
            message = f"the field '{key}' stands twice in this object"
            raise _Fault(message, (*frame.path, key), _offset(event), "Keep one of them")
        frame.key, frame.key_start = key, _offset(event)

    def open(self, event: _Event, container: list[JsonValue] | dict[str, JsonValue]) -> None:
        path = self.path()
        if event.tag not in _CONTAINER_TAGS[type(container).__name__]:
            raise _unknown_tag(event, path)
        if len(self.frames) >= MAX_DEPTH:
            raise _Fault(f"more than {MAX_DEPTH} objects and lists are inside each other", (), _offset(event))
        self.refuse_as_name(event)
        self.values.append(Value(path, _offset(event), self.key_start()))
        self.frames.append(_Frame(container, path, event.anchor))
        if event.anchor:
            self.anchors[event.anchor] = None

    def close(self) -> None:
        frame = self.frames.pop()
        if frame.anchor:
            self.anchors[frame.anchor] = _Anchored(frame.container, frame.size)
        self.hang_up(frame.container, frame.size)

    def alias(self, event: _Event) -> None:
        self.refuse_as_name(event)
        path = self.path()
        if event.anchor not in self.anchors:
            message = f"*{event.anchor} refers to nothing that stands before it"
            raise _Fault(message, path, _offset(event), f"Mark what it means with &{event.anchor}")
        anchored = self.anchors[event.anchor]
        if anchored is None:
            raise _Fault(f"*{event.anchor} contains itself", path, _offset(event))
        self.aliased += anchored.size
        if self.aliased > MAX_ALIASED:
            raise _Fault(f"aliases repeat more than {MAX_ALIASED} values", path, _offset(event))
        self.put(anchored.value, path, _offset(event), anchored.size)

    def put(self, value: JsonValue, path: FieldPath, offset: int, size: int) -> None:
        self.values.append(Value(path, offset, self.key_start()))
        self.hang_up(value, size)

    def hang_up(self, value: JsonValue, size: int) -> None:
        """Put a finished value where it belongs."""
        if not self.frames:
            self.root = value
            return
        frame = self.frames[-1]
        frame.size += size
        if isinstance(frame.container, list):
            frame.container.append(value)
        elif frame.key is not None:
            frame.container[frame.key] = value
            frame.key = None

    def path(self) -> FieldPath:
        if not self.frames:
            return ()
        frame = self.frames[-1]
        part = len(frame.container) if isinstance(frame.container, list) else frame.key
        return frame.path if part is None else (*frame.path, part)

    def key_start(self) -> int | None:
        frame = self.frames[-1] if self.frames else None
        return frame.key_start if frame is not None and isinstance(frame.container, dict) else None

    def refuse_as_name(self, event: _Event) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            raise _Fault(_NOT_TEXT, frame.path, _offset(event))


def parse_yaml(text: str, source: str | None = None) -> tuple[JsonValue, list[Value]]:
    """Return the tree that a YAML text holds, and every value with its place.

    Raises:
        FormatError: malformed; a key twice or one that is no text; a tag; a number that is none in JSON; an
            alias that contains itself or repeats too much; more than one document.
    """
    builder = _Builder()
    try:
        for event in _events(text):
            builder.take(event)
    except _Fault as fault:
        raise _refusal(text, fault, source) from None
    except MarkedYAMLError as error:
        raise _malformed(text, error, source) from None
    # The parser answers some malformed texts with whatever its own code raised.
    except (YAMLError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError):
        raise FormatError(_NO_YAML, source=source) from None
    if not builder.documents:
        raise FormatError(_EMPTY, hint="A YAML document was expected", source=source)
    return builder.root, builder.values


def _events(text: str) -> Iterator[_Event]:
    reader: Any = YAML(typ="safe", pure=True)
    return reader.parse(text)


def _refusal(text: str, fault: _Fault, source: str | None) -> FormatError:
    line, column = place_of(text, fault.offset)
    return FormatError(
        str(fault), path=path_text(fault.path), line=line, column=column, hint=fault.hint, source=source
    )


def _malformed(text: str, error: _Event, source: str | None) -> FormatError:
    mark = error.problem_mark or error.context_mark
    line, column = place_of(text, mark.index) if mark is not None else (None, None)
    message = str(error.problem or error.context or _NO_YAML)
    hint = "Check the indentation, and put text that holds ':' or '#' in quotes"
    return FormatError(message, line=line, column=column, hint=hint, source=source)


def _offset(event: _Event) -> int:
    return event.start_mark.index


def _scalar(event: _Event, path: FieldPath) -> JsonValue:
    text = _with_whole_pairs(event, path)
    if event.tag in {f"{_TAG}str", "!"} or (event.tag is None and not event.implicit[0]):
        return text
    if event.tag is not None and event.tag.removeprefix(_TAG) not in {"null", "bool", "int", "float"}:
        raise _unknown_tag(event, path)
    return _plain(event, text, path)


def _with_whole_pairs(event: _Event, path: FieldPath) -> str:
    """Join the two halves that JSON escapes one after the other: JSON is YAML, so both read alike."""
    text: str = event.value
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        raise _Fault(_HALF_PAIR, path, _offset(event)) from None


def _plain(event: _Event, text: str, path: FieldPath) -> JsonValue:
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text) or _FALSE.fullmatch(text):
        return _TRUE.fullmatch(text) is not None
    if _INTEGER.fullmatch(text) or _OTHER_BASE.fullmatch(text):
        return _whole_number(event, text, path)
    if _REAL.fullmatch(text) or _NOT_FINITE.fullmatch(text):
        return _real_number(event, text, path)
    return text


def _whole_number(event: _Event, text: str, path: FieldPath) -> int:
    digits = text.lstrip("+-0")
    value = int(text, 0 if _OTHER_BASE.fullmatch(text) else 10) if len(digits) <= MAX_DEPTH else 2**64
    if not -(2**63) <= value < 2**63:
        raise _Fault(_TOO_LARGE, path, _offset(event), "It must fit in 64 bits")
    return value


def _real_number(event: _Event, text: str, path: FieldPath) -> float:
    value = math.nan if _NOT_FINITE.fullmatch(text) else float(text)
    if not math.isfinite(value):
        raise _Fault(f"{text} is no number that JSON can hold", path, _offset(event))
    return value


def _unknown_tag(event: _Event, path: FieldPath) -> _Fault:
    return _Fault(f"the tag {event.tag} means nothing here", path, _offset(event), "Remove it")
