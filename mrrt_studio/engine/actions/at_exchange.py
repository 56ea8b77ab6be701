"""The occasion of an exchange."""

from __future__ import annotations

from mrrt_studio.engine.actions.occasion import REFRESH_PROTOCOL, Occasion
from mrrt_studio.engine.context import Context
from mrrt_studio.engine.outcome import Authorization
from mrrt_studio.engine.state import RefreshToken, State, UserSession
from mrrt_studio.scenario.tenant import User


def exchange_occasion(
    state: State,
    context: Context,
    authorization: Authorization,
    user: User,
    token: RefreshToken,
    *,
    gives_id_token: bool,
) -> Occasion:
    """Return what scripts see of an exchange.

    Args:
        state: before the exchange.
        context: of the request.
        authorization: with the verdicts of the merge.
        user: whose token it is.
        token: the one that is exchanged.
        gives_id_token: the answer carries an ID token.

    Source: https://auth0.com/docs/customize/actions/reference/post-login/event-object
    """
    body = {
        "grant_type": "refresh_token",
        "client_id": authorization.client.client_id,
        "audience": authorization.requested_audience,
        "scope": authorization.requested_scope,
    }
    return Occasion(
        state=state,
        context=context,
        client=authorization.client,
        user=user,
        authorization=authorization,
        protocol=REFRESH_PROTOCOL,
        body={name: value for name, value in body.items() if value is not None},
        organization=state.configuration.organizations.get(token.login.organization_id or ""),
        session=_session(state, token),
        token=token,
        gives_refresh_token=True,
        gives_id_token=gives_id_token,
    )


def _session(state: State, token: RefreshToken) -> UserSession | None:
    """The session of the login, while it lives; offline tokens outlive it."""
    session = state.session(token.login.user_id)
    return session if session is not None and session.id == token.login.session_id else None
