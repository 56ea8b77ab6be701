"""Names for what an export leaves open: the domain, ids and tokens, as variables that tell what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count

from pydantic import JsonValue

from mrrt_studio.formats.changes import Change
from mrrt_studio.formats.template import Node, Template, Variable, one_line, template, variable_name
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario

DOMAIN = Variable("AUTH0_DOMAIN")
NAMELESS = "Application"
"""What an application without a name is called where one is needed."""
MANAGEMENT_TOKEN = Variable("AUTH0_MANAGEMENT_API_TOKEN")

_SUFFIXES: Mapping[str, str] = {
    "clients": "CLIENT_ID",
    "resource_servers": "API_ID",
    "client_grants": "GRANT_ID",
    "roles": "ROLE_ID",
    "organizations": "ORGANIZATION_ID",
    "actions": "ACTION_ID",
    "rules": "RULE_ID",
}


@dataclass(frozen=True)
class Names:
    """The variables of one export; two things never share one."""

    domain: str
    """As it stands in identifiers and addresses of the tenant."""
    clients: Mapping[str, Variable]
    """By ``client_id``."""
    _others: dict[tuple[str, tuple[object, ...]], Variable] = field(
        default_factory=dict[tuple[str, tuple[object, ...]], Variable]
    )

    @classmethod
    def of(cls, scenario: Scenario, changed: Iterable[Change] = ()) -> Names:
        """Return the variables for a tenant and for what was changed in it.

        Applications are named in the order of the tenant, so that a name stays while others are added.
        """
        taken: set[str] = set()
        removed = (
            (str(change.key[0]), change.label)
            for change in changed
            if change.collection == "clients" and change.kind == "removed"
        )
        known = ((client.client_id, _word(client)) for client in scenario.clients)
        clients = {id_: free_variable(label, "CLIENT_ID", taken) for id_, label in (*known, *removed)}
        others = {
            (change.collection, change.key): free_variable(change.label, _SUFFIXES[change.collection], taken)
            for change in changed
            if change.collection in _SUFFIXES and change.collection != "clients"
        }
        return cls(scenario.tenant.domain, clients, others)

    def id_of(self, change: Change) -> Variable:
        """Return the variable for the id of a changed object."""
        if change.collection == "clients":
            return self.clients[str(change.key[0])]
        return self._others[change.collection, change.key]

    def filled(self, value: JsonValue) -> Node:
        """Return a JSON value with variables in place of the domain and of application ids."""
        if isinstance(value, dict):
            return self.filled_object(value)
        if isinstance(value, list):
            return [self.filled(item) for item in value]
        return self.text(value) if isinstance(value, str) else value

    def filled_object(self, item: Mapping[str, JsonValue]) -> dict[str, Node]:
        """Return an object as :meth:`filled` does."""
        return {name: self._member(name, member) for name, member in item.items()}

    def _member(self, name: str, value: JsonValue) -> Node:
        if name == "client_id" and isinstance(value, str) and value in self.clients:
            return self.clients[value]
        return self.filled(value)

    def text(self, value: str) -> str | Template:
        """Return a text with a variable wherever the tenant's own domain stands in it."""
        if self.domain not in value:
            return value
        parts = re.split(rf"(?<![\w.-]){re.escape(self.domain)}(?![\w-]|\.\w)", value)
        return template(*_joined(parts)) if len(parts) > 1 else value

    def comment(self, text: str) -> str:
        """Return a text for a comment: on one line, without the tenant's own domain."""
        return one_line(template(self.text(text)).written(str, lambda name: f"{{{name}}}"))


def _joined(parts: list[str]) -> Iterator[str | Variable]:
    for number, part in enumerate(parts):
        if number:
            yield DOMAIN
        yield part


def _word(client: Client) -> str:
    return client.name or NAMELESS


def free_variable(label: str, suffix: str, taken: set[str]) -> Variable:
    """Return a variable that no other thing has; what has no letters of its own is numbered."""
    stem = variable_name(label) or variable_name(suffix.removesuffix("_ID"))
    candidates = (f"{stem}{number}_{suffix}" for number in chain([""], count(2)))
    name = next(name for name in candidates if name not in taken)
    taken.add(name)
    return Variable(name)
