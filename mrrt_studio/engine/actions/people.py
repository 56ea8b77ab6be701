"""The user, the connection and the application as scripts see them."""

from __future__ import annotations

from typing import Any, cast

from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.scenario.base import Auth0Model
from mrrt_studio.scenario.tenant import User

_NOT_SHOWN = frozenset(("password", "roles", "permissions", "blocked"))
"""Fields of a user in a scenario that no script is given."""

_DATABASE = "Username-Password-Authentication"


def unlisted(model: Auth0Model, name: str) -> Any:  # noqa: ANN401 - whatever the tenant holds
    """Return a field of a Management API object that its model does not name, or None."""
    return (model.model_extra or {}).get(name)


def user_profile(occasion: Occasion, effects: Effects) -> dict[str, Any]:
    """Return ``event.user``: the stored profile, and the metadata as earlier scripts of this request left it.

    That a later script sees such changes is assumed; they are stored when all have run. Dates that the
    scenario does not tell are left out rather than made up.
    """
    user = occasion.user
    stored = {name: value for name, value in user.to_json().items() if name not in _NOT_SHOWN}
    return {
        **stored,
        "email_verified": bool(user.email_verified),
        "identities": stored.get("identities") or [_identity(user, connection_name(occasion))],
        "app_metadata": changed_members(unlisted(user, "app_metadata"), effects.app_metadata),
        "user_metadata": changed_members(unlisted(user, "user_metadata"), effects.user_metadata),
    }


def changed_members(stored: Any, changes: Any) -> dict[str, Any]:  # noqa: ANN401 - metadata of any shape
    """Return metadata after some members were set; one that is set to null is gone."""
    known: dict[str, Any] = cast("dict[str, Any]", stored) if isinstance(stored, dict) else {}
    return {name: value for name, value in {**known, **changes}.items() if value is not None}


def _identity(user: User, connection: str) -> dict[str, Any]:
    provider, _, own_id = user.user_id.partition("|")
    return {
        "connection": connection,
        "provider": provider,
        "user_id": own_id,
        "isSocial": provider not in ("auth0", "samlp", "waad", "ad", "oidc", "email", "sms"),
    }


def connection_name(occasion: Occasion) -> str:
    """Return the connection of the user's first identity, else the tenant's directory."""
    identities: Any = unlisted(occasion.user, "identities")
    if isinstance(identities, list) and identities and isinstance(identities[0], dict):
        name = cast("dict[str, Any]", identities[0]).get("connection")
        if isinstance(name, str):
            return name
    return occasion.state.configuration.tenant.default_directory or _DATABASE


def connection(occasion: Occasion) -> dict[str, Any]:
    """Return ``event.connection``; its id derives from the seed, as no scenario holds connections."""
    strategy = occasion.user.user_id.partition("|")[0]
    name = connection_name(occasion)
    ids = occasion.context.ids
    return {"id": f"con_{ids.of_tenant(name, 16)}", "name": name, "strategy": strategy, "metadata": {}}


def organization(occasion: Occasion) -> dict[str, Any] | None:
    """Return ``event.organization``, or None for a login without one."""
    found = occasion.organization
    if found is None:
        return None
    return {
        "id": found.id,
        "name": found.name,
        "display_name": found.display_name or found.name,
        "metadata": found.metadata or {},
    }


def application(occasion: Occasion) -> dict[str, Any]:
    """Return ``event.client``; its MRRT policies stand there as the application has them now."""
    client = occasion.client
    shown: dict[str, Any] = {
        "client_id": client.client_id,
        "name": client.name,
        "metadata": unlisted(client, "client_metadata") or {},
    }
    if client.policies:
        policies = [{"audience": each.audience, "scope": list(each.scope)} for each in client.policies]
        shown["refresh_token"] = {"policies": policies}
    return shown


def roles(occasion: Occasion) -> list[str]:
    """Return the names of the user's roles."""
    return list(occasion.state.configuration.role_names(occasion.user))


def logins_count(occasion: Occasion) -> int:
    """Return how often the user has logged in, this login among them; an exchange is none."""
    before = unlisted(occasion.user, "logins_count")
    known = before if isinstance(before, int) else 0
    return known + (occasion.state.logins.get(occasion.user.user_id) or 0)
