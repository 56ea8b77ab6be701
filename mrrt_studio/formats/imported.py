"""What was imported, understood but not yet part of a scenario, and where it came from.

Two things of a source have no place in a scenario, whose format stays as it is:

- **Where it came from**: the tool, the tree with every keyword marker where its owner wrote it, in the
  owner's order of fields, and the place of each object in it. This is :class:`Origin`; it lives in memory as
  long as the document that was imported, is never saved, and an exporter takes it to write the change into
  the same form.
- **Markers that no field can hold**, such as ``token_lifetime: ##LIFETIME##``: the field stays absent, which
  is Auth0's default, and the object keeps the marker in one unknown field of its own,
  :data:`mrrt_studio.formats.unresolved.FIELD`, so that it survives saving and an exporter writes it back.

Markers that stand in text, such as ``https://##ENV##.example.com``, simply stay in that text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from mrrt_studio.formats.keywords import Keywords, KeywordValue
from mrrt_studio.formats.remarks import Remark
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.steps import Step
from mrrt_studio.scenario.tenant import Action, Organization, Role, Rule, RuleConfig, User
from mrrt_studio.scenario.text import RawText

COLLECTIONS = (
    "clients",
    "resource_servers",
    "client_grants",
    "roles",
    "users",
    "organizations",
    "actions",
    "rules",
    "rules_configs",
)
"""The fields of a scenario that hold Auth0's objects."""

_SYSTEM_API = re.compile(r"https://([A-Za-z0-9.-]+)/(api/v2|me|my-org)/")
_OWN_API = re.compile(r"https://[^/]+/(api/v2|me|my-org)/")


@dataclass(frozen=True, slots=True)
class Origin:
    """One document as its owner has it; it may hold the owner's secrets and stays in memory."""

    kind: str
    """What the document is: a key of :data:`mrrt_studio.formats.kinds.KINDS`."""
    source: str | None = None
    """Name of the file or folder, or None for pasted text."""
    tree: JsonValue = field(default=None, repr=False)
    """Its tree with the markers in place; of a folder, an object with one field a file. None for HCL."""
    objects: Mapping[tuple[str, str], FieldPath] = field(
        default_factory=dict[tuple[str, str], FieldPath], repr=False
    )
    """Where each object stands in the tree, by collection and :func:`key_of`; for Terraform, its address."""
    keywords: Keywords = field(default_factory=dict[str, KeywordValue], repr=False)
    """The values with which its markers were replaced."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The objects of one or more documents, in the shape of the Management API and without their secrets."""

    clients: tuple[Client, ...] = ()
    resource_servers: tuple[ResourceServer, ...] = ()
    client_grants: tuple[ClientGrant, ...] = ()
    roles: tuple[Role, ...] = ()
    users: tuple[User, ...] = ()
    organizations: tuple[Organization, ...] = ()
    actions: tuple[Action, ...] = ()
    rules: tuple[Rule, ...] = ()
    rules_configs: tuple[RuleConfig, ...] = ()
    triggers: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Names of Actions in the order in which they run, by trigger."""
    tenant: Mapping[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    """The tenant settings that the documents give."""
    domain: str | None = None
    """The tenant's domain, where a document tells it."""
    steps: tuple[Step, ...] = ()
    whole: Scenario | None = None
    """The scenario that was imported, where it was one."""
    is_skeleton: bool = False
    """Whether the source tells less than there is: then what a scenario has already stays as it is."""
    managed: frozenset[str] = frozenset()
    """The collections that the documents speak of; one that is here and empty says that there are none."""
    ignored: Mapping[str, int] = field(default_factory=dict[str, int])
    """How many things of each kind a scenario has no place for, such as connections and pages."""
    remarks: tuple[Remark, ...] = ()
    """What is suspicious, what was not used and what was added."""
    real_secrets: int = 0
    """How many secrets were left out."""
    hidden_secrets: int = 0
    """How many placeholders of secrets were left out."""
    origins: tuple[Origin, ...] = ()
    places: Mapping[tuple[str, str], tuple[RawText, FieldPath]] = field(
        default_factory=dict[tuple[str, str], tuple[RawText, FieldPath]], repr=False
    )
    """Where each object stands in its text, by collection and :func:`key_of`."""

    def items(self, collection: str) -> tuple[FrozenModel, ...]:
        """Return the objects of one collection."""
        return getattr(self, collection)

    @property
    def counts(self) -> dict[str, int]:
        """How many objects there are, by collection; collections without any are left out."""
        return {name: len(items) for name in COLLECTIONS if (items := self.items(name))}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that could become part of a scenario."""
        return not (self.counts or self.triggers or self.tenant or self.domain or self.steps or self.whole)


def key_of(item: FrozenModel) -> str:
    """Return the name by which an object is known within its collection."""
    names = ("client_id", "identifier", "user_id", "name", "key")
    if isinstance(item, ClientGrant):
        parts = (item.client_id or item.default_for or "", item.audience, item.subject_type or "client")
        return " ".join(parts)
    if isinstance(item, ResourceServer):
        return item.identifier
    if isinstance(item, Role | Organization):
        return item.name
    return str(next(value for name in names if (value := getattr(item, name, None)) is not None))


def domain_of(identifier: str) -> str | None:
    """Return the tenant's domain that the identifier of one of Auth0's own APIs tells, or None."""
    match = _SYSTEM_API.fullmatch(identifier)
    return match[1] if match else None


def is_own_api(identifier: str) -> bool:
    """Tell whether an identifier is that of one of Auth0's own APIs, whatever stands there for the domain."""
    return _OWN_API.fullmatch(identifier) is not None
