"""Two timelines laid side by side: only the decisions that differ, each with what made it differ.

Two scenarios, two saved states, before and after an edit, two answers to an open question, or one script on
two tenants: each is two timelines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, get_args

from pydantic import JsonValue

from mrrt_studio.simulation.compare_causes import Cause, causes_of, decided
from mrrt_studio.simulation.compare_decisions import BEARERS, Decided, Decisions, Kind
from mrrt_studio.simulation.compare_matching import Pair, matched
from mrrt_studio.simulation.reach import reach
from mrrt_studio.simulation.reach_difference import ReachDifference, reach_difference
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

_ORDER = {kind: place for place, kind in enumerate(get_args(Kind))}


class Difference(NamedTuple):
    """One decision that is another one on the other side."""

    decided: Decided
    a: JsonValue
    b: JsonValue
    causes: tuple[Cause, ...]

    def mirrored(self) -> Difference:
        """Return it seen from the other side."""
        return Difference(self.decided, self.b, self.a, tuple(cause.mirrored() for cause in self.causes))


class StepDifference(NamedTuple):
    """A step that decides differently, or that only one side has."""

    pair: Pair
    differences: tuple[Difference, ...]

    @property
    def only_in(self) -> str | None:
        """``A`` or ``B`` where only that side has the step."""
        if self.pair.a is None:
            return "B"
        return "A" if self.pair.b is None else None

    def mirrored(self) -> StepDifference:
        """Return it seen from the other side."""
        return StepDifference(self.pair.mirrored(), tuple(each.mirrored() for each in self.differences))


@dataclass(frozen=True)
class Comparison:
    """What differs between two timelines; the reach is computed when somebody asks for it."""

    a: Timeline
    b: Timeline
    steps: tuple[StepDifference, ...]
    compared: int
    """How many steps both sides have together, each counted once."""

    @cached_property
    def reach(self) -> ReachDifference:
        """What B lets people reach that A does not, and the other way round."""
        before = reach(self.a.scenario, self.a.world.choices)
        return reach_difference(before, reach(self.b.scenario, self.b.world.choices, before))

    @property
    def is_empty(self) -> bool:
        """Whether neither a decision nor the reach differs."""
        return not self.steps and self.reach.is_empty

    def mirrored(self) -> Comparison:
        """Return the same comparison with the sides changed over."""
        return Comparison(self.b, self.a, tuple(step.mirrored() for step in self.steps), self.compared)


def compare(a: Timeline, b: Timeline) -> Comparison:
    """Return what differs between two timelines, step by step.

    Args:
        a: one side, the earlier one where there is an order.
        b: the other side.
    """
    pairs = matched(a.steps, b.steps)
    return Comparison(a, b, tuple(differing(pairs)), len(pairs))


def differing(pairs: Iterable[Pair]) -> Iterator[StepDifference]:
    """Yield the steps that differ, one at a time, so that a window can stop in between.

    Args:
        pairs: all steps of both sides, matched.
    """
    every = tuple(pairs)
    moved = () if all(map(_in_place, every)) else every
    earlier: dict[str, Pair] = {}
    for pair in every:
        found = _of_pair(pair, moved, earlier)
        if found is not None:
            earlier[_name(pair)] = pair
            yield found


def _in_place(pair: Pair) -> bool:
    return pair.a is not None and pair.b is not None and pair.a.index == pair.b.index


def _name(pair: Pair) -> str:
    return min(played.id for played in pair if played is not None)


def _of_pair(pair: Pair, moved: tuple[Pair, ...], earlier: dict[str, Pair]) -> StepDifference | None:
    if pair.a is None or pair.b is None:
        return StepDifference(pair, ()) if pair.any.outcome is not None else None
    ours, theirs = decided(pair.a), decided(pair.b)
    if ours == theirs:
        return None
    names = _that_differ(ours, theirs)
    elsewhere = (*_other_order(pair, moved), *(Cause("earlier", name) for name in _behind(pair, earlier)))
    causes = causes_of(pair.a, pair.b, names, elsewhere)
    found = (Difference(name, ours.get(name), theirs.get(name), causes[name]) for name in names)
    return StepDifference(pair, tuple(found))


def _other_order(pair: Pair, every: tuple[Pair, ...]) -> Iterator[Cause]:
    """Tell which steps come before this one on one side only; those that do nothing do not count."""
    ours, theirs = list[JsonValue](), list[JsonValue]()
    for other in every:
        before_a, before_b = _is_before(other.a, pair.a), _is_before(other.b, pair.b)
        if before_a and not before_b:
            ours.append(_name(other))
        if before_b and not before_a:
            theirs.append(_name(other))
    if ours or theirs:
        yield Cause("order", "", ours, theirs)


def _is_before(other: PlayedStep | None, played: PlayedStep | None) -> bool:
    return (
        other is not None and played is not None and other.outcome is not None and other.index < played.index
    )


def _that_differ(ours: Decisions, theirs: Decisions) -> list[Decided]:
    names = [
        name
        for name in {**ours, **theirs}
        if ours.get(name) != theirs.get(name) and _is_asked(name, ours, theirs)
    ]
    return sorted(names, key=lambda name: (_ORDER[name.kind], name.name))


def _is_asked(name: Decided, ours: Decisions, theirs: Decisions) -> bool:
    """What a token holds is asked only where both sides have one; that one is missing says the rest."""
    bearer = BEARERS.get(name.kind)
    return bearer is None or ours.get(bearer) == theirs.get(bearer)


def _behind(pair: Pair, earlier: dict[str, Pair]) -> list[str]:
    """Return the earlier steps that differ and that this one builds on: by name, else all of them."""
    fields = ("refresh_token", "access_token")
    sides = [played for played in pair if played is not None]
    named = {str(getattr(played.step, field, None)) for played in sides for field in fields}
    used = [
        name for name, other in earlier.items() if named & {each.id for each in other if each is not None}
    ]
    return used or list(earlier)
