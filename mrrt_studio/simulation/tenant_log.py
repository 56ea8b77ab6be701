"""Entries of the tenant log as ``GET /api/v2/logs`` returns them.

Source: https://auth0.com/docs/api/management/v2/logs/get-logs
"""

from __future__ import annotations

from typing import Any

from mrrt_studio.engine.outcome import LogEntry
from mrrt_studio.scenario.steps import ExchangeStep, LoginStep, RequestOrigin
from mrrt_studio.scenario.times import rfc3339
from mrrt_studio.simulation.timeline import PlayedStep

_DOCUMENTATION_ADDRESS = "203.0.113.7"
"""Reserved for documentation (RFC 5737), so that nobody takes it for a real client."""
_USER_AGENT = "MRRT Studio"
_CONNECTION = "Username-Password-Authentication"
_LOG_ID_DIGITS = 56


def tenant_log(played: PlayedStep) -> list[dict[str, Any]]:
    """Return the entries that a step wrote, in order."""
    entries = played.outcome.logs if played.outcome else ()
    return [_entry_json(played, entry, number) for number, entry in enumerate(entries)]


def _entry_json(played: PlayedStep, entry: LogEntry, number: int) -> dict[str, Any]:
    domain = played.before.world.configuration.tenant.domain
    log_id = _log_id(played, number)
    return {
        "date": played.at_text.replace("Z", ".000Z"),
        "type": entry.type,
        "description": entry.description,
        "connection": _CONNECTION if entry.user else "",
        "connection_id": "",
        **_client_members(entry),
        **_origin_members(played),
        "details": dict(entry.details),
        "hostname": domain,
        **_user_members(entry),
        "audience": entry.audience or "",
        "scope": entry.scope or "",
        "strategy": "auth0",
        "strategy_type": "database",
        "log_id": log_id,
        "_id": log_id,
        "isMobile": False,
        "tenant_name": domain.split(".")[0],
        "environment_name": "simulated",
        "$event_schema": {"version": "1.0.0"},
    }


def _client_members(entry: LogEntry) -> dict[str, Any]:
    client = entry.client
    return {
        "client_id": client.client_id if client else None,
        "client_name": client.label if client else "",
    }


def _user_members(entry: LogEntry) -> dict[str, Any]:
    user = entry.user
    return {"user_id": user.user_id if user else "", "user_name": (user.email or "") if user else ""}


def _origin_members(played: PlayedStep) -> dict[str, Any]:
    step = played.step
    origin = step.request if isinstance(step, (LoginStep, ExchangeStep)) else None
    known = origin or RequestOrigin()
    return {"ip": known.ip or _DOCUMENTATION_ADDRESS, "user_agent": known.user_agent or _USER_AGENT}


def _log_id(played: PlayedStep, number: int) -> str:
    """Return 56 digits that begin with the time, as Auth0's do."""
    moment = "".join(character for character in rfc3339(played.at) if character.isdigit())
    head = f"900{moment}000"
    return head + f"{played.index:0{_LOG_ID_DIGITS - len(head) - 4}d}{number:04d}"
