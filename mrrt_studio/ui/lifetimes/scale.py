"""Virtual time laid out from left to right: where a second stands, and which seconds get a mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_MINUTE, _HOUR, _DAY, _YEAR = 60, 3_600, 86_400, 31_536_000
_NICE = (
    *(1, 5, 10, 30),
    *(count * _MINUTE for count in (1, 5, 10, 30)),
    *(count * _HOUR for count in (1, 3, 6, 12)),
    *(count * _DAY for count in (1, 2, 7, 14, 30, 90, 180)),
    *(count * _YEAR for count in (1, 2, 5, 10, 50, 100)),
)
"""Seconds between two marks that people can count with."""
SHORTEST = 10
"""Seconds that a view shows at least."""
LONGEST = 200 * _YEAR


class TimeScale(NamedTuple):
    """A stretch of virtual time in a number of pixels."""

    start: float
    """Seconds since the epoch at the left edge."""
    span: float
    """Seconds up to the right edge."""
    width: int
    """Pixels."""

    def x(self, moment: float) -> float:
        """Return the place of a moment, in pixels from the left edge; beyond the view it is outside."""
        return (moment - self.start) / self.span * self.width

    def moment(self, x: float) -> float:
        """Return the moment at a place, in seconds since the epoch."""
        return self.start + x / max(1, self.width) * self.span

    def zoomed(self, factor: float, around: float) -> TimeScale:
        """Return the scale that shows ``1/factor`` of the time, with one moment staying where it is."""
        span = min(max(self.span / factor, SHORTEST), LONGEST)
        share = (around - self.start) / self.span
        return self._replace(start=around - share * span, span=span)

    def moved(self, pixels: float) -> TimeScale:
        """Return the scale with later times in view where positive."""
        return self._replace(start=self.moment(pixels))

    def showing(self, moment: float) -> TimeScale:
        """Return the scale moved as little as needed for a moment to be in view, with a margin."""
        margin = self.span / 10
        if moment < self.start:
            return self._replace(start=moment - margin)
        if moment > self.start + self.span:
            return self._replace(start=moment + margin - self.span)
        return self

    def step(self, room: float) -> int:
        """Return the seconds between two marks that are at least ``room`` pixels apart."""
        wanted = self.span * room / max(1, self.width)
        return next((nice for nice in _NICE if nice >= wanted), _NICE[-1])

    def marks(self, room: float) -> Iterator[int]:
        """Yield the seconds that get a mark, none closer to the next than ``room`` pixels."""
        step = self.step(room)
        moment = -int(-self.start // step) * step
        while moment <= self.start + self.span:
            yield moment
            moment += step


def fitting(start: int, end: int, width: int, room: int = 0) -> TimeScale:
    """Return the scale that shows everything between two moments, with ``room`` pixels behind the last."""
    span = max(end - start, SHORTEST)
    share = 1 - min(room / max(1, width), 0.4)
    return TimeScale(start - span * 0.02, span * 1.04 / share, max(1, width))
