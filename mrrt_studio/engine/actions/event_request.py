"""``event.request`` and ``event.transaction``: where a request comes from and what it is part of."""

from __future__ import annotations

from typing import Any

from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.occasion import Occasion

UNKNOWN_ADDRESS = "192.0.2.1"
"""Where a step names no address: one that is reserved for documentation (RFC 5737)."""


def request(occasion: Occasion) -> dict[str, Any]:
    """Return ``event.request``; the body holds no passwords, secrets or tokens (assumed)."""
    origin = occasion.context.origin
    country = origin.country if origin else None
    shown: dict[str, Any] = {
        "ip": address(occasion),
        "asn": str(origin.asn) if origin and origin.asn is not None else None,
        "user_agent": origin.user_agent if origin else None,
        "geoip": {"countryCode": country} if country else {},
        "hostname": occasion.state.configuration.tenant.domain,
        "method": occasion.method,
        "query": dict(occasion.query),
        "body": dict(occasion.body),
    }
    return {name: value for name, value in shown.items() if value is not None}


def address(occasion: Occasion) -> str:
    """Return the address that the request comes from."""
    origin = occasion.context.origin
    return (origin.ip if origin else None) or UNKNOWN_ADDRESS


def transaction(occasion: Occasion, effects: Effects) -> dict[str, Any]:
    """Return ``event.transaction``.

    On an exchange ``requested_scopes`` is empty: Auth0 does not fill it usefully there, and scripts read
    ``event.request.body.scope`` instead.

    Source: https://auth0.com/docs/customize/actions/reference/post-login/event-object
    """
    return {
        "id": occasion.context.ids.hexadecimal("transaction", 24),
        "protocol": occasion.protocol,
        "requested_scopes": [],
        "acr_values": [],
        "ui_locales": [],
        "prompt": [],
        "locale": "en",
        **occasion.transaction,
        "metadata": dict(effects.transaction_metadata),
    }
