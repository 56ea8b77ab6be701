"""Which scopes a login grants, and why no refresh token came back.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/get-refresh-tokens
"""

from __future__ import annotations

from dataclasses import dataclass

from mrrt_studio.engine.merge import Filters
from mrrt_studio.engine.outcome import ScopeDecision
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import OIDC_SCOPES
from mrrt_studio.scenario.resource_server import ResourceServer

_REFRESH_SCOPES = ("offline_access", "online_access")

_OFFLINE_NOT_REQUESTED = ScopeDecision(
    scope="offline_access",
    granted=False,
    rule="offline-requested",
    sources=(),
    requested=False,
    on_api=None,
    rbac=None,
    client_grant=None,
)


@dataclass(frozen=True, slots=True)
class LoginRequest:
    """What decides about scopes at login, apart from the filters of the API."""

    client: Client
    api: ResourceServer | None
    flow: str
    requested: tuple[str, ...]
    """What the login asks for, by name or because a password grant means more than it names."""
    named: tuple[str, ...] | None
    """What it names; None for nothing."""


def requested_at_login(
    flow: str, named: tuple[str, ...] | None, api: ResourceServer | None
) -> tuple[str, ...]:
    """Return the scopes that a login asks for; a password grant that names no API scope asks for all of them.

    Source: https://auth0.com/docs/get-started/authentication-and-authorization-flow/resource-owner-password-flow
    """
    scopes = named or ()
    if flow != "password" or any(s not in (*OIDC_SCOPES, *_REFRESH_SCOPES) for s in scopes):
        return scopes
    wanted = OIDC_SCOPES if scopes in ((), ("openid",)) else scopes
    return tuple(dict.fromkeys((*wanted, *(api.scope_values if api else ()))))


def check_refresh_scopes(requested: tuple[str, ...], *, at_authorize: bool) -> None:
    """Refuse a request for both kinds of refresh token.

    Raises:
        Refusal: ``invalid_request``, word for word as documented.

    Source: https://auth0.com/docs/secure/tokens/refresh-tokens/online-refresh-tokens
    """
    if all(scope in requested for scope in _REFRESH_SCOPES):
        text = "Cannot request both online_access and offline_access scopes"
        status = 302 if at_authorize else 400
        raise Refusal("refresh-scopes-exclusive", status, "invalid_request", text, at_authorize=at_authorize)


def decide_login_scopes(request: LoginRequest, filters: Filters) -> tuple[ScopeDecision, ...]:
    """Return one verdict per scope in the order requested, and one on ``offline_access`` in any case."""
    decisions = [_decide(scope, request, filters) for scope in request.requested]
    if not any(scope in request.requested for scope in _REFRESH_SCOPES):
        decisions.append(_OFFLINE_NOT_REQUESTED)
    return tuple(decisions)


def _decide(scope: str, request: LoginRequest, filters: Filters) -> ScopeDecision:
    on_api, rbac, client_grant = filters.judge(scope)
    if scope == "offline_access":
        obstacle = offline_obstacle(request)
    elif scope == "online_access":
        on_api, rbac, client_grant = None, None, None
        obstacle = online_obstacle(request)
    else:
        obstacle = _api_obstacle(on_api, rbac, client_grant)
    sources = ("login",) if obstacle is None else ()
    rule = obstacle or "scope-login"
    named = None if request.named is None else scope in request.named
    return ScopeDecision(
        scope,
        obstacle is None,
        rule,
        sources,
        requested=named,
        on_api=on_api,
        rbac=rbac,
        client_grant=client_grant,
    )


def _api_obstacle(on_api: bool | None, rbac: bool | None, client_grant: bool | None) -> str | None:  # noqa: FBT001
    if on_api is False:
        return "scope-not-on-api"
    if client_grant is False:
        return "scope-client-grant"
    return "scope-rbac" if rbac is False else None


def offline_obstacle(request: LoginRequest) -> str | None:
    """Return the rule that drops a requested ``offline_access``, or None if a refresh token is due."""
    client, api = request.client, request.api
    if api is not None and not api.allow_offline_access:
        return "offline-api-allows"
    if "refresh_token" not in client.allowed_grants:
        return "offline-grant-type"
    if request.flow in ("implicit", "client_credentials"):
        return "offline-flow"
    if client.app_type == "spa" and not client.rotates:
        return "offline-spa-rotates"
    if client.oidc_conformant is False and api is None:
        return "offline-oidc-conformant"
    return None


def online_obstacle(request: LoginRequest) -> str | None:
    """Return the rule that drops a requested ``online_access``, or None if an online refresh token is due.

    Source: https://auth0.com/docs/secure/tokens/refresh-tokens/online-refresh-tokens
    """
    if request.api is None or not request.api.allow_online_access:
        return "online-api-allows"
    if "refresh_token" not in request.client.allowed_grants:
        return "offline-grant-type"
    return None if request.flow == "authorization_code" else "online-flow"
