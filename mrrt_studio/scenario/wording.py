"""What the models refuse, in words for people: what stands there, what should, and what to write."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

_MAX_QUOTED = 40

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "none_required": "null",
}

_HOW = {
    "text": "Put it in double quotes",
    "a whole number": "Write digits without quotes, such as 3600",
    "a number": "Write it without quotes, such as 1.5",
    "true or false": "Write true or false without quotes",
    "a list": "Write it in square brackets: [...]",
    "an object": "Write it in braces: {...}",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One fault in words."""

    message: str
    hint: str = ""


def of_types(errors: list[ErrorDetails]) -> Wording | None:
    """Return the words for a value of the wrong type, with every type it may have; None for other faults."""
    wanted = list(dict.fromkeys(_WANTED.get(error["type"], "") for error in errors))
    if "" in wanted:
        return None
    found = errors[0]["input"]
    hint = "Leave the field out to get its default" if found is None else _HOW.get(wanted[0], "")
    return Wording(f"should be {' or '.join(wanted)}, not {described(found)}", hint)


def of_constraint(error: ErrorDetails) -> Wording:
    """Return the words for a value of the right type that is still not allowed."""
    context: dict[str, Any] = error.get("ctx") or {}
    found = _quoted(error["input"])
    match error["type"]:
        case "value_error":
            return _of_rule(str(context.get("error", error["msg"])), has_place=bool(error["loc"]))
        case "literal_error":
            return Wording(f"cannot be {found}", f"It can be {context.get('expected')}")
        case "string_too_short":
            return Wording("must not be empty")
        case "string_pattern_mismatch":
            return Wording(f"cannot be {found}", "Use letters, digits, '_' and '-'")
        case "greater_than_equal":
            return Wording(f"cannot be {found}", f"The least is {context.get('ge')}")
        case _:
            return Wording(_without_python(error["msg"]))


def _of_rule(said: str, *, has_place: bool) -> Wording:
    """Split what a model's own rule says; one about the whole begins with the place, which is known."""
    before, _, after = said.partition(": ")
    return Wording(before, _capital(after)) if has_place else Wording(after or before)


def of_unknown_name(name: str, known: Iterable[str], *, thing: str = "field") -> Wording:
    """Return the words for a name that does not exist, with the nearest one that does."""
    names = list(known)
    near = nearest(name, names)
    hint = f"Did you mean '{near}'?" if near else f"There are {', '.join(names)}"
    return Wording(f"there is no {thing} '{_short(name)}' here", hint)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name that was probably meant, or None if none is alike."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1)), None)


def described(value: object) -> str:
    """Return what a value is, short enough for one line; never what an object or list holds."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return f"the text '{_short(value)}'" if value else "empty text"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    return "an object" if isinstance(value, dict) else "a list"


def _quoted(value: object) -> str:
    return f"'{_short(value)}'" if isinstance(value, str) and value else described(value)


def _short(text: str) -> str:
    line = re.sub(r"\s+", " ", text)
    return line if len(line) <= _MAX_QUOTED else f"{line[: _MAX_QUOTED - 1]}…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _without_python(message: str) -> str:
    return message.replace("Input should", "should").replace("String should", "should")
