"""Where the lanes of the sequence diagram stand; those that do not fit share one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from mrrt_studio.simulation.step_arrows import Lane, LaneKind


@dataclass(frozen=True, slots=True)
class Column:
    """One vertical line with a name above it."""

    lanes: tuple[Lane, ...]
    """More than one where there was not enough room for each."""
    name: str
    x: float
    """Pixels from the left edge of the view."""


@dataclass(frozen=True)
class Tracks:
    """The columns of a view of one width."""

    columns: tuple[Column, ...] = ()

    @cached_property
    def _places(self) -> Mapping[Lane, float]:
        return {lane: column.x for column in self.columns for lane in column.lanes}

    def x(self, lane: Lane) -> float | None:
        """Return where a lane stands, in pixels, or None where it has none."""
        return self._places.get(lane)

    def room(self, index: int, left: float, right: float) -> tuple[float, float]:
        """Return from where to where the name of a column may reach, in pixels."""
        x = self.columns[index].x
        before = (self.columns[index - 1].x + x) / 2 if index else left
        after = (x + self.columns[index + 1].x) / 2 if index + 1 < len(self.columns) else right
        half = min(x - before, after - x)
        return x - half, x + half


@dataclass(frozen=True, slots=True)
class LaneName:
    """A lane with what people call it and how wide that is, in pixels."""

    lane: Lane
    name: str
    width: float


_WEIGHTS: Mapping[tuple[LaneKind, LaneKind], float] = {
    ("user", "client"): 1.0,
    ("client", "auth0"): 1.6,
    ("user", "auth0"): 1.6,
    ("auth0", "api"): 1.2,
}
"""Where labels are longest there is more room."""


def lay_tracks(names: Sequence[LaneName], left: float, right: float, closest: float) -> Tracks:
    """Return the columns between two edges.

    Args:
        names: the lanes from left to right.
        left: where the name of the first may begin, in pixels.
        right: where the name of the last may end.
        closest: the least distance between two lanes; where it does not suffice, lanes share a column.
    """
    if not names:
        return Tracks()
    most = max(4, int((right - left) // closest))
    groups = _grouped(names, most)
    widest = (right - left) / len(groups)
    widths = [min(group[0].width, widest) for group in groups]
    gaps = [_wanted(one, other, closest) for one, other in pairwise(groups)]
    start, end = left + widths[0] / 2, right - widths[-1] / 2
    scale = max(end - start, 0) / sum(gaps) if gaps else 0
    x, columns = start, [_column(groups[0], start)]
    for group, gap in zip(groups[1:], gaps, strict=True):
        x += gap * scale
        columns.append(_column(group, x))
    return Tracks(tuple(columns))


def _wanted(one: Sequence[LaneName], other: Sequence[LaneName], closest: float) -> float:
    weight = _WEIGHTS.get((one[0].lane.kind, other[0].lane.kind), 0.8)
    names = min(one[0].width, 3 * closest) + min(other[0].width, 3 * closest)
    return weight * closest * 1.5 + names / 2


def _column(group: Sequence[LaneName], x: float) -> Column:
    name = group[0].name if len(group) == 1 else f"+{len(group)}"
    return Column(tuple(each.lane for each in group), name, x)


def _grouped(names: Sequence[LaneName], most: int) -> list[tuple[LaneName, ...]]:
    """Put the last APIs into one column, and then the last applications, until all fit."""
    groups: list[tuple[LaneName, ...]] = [(name,) for name in names]
    for kind in ("api", "client"):
        surplus = len(groups) - most
        places = [place for place, group in enumerate(groups) if group[0].lane.kind == kind]
        if surplus > 0 and len(places) > 1:
            first = places[max(0, len(places) - surplus - 1)]
            last = places[-1]
            shared = tuple(name for group in groups[first : last + 1] for name in group)
            groups[first : last + 1] = [shared]
    return groups
