"""The requests of a login on the wire: ``/authorize`` with PKCE, the device's polling, the token endpoint.

Source: https://auth0.com/docs/get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce
"""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from urllib.parse import urlencode

from mrrt_studio.engine.client_auth import credentials
from mrrt_studio.engine.http import (
    HttpExchange,
    HttpRequest,
    HttpResponse,
    failure,
    form,
    redirect,
    success,
)
from mrrt_studio.engine.ids import MARK, Ids
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.scenario.client import DEVICE_CODE_GRANT, PASSWORD_GRANTS, Client
from mrrt_studio.scenario.tenant import Tenant, User

_DEFAULT_CALLBACK = "https://app.example.com/callback"
_POLL_SECONDS = 5
_DEVICE_CODE_SECONDS = 900


def redirect_uri(client: Client | None) -> str:
    """Return where the application is called back."""
    callbacks = client.callbacks if client else None
    return callbacks[0] if callbacks else _DEFAULT_CALLBACK


def authorize_request(
    tenant: Tenant, client: Client | None, ids: Ids, parameters: dict[str, str | None]
) -> HttpRequest:
    """Return the request that opens the login page; the parameters stand in its URL."""
    challenge = hashlib.sha256(ids.code_verifier().encode()).digest()
    query = {
        "response_type": "code",
        **parameters,
        "redirect_uri": redirect_uri(client),
        "state": ids.state(),
        "code_challenge": base64.urlsafe_b64encode(challenge).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    given = {name: value for name, value in query.items() if value is not None}
    return HttpRequest("GET", f"{tenant.issuer}authorize?{urlencode(given, errors='replace')}", {}, {})


def authorize_success(client: Client, ids: Ids) -> HttpResponse:
    """Return the redirect that carries the code."""
    body = {"code": ids.code(), "state": ids.state()}
    return redirect(f"{redirect_uri(client)}?{urlencode(body)}", body)


def authorize_failure(client: Client | None, ids: Ids, refusal: Refusal) -> HttpResponse:
    """Return the redirect that carries an error, or the tenant's error page where there is no redirect."""
    if refusal.status != 302:  # noqa: PLR2004 - a redirect
        return failure(refusal.status, refusal.body)
    query = urlencode({**refusal.body, "state": ids.state()}, errors="replace")
    return redirect(f"{redirect_uri(client)}?{query}", refusal.body)


def token_request(
    tenant: Tenant, client: Client | None, client_id: str, secret: str | None, ids: Ids, flow: dict[str, Any]
) -> HttpRequest:
    """Return the token endpoint's request with the members of one grant."""
    proof = credentials(client, client_id, secret, ids.seed)
    body = {"grant_type": flow["grant_type"], **proof.body, **flow}
    return form(f"{tenant.issuer}oauth/token", body, proof.headers)


def code_members(client: Client | None, ids: Ids) -> dict[str, Any]:
    """Return what the token endpoint gets in the authorization code flow."""
    return {
        "grant_type": "authorization_code",
        "code": ids.code(),
        "code_verifier": ids.code_verifier(),
        "redirect_uri": redirect_uri(client),
    }


def password_members(
    tenant: Tenant, client: Client | None, user: User | None, user_id: str, password: str | None
) -> dict[str, Any]:
    """Return what the token endpoint gets in the password flow, or in its realm variant."""
    realm_only = client is not None and PASSWORD_GRANTS[0] not in client.allowed_grants
    uses_realm = realm_only and client is not None and PASSWORD_GRANTS[1] in client.allowed_grants
    known = user.password if user else None
    return {
        "grant_type": PASSWORD_GRANTS[1] if uses_realm else PASSWORD_GRANTS[0],
        "realm": (tenant.default_directory or "Username-Password-Authentication") if uses_realm else None,
        "username": (user.email if user else None) or user_id,
        "password": password or known or f"{MARK}-password",
    }


def device_members(ids: Ids) -> dict[str, Any]:
    """Return what a device polls the token endpoint with."""
    return {"grant_type": DEVICE_CODE_GRANT, "device_code": f"{MARK}{ids.code()}"}


def device_conversation(
    tenant: Tenant, client_id: str, ids: Ids, parameters: dict[str, str | None], poll: HttpRequest
) -> tuple[HttpExchange, ...]:
    """Return what a device says before the user has decided: it asks for a code, then polls too early.

    Source: https://auth0.com/docs/get-started/authentication-and-authorization-flow/device-authorization-flow
    """
    start = form(f"{tenant.issuer}oauth/device/code", {"client_id": client_id, **parameters})
    user_code = f"{MARK}-{ids.state()[:4].upper()}"
    body = {
        "device_code": device_members(ids)["device_code"],
        "user_code": user_code,
        "verification_uri": f"{tenant.issuer}activate",
        "verification_uri_complete": f"{tenant.issuer}activate?user_code={user_code}",
        "expires_in": _DEVICE_CODE_SECONDS,
        "interval": _POLL_SECONDS,
    }
    pending = {
        "error": "authorization_pending",
        "error_description": "User has yet to authorize device code.",
    }
    return HttpExchange(start, success(body)), HttpExchange(poll, failure(403, pending))
