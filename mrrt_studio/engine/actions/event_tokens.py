"""``event.session`` and ``event.refresh_token``: what stands behind the tokens of a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mrrt_studio.engine.actions.dates import iso_date
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.engine.state import RefreshToken
from mrrt_studio.scenario.steps import RequestOrigin


def refresh_token(occasion: Occasion, effects: Effects) -> dict[str, Any] | None:
    """Return ``event.refresh_token``: the token that is exchanged, or None at login.

    Its ``id`` is that of its family here, so that it stays the same through a rotation (assumed).

    Source: https://auth0.com/docs/customize/actions/reference/post-login/event-object
    """
    token = occasion.token
    if token is None:
        return None
    login = token.login
    shown: dict[str, Any] = {
        "id": token.family,
        "client_id": login.client_id,
        "user_id": login.user_id,
        "created_at": iso_date(login.authenticated_at),
        "expires_at": iso_date(token.expires_at),
        "idle_expires_at": iso_date(token.idle_expires_at),
        "last_exchanged_at": iso_date(token.last_exchanged_at),
        "rotating": token.rotating,
        "session_id": login.session_id,
        "device": _device(login.origin, token.last_origin or login.origin),
        "metadata": dict(_now(token, effects)),
        "resource_servers": [{"audience": login.audience, "scopes": " ".join(login.scopes)}],
        "access": "online" if login.online else None,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _now(token: RefreshToken, effects: Effects) -> Mapping[str, str]:
    return token.metadata if effects.token_metadata is None else effects.token_metadata


def _device(initial: RequestOrigin | None, last: RequestOrigin | None) -> dict[str, str]:
    return {**_place("initial", initial), **_place("last", last)}


def _place(prefix: str, origin: RequestOrigin | None) -> dict[str, str]:
    if origin is None:
        return {}
    shown = {"ip": origin.ip, "asn": origin.asn, "user_agent": origin.user_agent}
    return {f"{prefix}_{name}": str(value) for name, value in shown.items() if value is not None}


def session(occasion: Occasion, effects: Effects) -> dict[str, Any] | None:
    """Return ``event.session``, or None where no session lives behind the request."""
    found = occasion.session
    if found is None:
        return None
    metadata = found.metadata if effects.session_metadata is None else effects.session_metadata
    authenticated = iso_date(found.authenticated_at)
    return {
        "id": found.id,
        "user_id": found.user_id,
        "created_at": authenticated,
        "updated_at": iso_date(occasion.state.now),
        "authenticated_at": authenticated,
        "last_interacted_at": iso_date(occasion.state.now),
        "expires_at": iso_date(found.expires_at),
        "idle_expires_at": iso_date(found.idle_expires_at),
        "clients": [{"client_id": occasion.client.client_id}],
        "cookie": {"mode": "persistent"},
        "device": _device(occasion.context.origin, occasion.context.origin),
        "metadata": dict(metadata),
    }
