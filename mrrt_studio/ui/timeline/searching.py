"""What of a step can be found by its text, and of which kind it is; nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from mrrt_studio.engine.explain import headline, verdict
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.scenario.steps import Step
from mrrt_studio.simulation.expectations import check_step
from mrrt_studio.simulation.step_titles import TokenNames, api_name, step_title
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.timeline.step_model import first_difference

StepKind = Literal["surprise", "refused", "broken"]
STEP_KINDS: tuple[StepKind, ...] = ("surprise", "refused", "broken")
_FIELDS = ("audience", "scope", "api", "requires", "path", "client", "user", "note")
_SEPARATOR = "\n"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StepFilter:
    """Which steps are shown: any of the kinds, if there are some, and one type, if there is one."""

    kinds: frozenset[StepKind] = frozenset()
    type: str = ""

    def __bool__(self) -> bool:
        """Tell whether it may hide anything."""
        return bool(self.kinds or self.type)

    def admits(self, played: PlayedStep, kinds: frozenset[StepKind]) -> bool:
        """Tell whether a step of these kinds is shown."""
        return (not self.kinds or bool(self.kinds & kinds)) and self.type in ("", played.step.type)


_KNOWN_KINDS: dict[frozenset[StepKind], frozenset[StepKind]] = {}


def kinds_of(played: PlayedStep) -> frozenset[StepKind]:
    """Return what is remarkable about a step."""
    found = frozenset(_kinds(played))
    # One object for all that are equal: ten thousand of them would wake the garbage collector.
    return _KNOWN_KINDS.setdefault(found, found)


def _kinds(played: PlayedStep) -> Iterator[StepKind]:
    outcome = played.outcome
    if outcome is not None and outcome.response is not None:
        kind = verdict(outcome)
        if kind != "ok":
            yield "refused" if kind == "refused" else "surprise"
    if not all(check.passed for check in check_step(played)):
        yield "broken"


def searchable_text(played: PlayedStep, names: TokenNames) -> str:
    """Return all that can be found of a step, in small letters.

    Args:
        played: the step.
        names: of the refresh tokens, as its title calls them.
    """
    own = (step_title(played, names), played.id, *_written(played.step))
    return _SEPARATOR.join((*own, *_happened(played))).casefold()


def _written(step: Step) -> Iterator[str]:
    """What the file says, whatever came of it."""
    # Asking a model for a field that it does not have takes ten times as long.
    values = map(vars(step).get, _FIELDS)
    return (value for value in values if isinstance(value, str))


def _happened(played: PlayedStep) -> Iterator[str]:
    outcome = played.outcome
    if outcome is not None and outcome.response is not None:
        yield headline(outcome)
        yield from _authorized(played, outcome)


def _authorized(played: PlayedStep, outcome: Outcome) -> Iterator[str]:
    authorization = outcome.authorization
    if authorization is None:
        return
    yield from (decision.scope for decision in authorization.scopes)
    if authorization.audience is not None:
        yield authorization.audience
        yield api_name(played.before.state.configuration, authorization.audience)


class PerStep(Generic[T]):
    """A value for each step of a timeline, found again only for the steps that were played anew."""

    def __init__(self, make: Callable[[PlayedStep], T]) -> None:
        self._make = make
        self._steps: tuple[PlayedStep, ...] = ()
        self._values: list[T] = []

    def of(self, steps: tuple[PlayedStep, ...]) -> list[T]:
        """Return the values in the order of the steps."""
        kept = first_difference(self._steps, steps)
        self._values[kept:] = map(self._make, steps[kept:])
        self._steps = steps
        return self._values
