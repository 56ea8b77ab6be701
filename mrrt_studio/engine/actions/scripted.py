"""What scripts did in one request, as login and exchange ask for it; where none ran, it does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mrrt_studio.engine import logs
from mrrt_studio.engine.actions import aftermath, scopes
from mrrt_studio.engine.actions.aftermath import Shaped
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.engine.actions.pipeline import run_scripts
from mrrt_studio.engine.actions.refusals import interaction_notes, require_allowed
from mrrt_studio.engine.families import Issued
from mrrt_studio.engine.merge import Filters, requested_scopes
from mrrt_studio.engine.outcome import Authorization, LogEntry, Outcome
from mrrt_studio.engine.state import State


def has_scripts(state: State) -> bool:
    """Tell whether the tenant has code that runs at login and exchange."""
    return bool(state.configuration.actions or state.configuration.rules)


@dataclass(frozen=True, slots=True)
class Scripted:
    """The effects of all scripts of one request."""

    ran: tuple[Occasion, Effects] | None = None

    def require_allowed(self, *, at_authorize: bool) -> None:
        """Refuse the request if scripts say so.

        Raises:
            Refusal: see :func:`mrrt_studio.engine.actions.refusals.require_allowed`.
        """
        if self.ran is not None:
            require_allowed(*self.ran, at_authorize=at_authorize)

    def with_scopes(
        self, authorization: Authorization, filters: Filters, is_clamped: Callable[[], bool]
    ) -> Authorization:
        """Return the authorization with the scopes that scripts added and removed."""
        if self.ran is None or not self.ran[1].scopes:
            return authorization
        requested = requested_scopes(authorization.requested_scope)
        decisions = scopes.with_changes(authorization.scopes, self.ran[1], filters, requested, is_clamped)
        return authorization._replace(scopes=decisions)

    @property
    def claims(self) -> Mapping[str, Mapping[str, Any]]:
        """Custom claims, by the member of ``Granted`` that takes them."""
        if self.ran is None:
            return {}
        return {"access_claims": self.ran[1].access_claims, "id_claims": self.ran[1].id_claims}

    def shape(self, issued: Issued) -> Shaped:
        """Return the refresh token with the ends and the metadata that scripts gave it."""
        return Shaped(issued) if self.ran is None else aftermath.shape_refresh_token(issued, *self.ran)

    def keep(self, state: State) -> State:
        """Return the state of a granted request with everything that scripts keep."""
        return state if self.ran is None else aftermath.keep(state, *self.ran)

    def revoke(self, state: State) -> tuple[State, tuple[LogEntry, ...]]:
        """Return the state of a refused request: without what the denial revokes, if it does."""
        if self.ran is None or self.ran[1].denial is None:
            return state, ()
        return aftermath.revoke_as_denied(state, self.ran[1].denial, self.ran[0])

    def logged(self, entry: LogEntry) -> LogEntry:
        """Return a log entry that names the run of the tenant's Actions, if any ran."""
        if self.ran is None or not any(run.kind == "action" for run in self.ran[1].runs):
            return entry
        execution = self.ran[0].context.ids.hexadecimal("execution", 32)
        return logs.with_execution(entry, execution)

    def told(self, outcome: Outcome) -> Outcome:
        """Return the outcome with what ran, and with what people should know about it."""
        if self.ran is None:
            return outcome
        occasion, effects = self.ran
        asked = () if outcome.refused else interaction_notes(occasion, effects)
        notes = (*outcome.notes, *asked, *effects.notes)
        return outcome._replace(scripts=effects.runs, notes=notes)


NOTHING_RAN = Scripted()


def run_for(occasion: Occasion) -> Scripted:
    """Return what the tenant's scripts do in a request."""
    return Scripted((occasion, run_scripts(occasion)))
