"""What a person may want of a step that went otherwise: a scope, a token for another API, or any success."""

from __future__ import annotations

from typing import Literal, NamedTuple

from mrrt_studio.engine.explain import missing_scopes
from mrrt_studio.engine.merge import requested_scopes
from mrrt_studio.engine.outcome import Authorization, Outcome
from mrrt_studio.simulation.timeline import PlayedStep, Timeline


class Goal(NamedTuple):
    """One wish about one step."""

    step_id: str
    kind: Literal["scope", "audience", "success"]
    scope: str = ""
    """The scope that is wanted, for the kind ``scope``."""


def goals_of(played: PlayedStep) -> tuple[Goal, ...]:
    """Return what may be wished of a step: what it was asked for and did not give."""
    outcome = played.outcome
    if outcome is None:
        return ()
    if outcome.refused is not None:
        return (Goal(played.id, "success"),)
    authorization = outcome.authorization
    if authorization is None:
        return ()
    if authorization.audience_differs:
        named = (scope for scope in requested_scopes(authorization.requested_scope) or ())
        return (Goal(played.id, "audience"), *(Goal(played.id, "scope", scope) for scope in named))
    missing = (decision.scope for decision in missing_scopes(authorization))
    dropped = (d.scope for d in authorization.scopes if not d.granted and not d.withheld)
    return tuple(Goal(played.id, "scope", scope) for scope in dict.fromkeys((*missing, *dropped)))


class Target(NamedTuple):
    """A goal, with what the step did before anything was changed."""

    goal: Goal
    audience: str | None
    """The API that the token must be for."""
    before: frozenset[str] | None
    """What was granted for that API; None where the step was refused or its token was for another one."""

    def is_met(self, outcome: Outcome | None) -> bool:
        """Tell whether a step gives what is wanted.

        A scope is wanted alone: a token that was for the API already may get nothing else.
        """
        if outcome is None or outcome.refused is not None:
            return False
        if self.goal.kind == "success":
            return True
        authorization = outcome.authorization
        if authorization is None or authorization.audience != self.audience:
            return False
        if self.goal.kind == "audience":
            return True
        granted = frozenset(authorization.granted)
        exact = self.before is None or granted == self.before | {self.goal.scope}
        return self.goal.scope in granted and exact


def target_of(timeline: Timeline, goal: Goal) -> Target:
    """Return what must become true of the step.

    Raises:
        KeyError: there is no such step.
    """
    outcome = timeline.by_id[goal.step_id].outcome
    authorization = outcome.authorization if outcome else None
    if outcome is None or authorization is None:
        return Target(goal, None, None)
    wanted = _wanted_audience(authorization)
    kept = outcome.refused is None and authorization.audience == wanted
    return Target(goal, wanted, frozenset(authorization.granted) if kept else None)


def _wanted_audience(authorization: Authorization) -> str | None:
    if authorization.audience_differs:
        return authorization.requested_audience
    return authorization.audience or authorization.login_audience
