"""An application gets a token for itself; never a refresh token, never a user.

Source: https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow
"""

from __future__ import annotations

from dataclasses import dataclass

from mrrt_studio.engine import logs
from mrrt_studio.engine.client_auth import authenticate, credentials, find_client, require_grant
from mrrt_studio.engine.context import Context
from mrrt_studio.engine.grant import Granted, deliver, failed
from mrrt_studio.engine.http import HttpRequest, form
from mrrt_studio.engine.merge import requested_scopes
from mrrt_studio.engine.outcome import Authorization, Outcome, ScopeDecision
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import granted_scopes
from mrrt_studio.scenario.resource_server import ResourceServer

_GRANTS_PAGE = "https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants"


@dataclass(frozen=True, slots=True)
class ClientCredentialsRequest:
    """``POST /oauth/token`` with ``grant_type=client_credentials``."""

    client_id: str
    audience: str | None = None
    scope: str | None = None
    client_secret: str | None = None


def client_credentials(
    state: State, request: ClientCredentialsRequest, context: Context
) -> tuple[State, Outcome]:
    """Return the state, which never changes, and the outcome."""
    passed: list[str] = []
    client = find_client(state, request.client_id)
    http = _http(state, request, client, context)
    try:
        known = authenticate(client, request.client_id, request.client_secret, context.ids.seed)
        passed.append("client-authenticates")
        require_grant(known, "client_credentials")
        passed.append("grant-type-allowed")
        api = _api(state, request)
        passed.append("audience-exists")
        decisions = _authorize(state, known, api, request)
        passed.append("client-grant-exists")
    except Refusal as refusal:
        entry = logs.client_credentials_failed(refusal, client)
        return state, failed(refusal, http, passed)._replace(logs=(entry,))
    authorization = _authorization(known, api, request, decisions)
    questions = context.open_questions()
    granted = Granted(known, None, authorization, None, "client_credentials", authorization.echoed)
    outcome = deliver(state, granted, context, questions, None)
    entry = logs.client_credentials_succeeded(authorization, outcome.tokens.access_token)
    return state, outcome._replace(request=http, logs=(entry,), checks=tuple(passed))


def _api(state: State, request: ClientCredentialsRequest) -> ResourceServer:
    audience = request.audience or state.configuration.tenant.default_audience or ""
    api = state.configuration.resource_servers.get(audience)
    if api is None:
        text = f"Service not enabled within domain: {audience}"
        raise Refusal("audience-exists", 403, "access_denied", text, facts={"audience": audience})
    return api


def _authorize(
    state: State, client: Client, api: ResourceServer, request: ClientCredentialsRequest
) -> tuple[ScopeDecision, ...]:
    """Return a verdict per scope; without a client grant there is nothing to give."""
    grants = state.configuration.grants(client, api.identifier, "client")
    if api.client_policy == "deny_all" or not grants:
        text = (
            f'Client is not authorized to access "{api.identifier}". '
            f'You need to create a "client-grant" associated to this API. See: {_GRANTS_PAGE}'
        )
        facts = {"client": client.label, "audience": api.identifier}
        raise Refusal("client-grant-exists", 403, "access_denied", text, facts=facts)
    defined = state.configuration.defined_scopes(api.identifier)
    allowed = granted_scopes(grants, defined)
    ordered = [scope for scope in api.scope_values if scope in allowed]
    named = requested_scopes(request.scope)
    return tuple(
        _decide(scope, defined, allowed, named) for scope in dict.fromkeys((*(named or ()), *ordered))
    )


def _decide(
    scope: str, defined: frozenset[str], allowed: frozenset[str], named: tuple[str, ...] | None
) -> ScopeDecision:
    asked = None if named is None else scope in named
    on_api, included = scope in defined, scope in allowed
    rule = "scope-client-credentials"
    if scope == "offline_access":
        rule, on_api, included = "offline-flow", False, False
    elif not on_api:
        rule = "scope-not-on-api"
    elif not included:
        rule = "scope-client-grant"
    elif asked is False:
        rule = "scope-not-requested"
    granted = rule == "scope-client-credentials"
    return ScopeDecision(
        scope, granted, rule, ("client_grant",) if included else (), asked, on_api, None, included
    )


def _authorization(
    client: Client,
    api: ResourceServer,
    request: ClientCredentialsRequest,
    decisions: tuple[ScopeDecision, ...],
) -> Authorization:
    return Authorization(
        client=client,
        user=None,
        requested_audience=request.audience,
        requested_scope=request.scope,
        audience=api.identifier,
        audience_rule="audience-resolved",
        api=api,
        scopes=decisions,
    )


def _http(
    state: State, request: ClientCredentialsRequest, client: Client | None, context: Context
) -> HttpRequest:
    proof = credentials(client, request.client_id, request.client_secret, context.ids.seed)
    body = {
        "grant_type": "client_credentials",
        **proof.body,
        "audience": request.audience,
        "scope": request.scope,
    }
    return form(f"{state.configuration.tenant.issuer}oauth/token", body, proof.headers)
