"""Where each kind of object stands in the configuration, and how one of them is found and replaced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mrrt_studio.engine.ids import derive
from mrrt_studio.scenario.base import Auth0Model
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Role, User

Names = Callable[[Any, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection of the Management API."""

    member: str
    """Field of the configuration."""
    model: type[Auth0Model]
    key: str
    """Field that identifies an object."""
    names: Names
    """The ids by which a path may name an object, given the seed."""

    def items(self, configuration: Configuration) -> tuple[Any, ...]:
        """Return all objects in their order."""
        held: Mapping[str, Any] | tuple[Any, ...] = getattr(configuration, self.member)
        return held if isinstance(held, tuple) else tuple(held.values())

    def find(self, configuration: Configuration, name: str, seed: str) -> Any | None:  # noqa: ANN401
        """Return the object that a path names, or None."""
        return next((item for item in self.items(configuration) if name in self.names(item, seed)), None)

    def store(self, configuration: Configuration, items: tuple[Any, ...]) -> Configuration:
        """Return the configuration with these objects in the collection."""
        held = getattr(configuration, self.member)
        if isinstance(held, Mapping):
            return configuration.changed(**{self.member: {getattr(item, self.key): item for item in items}})
        return configuration.changed(**{self.member: items})


def grant_id(grant: ClientGrant, seed: str) -> str:
    """Return the grant's id; one that names none has one that derives from what it connects."""
    return grant.id or _derived_grant_id(grant, seed)


def _derived_grant_id(grant: ClientGrant, seed: str) -> str:
    parts = (grant.client_id or grant.default_for or "", grant.audience, grant.subject_type or "client")
    return "cgr_" + derive(seed, *parts, length=16)


def _client_names(client: Client, _: str) -> tuple[str, ...]:
    return (client.client_id,)


def _api_names(api: ResourceServer, _: str) -> tuple[str, ...]:
    return (api.identifier,) if api.id is None else (api.identifier, api.id)


def _user_names(user: User, _: str) -> tuple[str, ...]:
    return (user.user_id,)


def _role_names(role: Role, _: str) -> tuple[str, ...]:
    return (role.name,) if role.id is None else (role.id, role.name)


def _grant_names(grant: ClientGrant, seed: str) -> tuple[str, ...]:
    """Both ids, so that a second grant for the same three things is found to exist already."""
    return (grant_id(grant, seed), _derived_grant_id(grant, seed))


COLLECTIONS: Mapping[str, Collection] = {
    "clients": Collection("clients", Client, "client_id", _client_names),
    "resource-servers": Collection("resource_servers", ResourceServer, "identifier", _api_names),
    "client-grants": Collection("client_grants", ClientGrant, "id", _grant_names),
    "users": Collection("users", User, "user_id", _user_names),
    "roles": Collection("roles", Role, "id", _role_names),
}
"""By the first segment of the path."""
