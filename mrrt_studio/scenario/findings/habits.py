"""What is worth knowing about MRRT policies that work: repetition, and what RBAC never gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.findings.finding import Finding
from mrrt_studio.scenario.findings.kinds import FINDINGS
from mrrt_studio.scenario.findings.policies import entry_kind

Permitted = Mapping[str, frozenset[str]]
"""For each API, the permissions that at least one user of the tenant has."""


def permitted(configuration: Configuration) -> Permitted:
    """Return what at least one user may do at each API that enforces RBAC; nothing where nobody is known.

    A tenant without users says nothing about what its users may do.
    """
    users = configuration.users.values()
    if not users:
        return {}
    enforcing = [name for name, api in configuration.resource_servers.items() if api.enforce_policies]
    return {
        name: frozenset(one for user in users for one in configuration.permissions(user, name))
        for name in enforcing
    }


def findings_of_habits(
    configuration: Configuration, client: Client, number: int, allowed: Permitted
) -> Iterator[Finding]:
    """Yield repeated scopes and scopes that RBAC gives to no user, in the order of the policies."""
    for index, policy in enumerate(client.policies):
        at: FieldPath = ("clients", number, "refresh_token", "policies", index)
        if len(set(policy.scope)) != len(policy.scope):
            yield from _repeated(policy, at)
        held = allowed.get(policy.audience)
        if held is not None and entry_kind(configuration, client, policy.audience) is None:
            yield from _beyond(configuration, policy, held, at)


def _repeated(policy: RefreshTokenPolicy, at: FieldPath) -> Iterator[Finding]:
    for index, scope in enumerate(policy.scope):
        if scope in policy.scope[:index]:
            yield FINDINGS["policy-scope-twice"].at((*at, "scope", index), scope=scope)


def _beyond(
    configuration: Configuration, policy: RefreshTokenPolicy, held: frozenset[str], at: FieldPath
) -> Iterator[Finding]:
    beyond = configuration.defined_scopes(policy.audience).difference(held).intersection(policy.scope)
    if not beyond:
        return
    api = configuration.resource_servers[policy.audience]
    for index, scope in enumerate(policy.scope):
        if scope in beyond:
            path = (*at, "scope", index)
            yield FINDINGS["policy-scope-beyond-rbac"].at(path, api=api.label, scope=scope)
