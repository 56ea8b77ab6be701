"""References that lead nowhere and policies without effect, in a tenant that was just imported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mrrt_studio.formats.imported import is_own_api, key_of
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.findings import policy_findings
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant
from mrrt_studio.scenario.tenant import Role, User

_NO_CLIENT = "no application has the id or name '{}'"
_NO_GRANTEE = "this client grant is for no application"
_NO_API = "no API has the identifier '{}'"
_NO_ROLE = "no role has the name or id '{}'"
_NO_ACTION = "no Action has the name '{}', which is bound to {}"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One thing that is worth a second look."""

    collection: str
    key: str
    """By what the object is known."""
    text: str
    path: FieldPath = ()
    """From the object down."""


def suspicions(scenario: Scenario) -> Iterator[Suspicion]:
    """Yield what leads nowhere in a tenant, and the policies that Auth0 would ignore."""
    known = _Known(scenario)
    for grant in scenario.client_grants:
        yield from known.of_grant(grant)
    for role in scenario.roles:
        yield from known.of_permissions("roles", role)
    for user in scenario.users:
        yield from known.of_permissions("users", user)
        yield from known.of_roles(user)
    for trigger, names in scenario.triggers.items():
        missing = (name for name in names if name not in known.actions)
        yield from (Suspicion("triggers", trigger, _NO_ACTION.format(name, trigger)) for name in missing)
    yield from _of_policies(scenario)


class _Known:
    """The names that references may lead to."""

    def __init__(self, scenario: Scenario) -> None:
        self._clients = {client.client_id for client in scenario.clients}
        self._apis = {api.identifier for api in scenario.resource_servers}
        self._roles = {name for role in scenario.roles for name in (role.name, role.id)}
        self.actions = {action.name for action in scenario.actions}

    def of_grant(self, grant: ClientGrant) -> Iterator[Suspicion]:
        key = key_of(grant)
        if grant.client_id is None and grant.default_for is None:
            yield Suspicion("client_grants", key, _NO_GRANTEE)
        if grant.client_id is not None and grant.client_id not in self._clients:
            yield Suspicion("client_grants", key, _NO_CLIENT.format(grant.client_id), ("client_id",))
        if not self._has_api(grant.audience):
            yield Suspicion("client_grants", key, _NO_API.format(grant.audience), ("audience",))

    def of_permissions(self, collection: str, item: Role | User) -> Iterator[Suspicion]:
        named = dict.fromkeys(each.resource_server_identifier for each in item.permissions)
        for identifier in (each for each in named if not self._has_api(each)):
            yield Suspicion(collection, key_of(item), _NO_API.format(identifier), ("permissions",))

    def of_roles(self, user: User) -> Iterator[Suspicion]:
        for name in (each for each in user.roles if each not in self._roles):
            yield Suspicion("users", key_of(user), _NO_ROLE.format(name), ("roles",))

    def _has_api(self, identifier: str) -> bool:
        """Auth0's own APIs are in no export of the Deploy CLI, and are there all the same."""
        return identifier in self._apis or is_own_api(identifier)


def _of_policies(scenario: Scenario) -> Iterator[Suspicion]:
    tenant = Configuration.of(scenario)
    for client in scenario.clients:
        for finding in policy_findings(tenant, client):
            yield Suspicion("clients", key_of(client), finding.text, finding.at[2:])
