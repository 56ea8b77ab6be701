"""What was pasted or dropped, understood but not yet part of a scenario."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import JsonValue

from mrrt_studio.formats.detect import MODELS
from mrrt_studio.formats.imported import Imported
from mrrt_studio.scenario.base import Auth0Model
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Organization, Role, User
from mrrt_studio.scenario.text import RawText


@dataclass(frozen=True, slots=True)
class Pasted:
    """Objects of the Management API, or a change to one application."""

    raw: RawText
    """The text, to tell the place of what turns out to be wrong when it is merged."""
    imported: Imported = field(default_factory=Imported)
    """The objects."""
    patch: dict[str, JsonValue] | None = None
    """Body of ``PATCH /api/v2/clients/{id}``; it does not say for which application."""
    notes: tuple[str, ...] = ()
    """What was left out or added, in words for people."""

    @property
    def clients(self) -> tuple[Client, ...]:
        """The applications."""
        return self.imported.clients

    @property
    def resource_servers(self) -> tuple[ResourceServer, ...]:
        """The APIs."""
        return self.imported.resource_servers

    @property
    def client_grants(self) -> tuple[ClientGrant, ...]:
        """The client grants."""
        return self.imported.client_grants

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles."""
        return self.imported.roles

    @property
    def users(self) -> tuple[User, ...]:
        """The users."""
        return self.imported.users

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations."""
        return self.imported.organizations

    def items(self, collection: str) -> tuple[Auth0Model, ...]:
        """Return the objects of one collection."""
        return getattr(self.imported, collection)

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
        """The tenant's domain, as one of Auth0's own APIs tells it, or None."""
        return self.imported.domain
