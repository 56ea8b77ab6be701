"""Reading what a script passed to its ``api``: any JSON, and often not what was meant."""

from __future__ import annotations

from typing import Any, cast

from mrrt_studio.engine.actions.effects import Ignored

Arguments = tuple[Any, ...]

_LAST_SECOND = 253_402_300_799
"""The end of the year 9999, where every calendar of this program ends."""


def at(arguments: Arguments, index: int) -> Any:  # noqa: ANN401 - JSON
    """Return an argument; one that was left out is null."""
    return arguments[index] if index < len(arguments) else None


def text_at(arguments: Arguments, index: int, name: str) -> str:
    """Return an argument that must be a text with something in it.

    Raises:
        Ignored: it is none.
    """
    value = at(arguments, index)
    if not isinstance(value, str) or not value:
        raise Ignored(f"the {name} is no text")
    return value


def words_at(arguments: Arguments, index: int, otherwise: str) -> str:
    """Return an argument as words for people, whatever it is."""
    value = at(arguments, index)
    return value if isinstance(value, str) and value else otherwise


def options_at(arguments: Arguments, index: int) -> dict[str, Any]:
    """Return an argument that holds options; anything else is none."""
    value = at(arguments, index)
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def seconds_at(arguments: Arguments, index: int) -> int:
    """Return an argument in milliseconds since 1970 as whole seconds.

    Raises:
        Ignored: it is no number that a calendar knows.
    """
    value = at(arguments, index)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value == value:  # noqa: PLR0124 - NaN
        raise Ignored("the time is no number of milliseconds since 1970")
    return int(max(0, min(value, _LAST_SECOND * 1000)) // 1000)
