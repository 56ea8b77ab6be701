"""Why a cell of the reach matrix is as it is, for one user: login and exchange, in the engine's own words.

Texts are made when somebody reads them.
"""

from __future__ import annotations

from typing import NamedTuple

from mrrt_studio.engine.explain import Explanation, explain_audience, explain_refusal, explain_scope
from mrrt_studio.engine.outcome import Outcome, ScopeDecision
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.simulation.probe import FLOWS, Seat, ask_exchange, ask_login
from mrrt_studio.simulation.reach import Reach
from mrrt_studio.simulation.reach_column import NO_API_SCOPES
from mrrt_studio.simulation.reach_doors import Doors, Entrance


class Way(NamedTuple):
    """One way to a token for the API: what the engine did on it."""

    outcome: Outcome
    entrance: Entrance | None = None
    """For an exchange, the login that its refresh token came from."""

    @property
    def decisions(self) -> tuple[ScopeDecision, ...]:
        """The verdicts on scopes of the API, in the order of the response."""
        authorization = self.outcome.authorization
        scopes = authorization.scopes if authorization else ()
        return tuple(decision for decision in scopes if decision.scope not in NO_API_SCOPES)

    @property
    def headline(self) -> Explanation | None:
        """Why it was refused, or which rule chose the API."""
        if self.outcome.refused is not None:
            return explain_refusal(self.outcome)
        return explain_audience(self.outcome.authorization) if self.outcome.authorization else None

    def explain(self, scope: str) -> Explanation | None:
        """Return why a scope is granted or dropped on this way; None where nothing speaks of it."""
        authorization = self.outcome.authorization
        found = next((decision for decision in self.decisions if decision.scope == scope), None)
        return explain_scope(found, authorization) if found and authorization else None


class CellExplanation(NamedTuple):
    """What one user gets at one application and API, and why."""

    client_id: str
    audience: str
    user_id: str
    login: Way
    """A login for the API that asks for all of its scopes."""
    exchange: Way | None
    """An exchange for the API with a refresh token of another login; None where there is no such token."""
    closed: str
    """The rule that keeps such a refresh token from the user; empty where there is one."""

    @property
    def obstacle(self) -> Explanation | None:
        """The rule in ``closed``, told."""
        rule = RULES.get(self.closed)
        return Explanation(rule.title, rule.says, "", rule) if rule else None

    @property
    def scopes(self) -> tuple[str, ...]:
        """Every scope that login or exchange say something about."""
        ways = (way for way in (self.login, self.exchange) if way is not None)
        return tuple(dict.fromkeys(decision.scope for way in ways for decision in way.decisions))


def explain_cell(matrix: Reach, client_id: str, audience: str, user_id: str) -> CellExplanation:
    """Return why a user reaches what they reach in one cell, by asking the engine for login and exchange.

    Args:
        matrix: the reach of a tenant.
        client_id: of an application in it.
        audience: identifier of an API in it.
        user_id: of a user in it.

    Raises:
        KeyError: there is no such application, API or user.
    """
    doors, column = matrix.rows[client_id].doors, matrix.columns[audience]
    if user_id not in matrix.configuration.users:
        raise KeyError(user_id)
    at = doors.seats.get(user_id)
    asked = at or Seat(client_id, user_id, doors.flow or FLOWS[0])
    scope = " ".join((*column.scopes, "openid"))
    _, login = ask_login(matrix.configuration, matrix.choices, asked, audience, scope)
    exchange = _exchange(matrix, doors, at, audience) if at is not None else None
    closed = "" if exchange is not None else _closed(doors, at, login)
    return CellExplanation(client_id, audience, user_id, Way(login), exchange, closed)


def _closed(doors: Doors, at: Seat | None, login: Outcome) -> str:
    return doors.closed if at is not None or login.refused is None else login.refused.rule


def _exchange(matrix: Reach, doors: Doors, at: Seat, audience: str) -> Way | None:
    entrance = doors.entrance_for(audience)
    if entrance is None:
        return None
    state, login = ask_login(matrix.configuration, matrix.choices, at, entrance.audience, entrance.scope)
    token = login.tokens.refresh_token
    if token is None:
        return None
    _, outcome = ask_exchange(state, matrix.choices, token.value, audience)
    return Way(outcome, entrance)
