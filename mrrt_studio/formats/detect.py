"""What a JSON object of the Management API is, found from what it holds: nothing in it says so.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from mrrt_studio.scenario.base import Auth0Model
from mrrt_studio.scenario.client import Client, RefreshTokenSettings
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Organization, Role, User

JsonObject = Mapping[str, JsonValue]

MODELS: Mapping[str, type[Auth0Model]] = {
    "clients": Client,
    "resource_servers": ResourceServer,
    "client_grants": ClientGrant,
    "roles": Role,
    "users": User,
    "organizations": Organization,
}
"""The model of each collection; its name is also the plural in a list envelope."""

PAGING = frozenset({"start", "limit", "total", "length", "next", "page", "per_page"})
"""Fields of a list envelope beside the list."""

_SHARED_FIELDS = frozenset({"description", "token_quota", "logo_uri"})
_CLIENT_FIELDS = frozenset(
    {
        "addons", "allowed_clients", "allowed_logout_urls", "allowed_origins", "app_type",
        "async_approval_notification_channels", "callbacks", "client_aliases",
        "client_authentication_methods", "client_metadata", "client_secret", "compliance_level",
        "cross_origin_authentication", "cross_origin_loc", "custom_login_page", "custom_login_page_on",
        "custom_login_page_preview",
        "default_organization", "encryption_key", "express_configuration", "fedcm_login", "form_template",
        "grant_types", "initiate_login_uri", "is_first_party", "is_token_endpoint_ip_header_trusted",
        "jwt_configuration", "mobile", "my_organization_configuration", "native_social_login",
        "oidc_backchannel_logout", "oidc_conformant", "oidc_logout", "organization_discovery_methods",
        "organization_require_behavior", "organization_usage", "par_request_expiry", "redirection_policy",
        "refresh_token", "require_proof_of_possession", "require_pushed_authorization_requests",
        "session_transfer", "signed_request_object", "skip_non_verifiable_callback_uri_confirmation_prompt",
        "sso", "sso_disabled", "third_party_security_mode", "token_endpoint_auth_method", "token_exchange",
        "token_vault_privileged_access", "web_origins",
    }
)  # fmt: skip
"""Fields that only an application has.

Source: https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
"""

_SETTINGS_FIELDS = frozenset(RefreshTokenSettings.model_fields)
_OF_OTHERS = frozenset({"clientID", "log_id", "rotating", "authenticated_at"})
"""Fields of user grants, log entries, refresh tokens and sessions, which name users and applications too."""


def collection_of(item: JsonObject) -> str | None:
    """Return the collection that an object belongs to, or None where it is none of them."""
    fields, id_ = frozenset(item), str(item.get("id", ""))
    if _OF_OTHERS & fields:
        return None
    signs = (
        ("users", "user_id" in fields),
        ("resource_servers", "identifier" in fields),
        ("client_grants", "audience" in fields and {"client_id", "default_for"} & fields),
        ("organizations", id_.startswith("org_")),
        ("roles", id_.startswith("rol_") or {"name", "permissions"} <= fields),
        ("clients", "audience" not in fields and _is_client(fields)),
    )
    return next((collection for collection, holds in signs if holds), None)


def _is_client(fields: frozenset[str]) -> bool:
    """An application of the Management API has an id; one of the Deploy CLI has a name only."""
    own = _CLIENT_FIELDS & fields
    return {"client_id", "name"} <= fields or bool({"client_id", "name"} & fields and own)


def is_client_patch(item: JsonObject) -> bool:
    """Tell whether an object is the body of ``PATCH /api/v2/clients/{id}``: settings without a name or id."""
    fields = frozenset(item)
    return bool(_CLIENT_FIELDS & fields) and fields <= _CLIENT_FIELDS | _SHARED_FIELDS


def is_refresh_token(item: JsonObject) -> bool:
    """Tell whether an object is ``refresh_token`` alone, as ``auth0 apps update -z`` takes it."""
    return {"rotation_type", "expiration_type"} <= item.keys() <= _SETTINGS_FIELDS


def lists_of(item: JsonObject) -> dict[str, list[JsonValue]]:
    """Return the lists of a list envelope by collection; none where the object is no envelope."""
    return {name: value for name in MODELS if isinstance(value := item.get(name), list)}
