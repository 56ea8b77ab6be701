"""What the steps of a run give to those who made the requests: two runs that give alike differ for nobody."""

from __future__ import annotations

from typing import Any, NamedTuple

from mrrt_studio.scenario.steps import ConfigureStep
from mrrt_studio.simulation.expectations import check_step
from mrrt_studio.simulation.timeline import PlayedStep, Timeline


class Gift(NamedTuple):
    """What one step gave."""

    status: int | None
    body: Any
    """Of the response, with its tokens; None for a ``configure`` step, whose answer shows the tenant."""
    audience: str | None
    """The API that the token is for."""
    held: frozenset[str]
    """The keys of expectations that hold."""


def gifts(timeline: Timeline) -> tuple[Gift | None, ...]:
    """Return what every step gave; None for one that is disabled."""
    return tuple(_gift(played) for played in timeline.steps)


def _gift(played: PlayedStep) -> Gift | None:
    outcome = played.outcome
    if outcome is None:
        return None
    response, authorization = outcome.response, outcome.authorization
    shown = response is not None and not isinstance(played.step, ConfigureStep)
    return Gift(
        status=response.status if response else None,
        body=response.body if response and shown else None,
        audience=authorization.audience if authorization else None,
        held=frozenset(check.key for check in check_step(played) if check.passed),
    )
