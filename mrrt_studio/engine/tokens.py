"""Access and ID tokens, claim for claim.

Source: https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from rpds import HashTrieMap

from mrrt_studio.engine.context import key_id
from mrrt_studio.engine.ids import Ids
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.tenant import Tenant

OPAQUE_LIFETIME = 86_400
"""Seconds; the userinfo-only token has no setting of its own."""

RFC_9068 = ("rfc9068_profile", "rfc9068_profile_authz")
"""Dialects in the shape of RFC 9068; the other two are Auth0's own."""
WITH_PERMISSIONS = ("access_token_authz", "rfc9068_profile_authz")
_NAMED_GRANTS = {
    "password": "password",
    "client_credentials": "client-credentials",
    "refresh_token": "refresh_token",
}


NO_CLAIMS: Mapping[str, Any] = HashTrieMap()


class AccessToken(NamedTuple):
    """An access token that was granted; it is signed when somebody looks at it."""

    audience: str | None
    client_id: str
    user_id: str | None
    scopes: tuple[str, ...]
    issued_at: int
    expires_at: int
    header: Mapping[str, Any]
    claims: Mapping[str, Any]
    secret: str | None = None
    """The API's signing secret, for HS256."""
    opaque: str | None = None
    """The whole value of a token that is no JWT."""

    @property
    def lifetime(self) -> int:
        """Seconds from issue to expiry: ``expires_in``."""
        return self.expires_at - self.issued_at


class IdToken(NamedTuple):
    """An ID token that was granted; it is signed when somebody looks at it."""

    header: Mapping[str, Any]
    claims: Mapping[str, Any]
    secret: str | None = None
    """The client secret, for HS256."""


class TokenRequest(NamedTuple):
    """What an access token is made of, apart from the API's own settings."""

    tenant: Tenant
    client_id: str
    subject: str
    """``sub``: the user_id, or ``<client_id>@clients``."""
    user_id: str | None
    scopes: tuple[str, ...]
    grant: str
    """``authorization_code``, ``password``, ``refresh_token``, ``client_credentials`` …"""
    now: int
    kid: str
    ids: Ids
    permissions: tuple[str, ...] = ()
    organization_id: str | None = None
    organization_name: str | None = None
    jti_in_auth0_profile: bool = False
    custom_claims: Mapping[str, Any] = NO_CLAIMS
    """Set by Actions and Rules; what the token has of its own stays as it is."""


def mint(request: TokenRequest, api: ResourceServer, secret: str | None) -> AccessToken:
    """Return the access token for an API in the API's own dialect.

    Args:
        request: who gets it and what was granted.
        api: whose dialect, lifetime and algorithm apply.
        secret: key for HS256, None for an algorithm with the tenant's key.
    """
    return AccessToken(
        audience=api.identifier,
        client_id=request.client_id,
        user_id=request.user_id,
        scopes=request.scopes,
        issued_at=request.now,
        expires_at=request.now + api.lifetime,
        header=_header(api, request.kid),
        claims=_claims(request, api),
        secret=secret,
    )


def mint_opaque(request: TokenRequest, value: str) -> AccessToken:
    """Return the token of a login without audience: no JWT, good for ``/userinfo`` alone.

    Source: https://auth0.com/docs/secure/tokens/access-tokens/get-access-tokens
    """
    return AccessToken(
        audience=None,
        client_id=request.client_id,
        user_id=request.user_id,
        scopes=request.scopes,
        issued_at=request.now,
        expires_at=request.now + OPAQUE_LIFETIME,
        header={},
        claims={},
        opaque=value,
    )


def _header(api: ResourceServer, kid: str) -> dict[str, Any]:
    kind = "at+jwt" if api.dialect in RFC_9068 else "JWT"
    header = {"alg": api.algorithm, "typ": kind}
    return header if api.algorithm == "HS256" else {**header, "kid": key_id(kid, api.algorithm)}


def _claims(request: TokenRequest, api: ResourceServer) -> dict[str, Any]:
    claims: dict[str, Any] = {
        "iss": request.tenant.issuer,
        "sub": request.subject,
        "aud": _audience(request, api),
        "iat": request.now,
        "exp": request.now + api.lifetime,
        "scope": " ".join(request.scopes),
    }
    if request.organization_id is not None:
        claims["org_id"] = request.organization_id
    if request.organization_name is not None:
        claims["org_name"] = request.organization_name
    claims.update(_profile_claims(request, api))
    if api.dialect in WITH_PERMISSIONS:
        claims["permissions"] = list(request.permissions)
    return {**request.custom_claims, **claims} if request.custom_claims else claims


def _audience(request: TokenRequest, api: ResourceServer) -> str | list[str]:
    if "openid" in request.scopes and api.algorithm != "HS256":
        return [api.identifier, request.tenant.userinfo_audience]
    return api.identifier


def _profile_claims(request: TokenRequest, api: ResourceServer) -> dict[str, Any]:
    if api.dialect in RFC_9068:
        return {"client_id": request.client_id, "jti": request.ids.jti()}
    claims: dict[str, Any] = {}
    if request.grant in _NAMED_GRANTS:
        claims["gty"] = _NAMED_GRANTS[request.grant]
    claims["azp"] = request.client_id
    if request.jti_in_auth0_profile:
        claims["jti"] = request.ids.jti()
    return claims
