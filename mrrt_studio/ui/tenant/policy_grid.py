"""The MRRT policies of an application as cells of scope and API, and what a toggle of one does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from mrrt_studio.scenario.access import policy_obstacle
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings import Finding
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.rules import RULES

CellState = Literal["absent", "off", "on", "ignored"]
"""``absent``: the API defines no such scope and no policy names it; ``ignored``: named without effect."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One API: which scopes it defines, which the policies name, and why they have no effect."""

    audience: str
    label: str
    defined: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    obstacle: str = ""
    """Why no policy for the API has any effect, in words; empty where it has."""
    ignored: Mapping[str, str] = field(default_factory=dict[str, str])
    """By scope, why naming it has no effect."""

    def state(self, scope: str) -> CellState:
        """Return how a cell of the column is shown."""
        if scope in self.named:
            return "ignored" if self.obstacle or scope in self.ignored else "on"
        return "off" if scope in self.defined else "absent"

    def reason(self, scope: str) -> str:
        """Return why a scope of the column has no effect, or an empty text."""
        return self.obstacle or self.ignored.get(scope, "")


def grid_columns(
    client: Client, findings: Iterable[Finding], configuration: Configuration
) -> tuple[GridColumn, ...]:
    """Return a column for each API of the tenant, and for each audience that only a policy names.

    Args:
        client: the application.
        findings: what ``policy_findings`` says about it.
        configuration: the tenant.
    """
    named, ignored, whole = _named(client), dict[str, dict[str, str]](), dict[str, str]()
    for finding in findings:
        _gather(finding, client.policies, ignored, whole)
    audiences = dict.fromkeys((*configuration.resource_servers, *named))
    return tuple(
        GridColumn(
            audience,
            configuration.resource_servers[audience].label
            if audience in configuration.resource_servers
            else audience,
            configuration.defined_scopes(audience),
            named.get(audience, frozenset()),
            whole.get(audience) or _obstacle(configuration, client, audience),
            ignored.get(audience, {}),
        )
        for audience in audiences
    )


def scopes_of(apis: Iterable[ResourceServer], client: Client) -> tuple[str, ...]:
    """Return every scope that an API defines or a policy names, in the order in which they are met."""
    defined = (scope for api in apis for scope in api.scope_values)
    named = (scope for policy in client.policies for scope in policy.scope)
    return tuple(dict.fromkeys((*defined, *named)))


def toggled(
    policies: tuple[RefreshTokenPolicy, ...], audience: str, scope: str
) -> tuple[RefreshTokenPolicy, ...]:
    """Return the policies with a scope of an API named, or no longer named by any of them.

    A policy that loses its last scope stays: it still decides which API gets the token.
    """
    places = [place for place, policy in enumerate(policies) if policy.audience == audience]
    if any(scope in policies[place].scope for place in places):
        return tuple(
            _without(policy, scope) if policy.audience == audience else policy for policy in policies
        )
    if not places:
        return (*policies, RefreshTokenPolicy(audience=audience, scope=(scope,)))
    first = policies[places[0]]
    changed = first.replace(scope=(*first.scope, scope))
    return (*policies[: places[0]], changed, *policies[places[0] + 1 :])


def _without(policy: RefreshTokenPolicy, scope: str) -> RefreshTokenPolicy:
    if scope not in policy.scope:
        return policy
    return policy.replace(scope=tuple(each for each in policy.scope if each != scope))


def _named(client: Client) -> dict[str, frozenset[str]]:
    named: dict[str, frozenset[str]] = {}
    for policy in client.policies:
        named[policy.audience] = named.get(policy.audience, frozenset()) | frozenset(policy.scope)
    return named


def _gather(
    finding: Finding,
    policies: tuple[RefreshTokenPolicy, ...],
    ignored: dict[str, dict[str, str]],
    whole: dict[str, str],
) -> None:
    """A finding stands at clients[n].refresh_token.policies[n].audience or … .scope[n]."""
    match finding.at:
        case ("clients", int(), "refresh_token", "policies", int(number), "scope", int(place)):
            policy = policies[number]
            ignored.setdefault(policy.audience, {})[policy.scope[place]] = finding.text
        case ("clients", int(), "refresh_token", "policies", int(number), *_) if (
            finding.severity == "warning"
        ):
            whole.setdefault(policies[number].audience, finding.text)
        case _:
            pass


def _obstacle(configuration: Configuration, client: Client, audience: str) -> str:
    rule = policy_obstacle(configuration, client, audience)
    return "" if rule is None else RULES[rule].says
