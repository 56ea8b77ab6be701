"""Scrolling through rows whose heights are known only while they are looked at.

The place is kept as a row and the pixels of it above the edge; only rows near that place are ever measured,
so ten thousand of them cost no more than ten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

UNIT = 1000
"""Steps of the scroll bar for one row."""

Heights = Callable[[int], int]
"""The height of a row, in pixels; at least 1."""


class Anchor(NamedTuple):
    """The topmost row to be seen and how many pixels of it are above the edge."""

    row: int = 0
    offset: float = 0


class Placed(NamedTuple):
    """A row on the screen: ``top`` in pixels from the edge, which is negative where it is cut off."""

    row: int
    top: int
    height: int


def visible_rows(anchor: Anchor, count: int, heights: Heights, view: int) -> Iterator[Placed]:
    """Yield the rows to be seen in a view that is ``view`` pixels high, from the top."""
    top = -round(anchor.offset)
    for row in range(anchor.row, count):
        if top >= view:
            return
        height = heights(row)
        yield Placed(row, top, height)
        top += height


def moved(anchor: Anchor, pixels: float, count: int, heights: Heights, view: int) -> Anchor:
    """Return the place after scrolling by ``pixels``, downward where positive, never past either end."""
    row, offset = anchor.row, anchor.offset + pixels
    while offset < 0 and row > 0:
        row -= 1
        offset += heights(row)
    while row < count - 1 and offset >= heights(row):
        offset -= heights(row)
        row += 1
    return kept(Anchor(row, max(offset, 0)), count, heights, view)


def kept(anchor: Anchor, count: int, heights: Heights, view: int) -> Anchor:
    """Return the place, or the last one at which the view is still full."""
    return max(Anchor(), min(anchor, last_place(count, heights, view)))


def last_place(count: int, heights: Heights, view: int) -> Anchor:
    """Return the place at which the last row ends at the lower edge."""
    room = view
    for row in range(count - 1, -1, -1):
        height = heights(row)
        if height >= room:
            return Anchor(row, height - room)
        room -= height
    return Anchor()


def showing(anchor: Anchor, row: int, count: int, heights: Heights, view: int) -> Anchor:
    """Return the nearest place at which a row is seen whole, or from its top where it is too high."""
    if row <= anchor.row or heights(row) >= view:
        return kept(Anchor(row, 0), count, heights, view)
    lowest = moved(Anchor(row, 0), heights(row) - view, count, heights, view)
    return max(anchor, lowest)


def bar_value(anchor: Anchor, heights: Heights) -> int:
    """Return where the scroll bar stands."""
    part = anchor.offset / heights(anchor.row) if anchor.offset else 0
    return round((anchor.row + part) * UNIT)


def place_of_bar(value: int, count: int, heights: Heights) -> Anchor:
    """Return the place that a value of the scroll bar stands for."""
    row = min(value // UNIT, max(count - 1, 0))
    part = value / UNIT - row
    return Anchor(row, part * heights(row) if count else 0)
