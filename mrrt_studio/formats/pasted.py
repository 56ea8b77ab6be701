"""What was pasted or dropped, understood but not yet part of a scenario."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import JsonValue

from mrrt_studio.formats.detect import MODELS
from mrrt_studio.scenario.base import Auth0Model
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Organization, Role, User
from mrrt_studio.scenario.text import RawText

_SYSTEM_API = re.compile(r"https://([^/]+)/(api/v2|me)/")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Objects of the Management API, or a change to one application."""

    raw: RawText
    """The text, to tell the place of what turns out to be wrong when it is merged."""
    clients: tuple[Client, ...] = ()
    resource_servers: tuple[ResourceServer, ...] = ()
    client_grants: tuple[ClientGrant, ...] = ()
    roles: tuple[Role, ...] = ()
    users: tuple[User, ...] = ()
    organizations: tuple[Organization, ...] = ()
    patch: dict[str, JsonValue] | None = None
    """Body of ``PATCH /api/v2/clients/{id}``; it does not say for which application."""
    notes: tuple[str, ...] = ()
    """What was left out or added, in words for people."""

    def items(self, collection: str) -> tuple[Auth0Model, ...]:
        """Return the objects of one collection."""
        return getattr(self, collection)

    @property
    def counts(self) -> dict[str, int]:
        """How many objects there are, by collection; collections without any are left out."""
        return {name: len(items) for name in MODELS if (items := self.items(name))}

    @property
    def kind(self) -> str:
        """``patch``, the name of the one collection that it holds, or ``mixed``."""
        if self.patch is not None:
            return "patch"
        collections = list(self.counts)
        return collections[0] if len(collections) == 1 else "mixed"

    @property
    def domain(self) -> str | None:
        """The tenant's domain, as the identifier of one of Auth0's own APIs tells it, or None."""
        system = (_SYSTEM_API.fullmatch(api.identifier) for api in self.resource_servers if api.is_system)
        return next((match[1] for match in system if match), None)
