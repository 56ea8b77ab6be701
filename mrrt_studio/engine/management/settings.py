"""Write-time checks that no schema can express: settings that contradict each other.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mrrt_studio.scenario.configuration import Configuration

_DEFAULT_LIFETIME = 86_400
"""Seconds, of access tokens."""


def settings_problem(
    collection: str, body: Mapping[str, Any], stored: Mapping[str, Any], configuration: Configuration
) -> str | None:
    """Return the Management API's message for a contradiction, or None.

    Args:
        collection: first segment of the path.
        body: what is written.
        stored: the object as it is, empty for a new one.
        configuration: for references to other objects.
    """
    if collection == "clients":
        return refresh_token_problem(body.get("refresh_token"))
    if collection == "resource-servers":
        return _lifetime_problem({**stored, **body})
    if collection == "client-grants" and not stored:
        return _grant_problem(body, configuration)
    return None


def refresh_token_problem(settings: Mapping[str, Any] | None) -> str | None:
    """Return what contradicts itself in ``refresh_token``, or None."""
    if not settings:
        return None
    if settings["rotation_type"] == "rotating" and settings["expiration_type"] != "expiring":
        return "Payload validation error: rotating refresh tokens must be expiring, see expiration_type."
    absolute, idle = settings.get("token_lifetime"), settings.get("idle_token_lifetime")
    limited = not settings.get("infinite_token_lifetime") and not settings.get("infinite_idle_token_lifetime")
    if limited and absolute is not None and idle is not None and idle > absolute:
        return "Payload validation error: refresh_token.idle_token_lifetime must not exceed token_lifetime."
    return None


def _lifetime_problem(api: Mapping[str, Any]) -> str | None:
    lifetime, for_web = api.get("token_lifetime"), api.get("token_lifetime_for_web")
    longest = _DEFAULT_LIFETIME if lifetime is None else lifetime
    if isinstance(for_web, int) and for_web > longest:
        return "Payload validation error: token_lifetime_for_web must not exceed token_lifetime."
    return None


def _grant_problem(body: Mapping[str, Any], configuration: Configuration) -> str | None:
    if ("client_id" in body) == ("default_for" in body):
        return "Payload validation error: give either client_id or default_for."
    if body.get("allow_all_scopes") and body.get("scope"):
        return "Payload validation error: allow_all_scopes excludes scope."
    if "client_id" in body and body["client_id"] not in configuration.clients:
        return f"Payload validation error: no client has the client_id {body['client_id']}."
    if body["audience"] not in configuration.resource_servers:
        return f"Payload validation error: no resource server has the identifier {body['audience']}."
    return None
