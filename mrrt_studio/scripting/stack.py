"""Where in a script something went wrong, read off the engine's stack: the script's own lines alone."""

from __future__ import annotations

import re
from typing import NamedTuple

LINES_BEFORE = 10_000
"""Empty lines before the first one of a script; smaller numbers are those of the host around it."""

_FRAME = re.compile(r"^\s*at (?:(?P<name>.*) )?\(?<input>:(?P<line>\d+):(?P<column>\d+)\)?$")
_MOST = 10


class Frame(NamedTuple):
    """One call."""

    name: str
    line: int
    """From 1, in the script's text."""
    column: int
    """From 1."""


def frames(stack: str) -> list[Frame]:
    """Return the calls inside the script, the innermost first."""
    found = (_FRAME.match(line) for line in stack.splitlines())
    all_ = (Frame(match["name"] or "", int(match["line"]), int(match["column"])) for match in found if match)
    inside = (frame for frame in all_ if frame.line > LINES_BEFORE)
    return [frame._replace(line=frame.line - LINES_BEFORE) for frame in inside][:_MOST]


def written(calls: list[Frame]) -> str:
    """Return calls as a stack, a line each."""
    return "\n".join(f"at {call.name or '<anonymous>'} ({call.line}:{call.column})" for call in calls)
