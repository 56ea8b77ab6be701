"""ID tokens and the userinfo response: the user's claims by scope.

Source: https://auth0.com/docs/secure/tokens/id-tokens/id-token-structure
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mrrt_studio.engine.context import key_id
from mrrt_studio.engine.state import LoginGrant
from mrrt_studio.engine.tokens import IdToken
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.tenant import Tenant, User

_PROFILE = ("nickname", "name", "given_name", "family_name", "picture", "updated_at")
_EMAIL = ("email", "email_verified")
_PHONE = ("phone_number", "phone_number_verified")
_CLAIMS_BY_SCOPE = {"profile": _PROFILE, "email": _EMAIL, "phone": _PHONE, "address": ("address",)}


def user_claims(user: User, scopes: Collection[str]) -> dict[str, Any]:
    """Return the standard claims that the granted scopes open, without those that the user has no value for.

    Source: https://auth0.com/docs/get-started/apis/scopes/openid-connect-scopes
    """
    known: dict[str, Any] = {**(user.model_extra or {}), **_known_claims(user)}
    names = [name for scope, claims in _CLAIMS_BY_SCOPE.items() if scope in scopes for name in claims]
    return {name: known[name] for name in names if known.get(name) is not None}


def _known_claims(user: User) -> dict[str, Any]:
    email = user.email
    return {
        "name": user.name or email,
        "nickname": user.nickname or (email.split("@")[0] if email else None),
        "picture": user.picture,
        "email": email,
        "email_verified": user.email_verified if user.email_verified is not None or email is None else False,
    }


def mint_id_token(
    tenant: Tenant,
    client: Client,
    user: User,
    login: LoginGrant,
    scopes: Collection[str],
    now: int,
    kid: str,
    secret: str | None,
) -> IdToken:
    """Return the ID token for an application.

    Args:
        tenant: the issuer.
        client: the audience; its JWT configuration gives lifetime and algorithm.
        user: the subject.
        login: the login that the token goes back to, with session and organization.
        scopes: granted in this request; they open the user's claims.
        now: seconds since the epoch.
        kid: of the tenant's signing key.
        secret: the client secret, used for HS256 alone.
    """
    claims = {
        **user_claims(user, scopes),
        "iss": tenant.issuer,
        "aud": client.client_id,
        "sub": user.user_id,
        "iat": now,
        "exp": now + client.id_token_lifetime,
    }
    if login.session_id is not None:
        claims["sid"] = login.session_id
    if login.organization_id is not None:
        claims["org_id"] = login.organization_id
    if login.organization_name is not None:
        claims["org_name"] = login.organization_name
    return _with_header(client, claims, kid, secret)


def _with_header(client: Client, claims: dict[str, Any], kid: str, secret: str | None) -> IdToken:
    algorithm = client.id_token_alg
    header = {"alg": algorithm, "typ": "JWT"}
    if algorithm == "HS256":
        return IdToken(header, claims, secret)
    return IdToken({**header, "kid": key_id(kid, algorithm)}, claims)
