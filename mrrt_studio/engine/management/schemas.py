"""Ranges and lengths of what the Management API writes, as far as they concern tokens.

Source: https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
Source: https://auth0.com/docs/api/management/v2/resource-servers/patch-resource-servers-by-id
"""

from __future__ import annotations

from mrrt_studio.engine.management.payload import Schema

MAX_TOKEN_LIFETIME = 157_788_000
"""Seconds; the schema's limit. Guides and Dashboard say 31557600."""


_NO_MARKUP = r"^[^<>]+$"


def _text(least: int = 0, most: int | None = None) -> Schema:
    limits = {"type": ("string",), "minLength": least}
    return limits if most is None else {**limits, "maxLength": most}


def _name(most: int | None = None) -> Schema:
    return {**_text(1, most), "pattern": _NO_MARKUP}


def _optional(schema: Schema) -> Schema:
    return {**schema, "type": (*schema["type"], "null")}


def _choice(*values: str) -> Schema:
    return {"type": ("string",), "enum": values}


def _integer(least: int, most: int | None = None) -> Schema:
    limits = {"type": ("integer",), "minimum": least}
    return limits if most is None else {**limits, "maximum": most}


_BOOLEAN: Schema = {"type": ("boolean",)}
_TEXTS: Schema = {"type": ("array",), "items": _text(1)}

_POLICY: Schema = {
    "type": ("object",),
    "required": ("audience", "scope"),
    "closed": True,
    "properties": {
        "audience": _text(1, 600),
        "scope": {"type": ("array",), "items": _text(1, 280)},
    },
}

REFRESH_TOKEN: Schema = {
    "type": ("object",),
    "required": ("rotation_type", "expiration_type"),
    "closed": True,
    "properties": {
        "rotation_type": _choice("rotating", "non-rotating"),
        "expiration_type": _choice("expiring", "non-expiring"),
        "leeway": _integer(0),
        "token_lifetime": _integer(1, MAX_TOKEN_LIFETIME),
        "infinite_token_lifetime": _BOOLEAN,
        "idle_token_lifetime": _integer(1),
        "infinite_idle_token_lifetime": _BOOLEAN,
        "policies": {"type": ("array", "null"), "minItems": 1, "items": _POLICY},
    },
}

_CLIENT_PROPERTIES = {
    "name": _name(),
    "description": _text(0, 140),
    "app_type": _text(1),
    "is_first_party": _BOOLEAN,
    "oidc_conformant": _BOOLEAN,
    "grant_types": _TEXTS,
    "token_endpoint_auth_method": _optional(_choice("none", "client_secret_post", "client_secret_basic")),
    "callbacks": _optional(_TEXTS),
    "client_secret": _text(1),
    "jwt_configuration": {
        "type": ("object",),
        "properties": {
            "lifetime_in_seconds": _integer(1),
            "alg": _choice("HS256", "RS256", "RS512", "PS256"),
        },
    },
    "organization_usage": _optional(_choice("deny", "allow", "require")),
    "refresh_token": _optional(REFRESH_TOKEN),
}

_SCOPE: Schema = {
    "type": ("object",),
    "required": ("value",),
    "properties": {"value": _text(1, 280), "description": _text(0, 500)},
}

_ACCESS: Schema = {
    "type": ("object",),
    "properties": {
        "user": {
            "type": ("object",),
            "properties": {"policy": _choice("allow_all", "deny_all", "require_client_grant")},
        },
        "client": {
            "type": ("object",),
            "properties": {"policy": _choice("deny_all", "require_client_grant")},
        },
    },
}

_API_PROPERTIES = {
    "identifier": _text(1, 600),
    "name": _name(200),
    "scopes": {"type": ("array",), "items": _SCOPE, "maxItems": 1000},
    "signing_alg": _choice("HS256", "RS256", "RS512", "PS256"),
    "signing_secret": _text(16),
    "token_lifetime": _integer(0, 2_592_000),
    "token_lifetime_for_web": _integer(0, 2_592_000),
    "token_dialect": _choice(
        "access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"
    ),
    "allow_offline_access": _BOOLEAN,
    "allow_online_access": _BOOLEAN,
    "skip_consent_for_verifiable_first_party_clients": _BOOLEAN,
    "enforce_policies": _BOOLEAN,
    "subject_type_authorization": _ACCESS,
}

_PERMISSIONS: Schema = {
    "type": ("array",),
    "items": {
        "type": ("object",),
        "required": ("resource_server_identifier", "permission_name"),
        "properties": {"resource_server_identifier": _text(1), "permission_name": _text(1)},
    },
}

_GRANT_PROPERTIES = {
    "client_id": _text(1),
    "audience": _text(1),
    "scope": {"type": ("array",), "items": _text(1, 280)},
    "subject_type": _choice("client", "user"),
    "allow_all_scopes": _BOOLEAN,
    "default_for": _choice("third_party_clients"),
}

_USER_PROPERTIES = {
    "email": _optional(_text(1)),
    "email_verified": _BOOLEAN,
    "blocked": _BOOLEAN,
    "name": _optional(_text(1, 300)),
    "nickname": _optional(_text(1, 300)),
    "password": _text(1),
    "roles": _TEXTS,
    "permissions": _PERMISSIONS,
}

_ROLE_PROPERTIES = {"name": _text(1), "description": _text(), "permissions": _PERMISSIONS}

_TENANT_PROPERTIES = {
    "default_audience": _optional(_text()),
    "default_directory": _optional(_text()),
    "flags": {"type": ("object",), "properties": {"revoke_refresh_token_grant": _BOOLEAN}},
    "session_lifetime": {"type": ("number",), "minimum": 0},
    "idle_session_lifetime": {"type": ("number",), "minimum": 0},
}


def _body(properties: Schema, *, required: tuple[str, ...] = (), refused: tuple[str, ...] = ()) -> Schema:
    return {"type": ("object",), "properties": properties, "required": required, "refused": refused}


_RESPONSE_ONLY = ("tenant", "global", "signing_keys")

CREATE: Schema = {
    "clients": _body(_CLIENT_PROPERTIES, required=("name",), refused=_RESPONSE_ONLY),
    "resource-servers": _body(_API_PROPERTIES, required=("identifier",), refused=("is_system",)),
    "client-grants": _body(_GRANT_PROPERTIES, required=("audience",)),
    "users": _body(_USER_PROPERTIES),
    "roles": _body(_ROLE_PROPERTIES, required=("name",)),
}
"""What a POST may hold, by collection."""

UPDATE: Schema = {
    "clients": _body(
        _CLIENT_PROPERTIES,
        refused=(*_RESPONSE_ONLY, "client_id", "third_party_security_mode", "resource_server_identifier"),
    ),
    "resource-servers": _body(_API_PROPERTIES, refused=("id", "identifier", "is_system", "client_id")),
    "client-grants": _body(
        _GRANT_PROPERTIES, refused=("id", "client_id", "audience", "subject_type", "default_for")
    ),
    "users": _body(_USER_PROPERTIES, refused=("user_id", "identities", "created_at")),
    "roles": _body(_ROLE_PROPERTIES, refused=("id",)),
    "tenants": _body(_TENANT_PROPERTIES, refused=("domain",)),
}
"""What a PATCH may hold, by collection; identity is immutable."""
