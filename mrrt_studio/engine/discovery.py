"""The tenant's discovery document, as a stock tenant serves it.

Source: https://auth0.com/docs/get-started/applications/configure-applications-with-oidc-discovery
"""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.tenant import Tenant

_ENDPOINTS = {
    "authorization_endpoint": "authorize",
    "token_endpoint": "oauth/token",
    "device_authorization_endpoint": "oauth/device/code",
    "userinfo_endpoint": "userinfo",
    "mfa_challenge_endpoint": "mfa/challenge",
    "jwks_uri": ".well-known/jwks.json",
    "registration_endpoint": "oidc/register",
    "revocation_endpoint": "oauth/revoke",
}

_SCOPES = [
    "openid",
    "profile",
    "offline_access",
    "name",
    "given_name",
    "family_name",
    "nickname",
    "email",
    "email_verified",
    "picture",
    "created_at",
    "identities",
    "phone",
    "address",
]

_CLAIMS = [
    "aud",
    "auth_time",
    "created_at",
    "email",
    "email_verified",
    "exp",
    "family_name",
    "given_name",
    "iat",
    "identities",
    "iss",
    "name",
    "nickname",
    "phone_number",
    "picture",
    "sub",
]


def discovery_document(tenant: Tenant) -> dict[str, Any]:
    """Return ``/.well-known/openid-configuration`` of the tenant; it lists no grant types, as at Auth0."""
    return {
        "issuer": tenant.issuer,
        **{name: tenant.issuer + path for name, path in _ENDPOINTS.items()},
        "scopes_supported": _SCOPES,
        "response_types_supported": [
            "code",
            "token",
            "id_token",
            "code token",
            "code id_token",
            "token id_token",
            "code token id_token",
        ],
        "code_challenge_methods_supported": ["S256", "plain"],
        "response_modes_supported": ["query", "fragment", "form_post"],
        "subject_types_supported": ["public"],
        "token_endpoint_auth_methods_supported": [
            "client_secret_basic",
            "client_secret_post",
            "private_key_jwt",
        ],
        "claims_supported": _CLAIMS,
        "request_uri_parameter_supported": False,
        "request_parameter_supported": False,
        "id_token_signing_alg_values_supported": ["HS256", "RS256", "PS256"],
    }
