"""JSON, read strictly: what Python's reader lets pass silently is refused with its place."""

from __future__ import annotations

import json
import math
import re
from typing import NoReturn

from pydantic import JsonValue

from mrrt_studio.scenario.errors import FormatError, path_text
from mrrt_studio.scenario.locate import Value, json_values, place_of

MAX_DEPTH = 100
"""Objects and lists inside each other; deeper ones come from mistakes and attacks only."""

_MAX_INTEGER_DIGITS = 19
_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")

_HALF_PAIR_FAULT = (
    "the text holds half of a surrogate pair, which is no character",
    "Write both halves or neither",
)
_WORDING = {
    "Expecting value": (
        "a value is missing or misspelt here",
        "A value is text in double quotes, a number, true, false, null, [...] or {...}",
    ),
    "Expecting ',' delimiter": ("a comma or a closing bracket is missing here", ""),
    "Expecting ':' delimiter": ("a colon is missing here", 'A field is written "name": value'),
    "Extra data": ("the document ends before this", "Remove what follows, or what ended it too early"),
    "Unterminated string starting at": ("the text that begins here has no closing quote", ""),
    "Invalid control character at": (
        "a line break or control character stands inside text",
        "Write a line break as \\n and a tab as \\t",
    ),
    "Invalid \\escape": (
        "a backslash stands before something that needs none",
        "Write a backslash itself as \\\\",
    ),
    "Invalid \\uXXXX escape": ("\\u must be followed by four hexadecimal digits", ""),
    "Illegal trailing comma": ("a comma too many stands before the closing bracket", "Remove the comma"),
    "Expecting property name": (
        "the name of a field, in double quotes, should stand here",
        "JSON has no comments, no single quotes and no comma after the last field",
    ),
}
"""What Python's reader says, and what people are told instead."""


class _Suspicious(Exception):  # noqa: N818 - never leaves this module
    """The reader met something to refuse; the walk through the text finds out what and where."""


def parse_json(text: str, source: str | None = None, *, max_depth: int = MAX_DEPTH) -> JsonValue:
    """Return the tree that a JSON text holds.

    Raises:
        FormatError: malformed; a key twice; NaN or Infinity; a number that does not fit in 64 bits; half a
            surrogate pair; more than ``max_depth`` brackets inside each other.
    """
    if not text.strip():
        message = "there is nothing in it"
        raise FormatError(message, hint="A JSON document was expected", source=source)
    try:
        tree = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise _malformed(text, error, source) from None
    except (_Suspicious, RecursionError):
        raise _first_fault(text, source, max_depth) from None
    if _deeper_than(tree, max_depth) or _HALF_PAIR.search(text):
        _refuse_faults(text, source, max_depth)
    return tree


def _refuse_faults(text: str, source: str | None, max_depth: int) -> None:
    if any(_fault(value, max_depth) for value in json_values(text)):
        raise _first_fault(text, source, max_depth)


def _unique(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Suspicious
    return found


def _integer(digits: str) -> int:
    if not _fits(digits):
        raise _Suspicious
    return int(digits)


def _fits(digits: str) -> bool:
    return len(digits.lstrip("-")) <= _MAX_INTEGER_DIGITS and -(2**63) <= int(digits) < 2**63


def _real(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise _Suspicious
    return value


def _no_constant(_name: str) -> NoReturn:
    raise _Suspicious


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_int=_integer, parse_float=_real, parse_constant=_no_constant
)


def _deeper_than(tree: JsonValue, max_depth: int) -> bool:
    level = [tree]
    for _ in range(max_depth):
        level = [child for node in level for child in _children(node) if isinstance(child, (dict, list))]
        if not level:
            return False
    return True


def _children(node: JsonValue) -> list[JsonValue]:
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []


def _malformed(text: str, error: json.JSONDecodeError, source: str | None) -> FormatError:
    wording = ((said, hint) for known, (said, hint) in _WORDING.items() if error.msg.startswith(known))
    message, hint = next(wording, ("this is no JSON", ""))
    line, column = place_of(text, error.pos)
    return FormatError(message, line=line, column=column, hint=hint, source=source)


def _first_fault(text: str, source: str | None, max_depth: int) -> FormatError:
    seen: set[tuple[str | int, ...]] = set()
    for value in json_values(text):
        fault = _repeated(value) if value.path in seen else _fault(value, max_depth)
        if fault:
            line, column = place_of(text, value.offset(of_key=value.path in seen))
            path = "" if len(value.path) >= max_depth else path_text(value.path)
            return FormatError(fault[0], path=path, line=line, column=column, hint=fault[1], source=source)
        seen.add(value.path)
    return FormatError("this JSON cannot be read", source=source)


def _repeated(value: Value) -> tuple[str, str]:
    return f"the field '{value.path[-1]}' stands twice in this object", "Keep one of them"


def _fault(value: Value, max_depth: int) -> tuple[str, str] | None:
    if len(value.path) >= max_depth and value.lexeme in "[{":
        return f"more than {max_depth} brackets are open inside each other", ""
    if value.path and isinstance(value.path[-1], str) and not _is_text(value.path[-1]):
        return _HALF_PAIR_FAULT
    if value.lexeme in {"NaN", "Infinity", "-Infinity"}:
        return f"{value.lexeme} is no number in JSON", "Write a number or null"
    if value.lexeme[0] == '"':
        return _half_pair(value.lexeme)
    return _too_large(value.lexeme)


def _too_large(lexeme: str) -> tuple[str, str] | None:
    digits = lexeme.lstrip("-")
    if digits.isdecimal() and digits.isascii():
        fits = _fits(lexeme)
    else:
        fits = not digits[:1].isdecimal() or _is_finite(lexeme)
    return None if fits else ("the number is too large", "It must fit in 64 bits")


def _is_finite(lexeme: str) -> bool:
    try:
        return math.isfinite(float(lexeme))
    except ValueError:
        return True


def _half_pair(lexeme: str) -> tuple[str, str] | None:
    try:
        return None if _is_text(json.loads(lexeme)) else _HALF_PAIR_FAULT
    except ValueError:
        return None


def _is_text(characters: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in characters)
