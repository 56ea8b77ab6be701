"""What one refresh token can be exchanged for, from one moment of the server: every API is asked for once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.state import State
from mrrt_studio.simulation.probe import ask_exchange
from mrrt_studio.simulation.reach_column import NO_API_SCOPES


class ReachedApi(NamedTuple):
    """One API that answers whoever holds the refresh token."""

    audience: str | None
    """None for the userinfo endpoint alone, after a login without an API."""
    name: str
    scopes: tuple[str, ...]
    """Everything that the access token would list, in the order of the response."""
    rule: str
    """Why the exchange is for this API."""
    lifetime: int
    """Seconds that each access token lives: nothing ends it earlier."""
    outcome: Outcome
    """Of the exchange, for the explanation."""

    @property
    def own_scopes(self) -> tuple[str, ...]:
        """Those of the API itself, without those about the user and the refresh token."""
        return tuple(scope for scope in self.scopes if scope not in NO_API_SCOPES)


def token_reach(state: State, choices: Mapping[str, str], value: str) -> tuple[ReachedApi, ...]:
    """Return every API that a refresh token reaches now, that of its login first.

    Args:
        state: the server, which knows the token.
        choices: a value for every assumption.
        value: of the refresh token.

    Raises:
        KeyError: the server does not know the token.
    """
    own = state.refresh_tokens[value].login.audience
    audiences = dict.fromkeys((own, *state.configuration.resource_servers))
    found = (_reached(state, choices, value, audience) for audience in audiences)
    return tuple(reached for reached in found if reached is not None)


def _reached(state: State, choices: Mapping[str, str], value: str, audience: str | None) -> ReachedApi | None:
    asked = state.configuration.tenant.userinfo_audience if audience is None else audience
    _, outcome = ask_exchange(state, choices, value, asked)
    authorization, token = outcome.authorization, outcome.tokens.access_token
    if authorization is None or token is None or authorization.audience != audience:
        return None
    return ReachedApi(
        audience=audience,
        name=authorization.api.label if authorization.api else "the userinfo endpoint",
        scopes=authorization.echoed,
        rule=authorization.audience_rule or "",
        lifetime=token.lifetime,
        outcome=outcome,
    )
