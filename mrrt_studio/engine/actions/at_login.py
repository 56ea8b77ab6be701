"""The occasion of a login."""

from __future__ import annotations

from typing import Any

from mrrt_studio.engine.actions.occasion import PROTOCOLS, Occasion
from mrrt_studio.engine.authorize import redirect_uri
from mrrt_studio.engine.context import Context
from mrrt_studio.engine.merge import requested_scopes
from mrrt_studio.engine.outcome import Authorization
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.client import PASSWORD_GRANTS
from mrrt_studio.scenario.tenant import Organization, User

_IN_A_BROWSER = ("authorization_code", "device_code")


def login_occasion(
    state: State,
    context: Context,
    authorization: Authorization,
    user: User,
    organization: Organization | None,
    *,
    flow: str,
    prompt: str | None,
) -> Occasion:
    """Return what scripts see of a login.

    Args:
        state: with the session that the login opens, and the login counted.
        context: of the request.
        authorization: with the verdicts on the requested scopes.
        user: who logs in.
        organization: that the login is for.
        flow: ``authorization_code``, ``password``, ``device_code`` or ``silent``.
        prompt: of the authorization request.

    Source: https://auth0.com/docs/customize/actions/reference/post-login/event-object
    """
    by_password = flow == "password"
    parameters = _parameters(authorization, organization)
    redirecting = {} if flow in ("password", "device_code") else _redirecting(authorization, context, prompt)
    granted = authorization.granted
    return Occasion(
        state=state,
        context=context,
        client=authorization.client,
        user=user,
        authorization=authorization,
        protocol=PROTOCOLS[flow],
        method="POST" if by_password else "GET",
        query={} if by_password else {**parameters, **redirecting.get("query", {})},
        body={**parameters, **_password(user)} if by_password else {},
        transaction={"requested_scopes": _requested(authorization), **redirecting.get("transaction", {})},
        organization=organization,
        session=None if by_password else state.session(user.user_id),
        gives_refresh_token="offline_access" in granted or "online_access" in granted,
        gives_id_token="openid" in granted,
        interactive=flow in _IN_A_BROWSER,
        silent=flow == "silent",
    )


def _requested(authorization: Authorization) -> list[str]:
    return list(requested_scopes(authorization.requested_scope) or ())


def _parameters(authorization: Authorization, organization: Organization | None) -> dict[str, Any]:
    given = {
        "client_id": authorization.client.client_id,
        "audience": authorization.requested_audience,
        "scope": authorization.requested_scope,
        "organization": organization.id if organization else None,
    }
    return {name: value for name, value in given.items() if value is not None}


def _password(user: User) -> dict[str, Any]:
    return {"grant_type": PASSWORD_GRANTS[0], "username": user.email or user.user_id}


def _redirecting(
    authorization: Authorization, context: Context, prompt: str | None
) -> dict[str, dict[str, Any]]:
    """Return what only a login by redirect has, for the query and for the transaction."""
    common = {"redirect_uri": redirect_uri(authorization.client), "state": context.ids.state()}
    asked = {"prompt": prompt} if prompt else {}
    return {
        "query": {**common, "response_type": "code", **asked},
        "transaction": {
            **common,
            "response_type": ["code"],
            "response_mode": "query",
            "prompt": prompt.split() if prompt else [],
        },
    }


def counting_login(state: State, user: User) -> State:
    """Return the state in which this login is counted; a silent one counts too (assumed)."""
    count = state.logins.get(user.user_id) or 0
    return state.changed(logins=state.logins.insert(user.user_id, count + 1))
