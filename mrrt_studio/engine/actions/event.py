"""The ``event`` of a post-login Action, member for member as Auth0 documents it.

Source: https://auth0.com/docs/customize/actions/reference/post-login/event-object
"""

from __future__ import annotations

from typing import Any, cast

from mrrt_studio.engine.actions import event_request, event_tokens, people
from mrrt_studio.engine.actions.dates import iso_date
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.scenario.tenant import Action


def action_event(occasion: Occasion, effects: Effects, action: Action) -> dict[str, Any]:
    """Return what an Action sees; members that do not apply are absent, as they are at Auth0.

    ``resource_server`` names the API that the token is for: whether it names the requested one where an
    exchange falls back is not documented, so this is assumed.
    """
    audience = occasion.authorization.audience
    shown: dict[str, Any] = {
        "transaction": event_request.transaction(occasion, effects),
        "client": people.application(occasion),
        "connection": people.connection(occasion),
        "organization": people.organization(occasion),
        "authentication": _authentication(occasion, effects),
        "authorization": {"roles": people.roles(occasion)},
        "user": people.user_profile(occasion, effects),
        "request": event_request.request(occasion),
        "resource_server": {"identifier": audience} if audience is not None else None,
        "refresh_token": event_tokens.refresh_token(occasion, effects),
        "session": event_tokens.session(occasion, effects),
        "secrets": secrets_of(action),
        "configuration": {},
        "stats": {"logins_count": people.logins_count(occasion)},
        "tenant": {"id": tenant_name(occasion)},
    }
    return {name: value for name, value in shown.items() if value is not None}


def tenant_name(occasion: Occasion) -> str:
    """Return the tenant's name: the first part of its domain."""
    return occasion.state.configuration.tenant.domain.partition(".")[0]


def secrets_of(action: Action) -> dict[str, Any]:
    """Return an Action's secrets by name, from either shape; Auth0 never tells their values."""
    if isinstance(action.secrets, list):
        named = [cast("dict[str, Any]", each) for each in action.secrets if isinstance(each, dict)]
        return {str(each.get("name")): each.get("value") for each in named if "name" in each}
    return dict(action.secrets or {})


def _authentication(occasion: Occasion, effects: Effects) -> dict[str, Any] | None:
    """Return how the user proved who they are; an exchange has no such proof (assumed)."""
    if occasion.is_exchange and not effects.methods:
        return None
    now = iso_date(occasion.state.now)
    first = occasion.session.authenticated_at if occasion.session else occasion.state.now
    methods = [] if occasion.is_exchange else [{"name": "pwd", "timestamp": iso_date(first)}]
    recorded = [{"name": name, "timestamp": now} for name in effects.methods]
    return {"methods": [*methods, *recorded]}
