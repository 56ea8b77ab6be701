"""What keys do to code, as plain functions: how deep the next line begins, and where a bracket ends."""

from __future__ import annotations

from collections.abc import Callable

from mrrt_studio.ui.scripts.javascript import read_line

INDENT = "  "
_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}

Lines = Callable[[int], tuple[str, int] | None]
"""Returns a line by its number and the state that it begins in; None where there is none."""


def indent_after(line: str) -> str:
    """Return the blanks that the line behind this one begins with."""
    code = line.rstrip()
    indent = line[: len(line) - len(line.lstrip())]
    return indent + INDENT if code.endswith(tuple(_OPENING)) else indent


def outdented(line: str) -> str:
    """Return a line one step further to the left."""
    return (
        line[1:]
        if line.startswith("\t")
        else line.removeprefix(INDENT)
        if line.startswith(INDENT)
        else line.lstrip()
    )


def indented(line: str) -> str:
    """Return a line one step further to the right; an empty one stays empty."""
    return INDENT + line if line.strip() else line


def bracket_at(lines: Lines, number: int, column: int) -> tuple[int, int] | None:
    """Return the column and the direction of the bracket beside a cursor, the one before it first."""
    for place in (column - 1, column):
        character = dict(_brackets(lines, number)).get(place)
        if character is not None:
            return place, 1 if character in _OPENING else -1
    return None


def partner(lines: Lines, number: int, column: int, most_lines: int) -> tuple[int, int] | None:
    """Return the line and column of the bracket that belongs to another one; those in texts do not count.

    Args:
        lines: the code.
        number: line of the bracket.
        column: its column.
        most_lines: how far to look.
    """
    start = dict(_brackets(lines, number)).get(column)
    if start is None:
        return None
    step = 1 if start in _OPENING else -1
    depth = 0
    for line in range(number, number + step * most_lines, step):
        for place, character in _brackets(lines, line)[::step]:
            if line == number and (place - column) * step < 0:
                continue
            depth += step if character in _OPENING else -step
            if depth == 0:
                belongs = (_OPENING | _CLOSING)[start] == character
                return (line, place) if belongs else None
        if lines(line + step) is None:
            return None
    return None


def _brackets(lines: Lines, number: int) -> list[tuple[int, str]]:
    found = lines(number)
    if found is None:
        return []
    text, state = found
    spans = read_line(text, state).spans
    return [(span.start, text[span.start]) for span in spans if span.kind == "bracket"]
