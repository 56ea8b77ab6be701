"""What became of the rows of a section: some came or went at one place, or one moved."""

from __future__ import annotations

from collections.abc import Sequence


def difference(was: Sequence[str], now: Sequence[str]) -> tuple[int, int, int]:
    """Return where two lists of keys begin to differ, how many go there and how many come."""
    shorter = min(len(was), len(now))
    start = next((place for place in range(shorter) if was[place] != now[place]), shorter)
    end = next(
        (place for place in range(shorter - start) if was[-1 - place] != now[-1 - place]), shorter - start
    )
    return start, len(was) - end - start, len(now) - end - start


def moved_row(was: Sequence[str], now: Sequence[str]) -> tuple[int, int] | None:
    """Return from where to where the one row moved that makes one list the other, or None."""
    differing = [place for place, pair in enumerate(zip(was, now, strict=True)) if pair[0] != pair[1]]
    if not differing:
        return None
    first, last = differing[0], differing[-1]
    for start, to in ((first, last), (last, first)):
        rest = [*was[:start], *was[start + 1 :]]
        if [*rest[:to], was[start], *rest[to:]] == [*now]:
            return start, to
    return None
