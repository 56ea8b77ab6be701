"""Questions put to the engine outside of any scenario's steps: what would this login or exchange give?

Whoever reasons about a tenant as a whole asks here, so that the answer is the engine's own and not a second
copy of its rules. Actions and Rules do not run there: what they add or take belongs to a step that runs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mrrt_studio.engine.context import Context, OpenQuestions
from mrrt_studio.engine.exchange import ExchangeRequest, exchange
from mrrt_studio.engine.grant import require_usable_user
from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.login import LoginRequestMade, login
from mrrt_studio.engine.organizations import require_membership
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.tenant import User

FLOWS = ("authorization_code", "password", "device_code")
"""How a user may log in, the usual way first."""

_SEED = "probe"
_NOBODY = "\N{NULL}"
_FORBIDDEN = 403


class Seat(NamedTuple):
    """One user at one application, and how they log in there."""

    client_id: str
    user_id: str
    flow: str
    organization: str | None = None


def open_flow(configuration: Configuration, client: Client, choices: Mapping[str, str]) -> str | None:
    """Return the first flow by which users can log in to an application at all, or None.

    A user that does not exist gets as far as the check of the grant type, which is all that is asked here.
    """
    for flow in FLOWS:
        request = LoginRequestMade(client.client_id, _NOBODY, flow)
        _, outcome = login(State(0, configuration), request, _context("flow", choices))
        if "grant-type-allowed" in outcome.checks:
            return flow
    return None


def seat(
    configuration: Configuration, client: Client, user: User, flow: str, questions: OpenQuestions
) -> Seat | None:
    """Return how a user logs in to an application, or None where they are blocked or no organization fits."""
    for organization in (None, *configuration.organizations):
        try:
            require_usable_user(user, questions)
            require_membership(configuration, client, user, organization, _FORBIDDEN, at_authorize=False)
        except Refusal as refusal:
            if refusal.rule == "user-not-blocked":
                return None
            continue
        return Seat(client.client_id, user.user_id, flow, organization)
    return None


def ask_login(
    configuration: Configuration, choices: Mapping[str, str], at: Seat, audience: str | None, scope: str
) -> tuple[State, Outcome]:
    """Return what a login gives.

    Args:
        configuration: the tenant.
        choices: a value for every assumption.
        at: who logs in, and where.
        audience: identifier of the API; None for none, whatever the tenant's default audience is.
        scope: what the login asks for, space-delimited.
    """
    request = LoginRequestMade(
        client_id=at.client_id,
        user_id=at.user_id,
        flow=at.flow,
        audience=configuration.tenant.userinfo_audience if audience is None else audience,
        scope=scope,
        organization=at.organization,
    )
    return login(State(0, configuration), request, _context("login", choices))


def ask_exchange(
    state: State, choices: Mapping[str, str], value: str, audience: str | None, scope: str | None = None
) -> tuple[State, Outcome]:
    """Return what an exchange of a refresh token by its own application gives.

    Args:
        state: the server, which knows the token.
        choices: a value for every assumption.
        value: of the refresh token.
        audience: identifier of the API, or None to name none.
        scope: what the exchange asks for, or None for all that there is.

    Raises:
        KeyError: the server does not know the token.
    """
    client_id = state.refresh_tokens[value].login.client_id
    request = ExchangeRequest(client_id, value, audience, scope)
    return exchange(state, request, _context("exchange", choices))


def _context(step: str, choices: Mapping[str, str]) -> Context:
    return Context(Ids(_SEED, step), choices)
