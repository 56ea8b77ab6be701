"""What a Rule is given as ``context``, and what it asked for by changing it.

Source: https://auth0.com/docs/customize/rules/context-object
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from mrrt_studio.engine.actions import event_request, people
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.event import tenant_name
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.engine.scripts import Command


def rule_context(occasion: Occasion, effects: Effects) -> dict[str, Any]:
    """Return the ``context`` of the first Rule; what a Rule puts into it reaches those after it."""
    client, connection = occasion.client, people.connection(occasion)
    shown: dict[str, Any] = {
        "tenant": tenant_name(occasion),
        "clientID": client.client_id,
        "clientName": client.name,
        "clientMetadata": people.unlisted(client, "client_metadata") or {},
        "connection": connection["name"],
        "connectionID": connection["id"],
        "connectionStrategy": connection["strategy"],
        "connectionMetadata": {},
        "samlConfiguration": {},
        "protocol": occasion.protocol,
        "stats": {"loginsCount": people.logins_count(occasion)},
        "authorization": {"roles": people.roles(occasion)},
        "accessToken": {},
        "idToken": {},
        "request": _request(occasion),
        "organization": people.organization(occasion),
        "sessionID": occasion.session.id if occasion.session else None,
        "transaction": {"id": event_request.transaction(occasion, effects)["id"]},
        "sso": {"current_clients": [client.client_id]} if occasion.session else None,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _request(occasion: Occasion) -> dict[str, Any]:
    seen = event_request.request(occasion)
    country = seen["geoip"].get("countryCode")
    return {
        "ip": seen["ip"],
        "hostname": seen["hostname"],
        "userAgent": seen.get("user_agent", ""),
        "query": seen["query"],
        "body": seen["body"],
        "geoip": {"country_code": country} if country else {},
    }


def rule_user(occasion: Occasion, effects: Effects) -> dict[str, Any]:
    """Return the ``user`` of the first Rule."""
    return people.user_profile(occasion, effects)


def commands_of(before: Mapping[str, Any], after: Any) -> tuple[Command, ...]:  # noqa: ANN401 - JSON
    """Return what a Rule asked for, told from how it left its ``context``."""
    if not isinstance(after, dict):
        return ()
    left = cast("dict[str, Any]", after)
    return (*_claims(before, left, "accessToken"), *_claims(before, left, "idToken"), *_turns(before, left))


def _claims(before: Mapping[str, Any], after: Mapping[str, Any], token: str) -> Iterator[Command]:
    known, left = _members(before.get(token)), _members(after.get(token))
    for name, value in left.items():
        if name in known and known[name] == value:
            continue
        if (token, name) == ("accessToken", "scope"):
            yield Command("context.accessToken.scope", (value,))
        else:
            yield Command(f"context.{token}", (name, value))


def _turns(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Command]:
    redirect = _members(after.get("redirect"))
    if redirect and redirect != before.get("redirect"):
        yield Command("context.redirect", (redirect.get("url"),))
    factor = after.get("multifactor")
    if factor and factor != before.get("multifactor"):
        yield Command("context.multifactor", (factor,))


def _members(value: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
