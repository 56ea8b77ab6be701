"""What an object of any export is, also of those that a scenario has no place for: those are counted.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from mrrt_studio.formats.detect import collection_of

JsonObject = Mapping[str, JsonValue]

LISTS: Mapping[str, str] = {
    "clients": "clients",
    "resource_servers": "resource_servers",
    "resourceServers": "resource_servers",
    "client_grants": "client_grants",
    "clientGrants": "client_grants",
    "roles": "roles",
    "users": "users",
    "organizations": "organizations",
    "actions": "actions",
    "bindings": "bindings",
    "rules": "rules",
    "rules_configs": "rules_configs",
    "rulesConfigs": "rules_configs",
}
"""The collection of each list, by its name in an envelope, in an export keyed by kind or in a tenant.yaml."""

TENANT_KEYS = frozenset({"tenant", "tenant_settings", "settings"})
"""Names under which an export keyed by kind has the tenant settings."""

TRIGGERS = frozenset(
    {
        "post-login", "credentials-exchange", "pre-user-registration", "post-user-registration",
        "post-change-password", "send-phone-message", "custom-phone-provider", "custom-email-provider",
        "password-reset-post-challenge", "custom-token-exchange", "login-post-identifier",
        "signup-post-identifier", "event-stream", "password-hash-migration", "mcp-tool",
    }
)  # fmt: skip
"""Ids of triggers that Actions can be bound to."""

_SETTINGS = frozenset(
    {
        "default_audience", "default_directory", "enabled_locales", "flags", "friendly_name",
        "idle_session_lifetime", "sandbox_version", "sandbox_versions_available", "session_cookie",
        "session_lifetime", "session_lifetime_in_minutes", "support_email", "support_url",
    }
)  # fmt: skip
"""Fields that tenant settings have and nothing else."""
_NAMES = frozenset({"client_id", "id", "identifier", "name", "user_id"})
_ROLE_FIELDS = frozenset({"id", "name", "description", "type", "owner_id"})


def kind_of(item: JsonObject) -> str | None:
    """Return the collection of an object, or what people call it if a scenario has no place for it.

    Returns:
        A collection of a scenario, ``tenant``, ``triggers`` or ``bindings``; else a plural in words for
        people, which :func:`is_used` tells from those; None for an object that is not known at all.
    """
    fields = frozenset(item)
    return _other(fields) or collection_of(item) or _of_tenant(item, fields) or _of_code(item, fields)


def is_used(kind: str) -> bool:
    """Tell whether a scenario has a place for objects of a kind."""
    return kind in {*LISTS.values(), "tenant", "triggers"}


def _other(fields: frozenset[str]) -> str | None:
    signs: tuple[tuple[str, bool], ...] = (
        ("log entries", "log_id" in fields or {"_id", "date", "type"} <= fields),
        ("consents of users", "clientID" in fields and "audience" in fields),
        ("sessions", "authenticated_at" in fields and "user_id" in fields),
        ("refresh tokens", "rotating" in fields and "user_id" in fields),
        ("connections", "strategy" in fields and "name" in fields),
        ("hooks", "triggerId" in fields),
        ("custom domains", "custom_domain_id" in fields),
        ("log streams", "sink" in fields),
        ("email templates", {"template", "body"} <= fields),
        ("permissions of nobody", "permission_name" in fields),
    )
    return next((kind for kind, holds in signs if holds), None)


def _of_tenant(item: JsonObject, fields: frozenset[str]) -> str | None:
    if item and fields <= TRIGGERS and all(isinstance(bound, list) for bound in item.values()):
        return "triggers"
    return "tenant" if _SETTINGS & fields and not _NAMES & fields else None


def _of_code(item: JsonObject, fields: frozenset[str]) -> str | None:
    signs: tuple[tuple[str, bool], ...] = (
        ("bindings", {"trigger_id", "action"} <= fields),
        ("actions", "name" in fields and bool({"supported_triggers", "code"} & fields)),
        ("rules", {"name", "script"} <= fields),
        ("rules_configs", "key" in fields and fields <= {"key", "value"}),
        ("organizations", {"name", "display_name"} <= fields),
        ("roles", {"name", "description"} <= fields <= _ROLE_FIELDS),
        ("possible triggers", str(item.get("id")) in TRIGGERS and "version" in fields),
    )
    return next((kind for kind, holds in signs if holds), None)
