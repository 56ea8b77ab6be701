"""By which key each listed object of a scenario is known, also where no field of it need be unique."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant

ListedKind = Literal[
    "client", "resource_server", "client_grant", "role", "user", "organization", "action", "rule"
]
ListedCollection = Literal[
    "clients", "resource_servers", "client_grants", "roles", "users", "organizations", "actions", "rules"
]


@dataclass(frozen=True, slots=True)
class Keyed:
    """One kind of listed object: where it stands, and what it is told from others by."""

    collection: ListedCollection
    id_of: Callable[[Any], str]
    """The id by which others refer to an object; for a client grant, what it connects."""

    def items(self, scenario: Scenario) -> tuple[Any, ...]:
        """Return the objects of the kind, in their order."""
        return getattr(scenario, self.collection)

    def keys(self, scenario: Scenario) -> tuple[str, ...]:
        """Return one key for each object, none twice: the second one of an id is known as ``id#2``.

        A file may hold two roles of one name, and client grants have no id that must be given.
        """
        return unique_keys(map(self.id_of, self.items(scenario)))


def unique_keys(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids with a number behind those that stood there before; hardly ever is there one."""
    names = tuple(ids)
    if len(set(names)) == len(names):
        return names
    counts: Counter[str] = Counter()
    taken = set(names)
    return tuple(_numbered(name, counts, taken) for name in names)


def _numbered(name: str, counts: Counter[str], taken: set[str]) -> str:
    counts[name] += 1
    if counts[name] == 1:
        return name
    while (key := f"{name}#{counts[name]}") in taken:
        counts[name] += 1
    taken.add(key)
    return key


def _grant_id(grant: ClientGrant) -> str:
    owner = grant.client_id if grant.client_id is not None else grant.default_for or ""
    return f"{owner} {grant.audience} {grant.subject_type or 'client'}"


KEYED: Mapping[ListedKind, Keyed] = {
    "client": Keyed("clients", lambda client: client.client_id),
    "resource_server": Keyed("resource_servers", lambda api: api.identifier),
    "client_grant": Keyed("client_grants", _grant_id),
    "role": Keyed("roles", lambda role: role.name),
    "user": Keyed("users", lambda user: user.user_id),
    "organization": Keyed("organizations", lambda organization: organization.id),
    "action": Keyed("actions", lambda action: action.name),
    "rule": Keyed("rules", lambda rule: rule.name),
}
"""Every kind of object that a scenario lists, but for its steps."""
