"""Which step of one timeline is which of another: by the id that a person gave, else by order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mrrt_studio.simulation.timeline import PlayedStep


class Pair(NamedTuple):
    """A step on both sides; None where only the other side has it."""

    a: PlayedStep | None
    b: PlayedStep | None

    @property
    def any(self) -> PlayedStep:
        """The step of whichever side has it, A's first."""
        step = self.a if self.a is not None else self.b
        if step is None:
            raise ValueError("a pair of nothing")
        return step

    def mirrored(self) -> Pair:
        """Return the pair seen from the other side."""
        return Pair(self.b, self.a)


def matched(a: Iterable[PlayedStep], b: Iterable[PlayedStep]) -> tuple[Pair, ...]:
    """Return every step of both sides once, in an order that does not depend on which side is which.

    Steps with the same written id belong together. Of the others, whose ids only tell their place, the first
    login belongs to the first login, the second to the second, and so on for every type of step.
    """
    ours, theirs = list(a), list(b)
    given = {played.id: played for played in theirs if played.step.id is not None}
    pairs = [
        Pair(played, given[played.id]) for played in ours if played.step.id is not None and played.id in given
    ]
    known = {pair.any.id for pair in pairs}
    pairs += _in_order(_left(ours, known), _left(theirs, known))
    return tuple(sorted(pairs, key=_place))


def _left(steps: list[PlayedStep], known: set[str]) -> list[PlayedStep]:
    return [played for played in steps if played.step.id is None or played.id not in known]


def _in_order(ours: list[PlayedStep], theirs: list[PlayedStep]) -> list[Pair]:
    pairs: list[Pair] = []
    for kind in sorted({played.step.type for played in (*ours, *theirs)}):
        one = [played for played in ours if played.step.type == kind]
        other = [played for played in theirs if played.step.type == kind]
        both = min(len(one), len(other))
        pairs += [Pair(*pair) for pair in zip(one, other, strict=False)]
        pairs += [Pair(played, None) for played in one[both:]]
        pairs += [Pair(None, played) for played in other[both:]]
    return pairs


def _place(pair: Pair) -> tuple[int, int, str, str]:
    sides = [played for played in pair if played is not None]
    places = sorted(played.index for played in sides)
    return places[0], places[-1], min(played.id for played in sides), pair.any.step.type
