"""What Auth0 accepts and then silently ignores, found before anybody exchanges a token.

Each finding stands at one place of the scenario, so that a form can show it at the very row.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token/configure-and-implement-multi-resource-refresh-token
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mrrt_studio.scenario.access import needs_client_grant, policy_obstacle
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import OIDC_SCOPES, Configuration, granted_scopes
from mrrt_studio.scenario.errors import FieldPath, path_text
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.references import unresolved_references

Severity = Literal["error", "warning", "info"]
"""``error`` keeps a file from being used, ``warning`` has no effect at Auth0, ``info`` is worth knowing."""

_LOGIN_ONLY = frozenset((*OIDC_SCOPES, "offline_access"))
"""Scopes about the user and the refresh token: the engine never takes them from a policy."""

_IGNORED = "Auth0 ignores this policy silently."
_SENTENCES = {
    "audience-unknown-api": f"No API has this identifier: {_IGNORED}",
    "audience-third-party": f"{{client}} is a third-party application: {_IGNORED}",
    "audience-management-api": f"This is the Management API, which MRRT never reaches: {_IGNORED}",
    "audience-consent-required": f"{{api}} does not allow skipping user consent: {_IGNORED}",
    "audience-access-denied": "The access policy of {api} does not admit {client}: this has no effect.",
    "policies-merged": "Another policy names {api} too: their scopes count together.",
    "scope-not-on-api": "{api} defines no {scope}: Auth0 ignores it silently.",
    "scope-client-grant": "The client grant of {client} for {api} lacks {scope}: it is dropped silently.",
}
_NO_API = f"This policy names no API: {_IGNORED}"
_OF_LOGIN = "{scope} belongs to no API: only a login gives it, and Auth0 ignores it here silently."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is without effect or worth knowing, and where it stands."""

    rule: str
    """Id of the rule behind it, a key of RULES; empty where it is a mistake of the file itself."""
    at: FieldPath
    """From the top of the scenario, e.g. ``("clients", 0, "refresh_token", "policies", 1)``."""
    text: str
    """One sentence for people."""
    severity: Severity = "warning"

    @property
    def path(self) -> str:
        """Where it stands, as people write it: ``clients[0].refresh_token.policies[1].scope[0]``."""
        return path_text(self.at)


def policy_findings(configuration: Configuration, client: Client) -> tuple[Finding, ...]:
    """Return what has no effect in the MRRT policies of an application, in their order.

    An entry that has no effect as a whole is one finding; its scopes are then not looked at. What a user
    lacks under RBAC is no finding: it differs from user to user.

    Args:
        configuration: the tenant.
        client: one of its applications.

    Raises:
        ValueError: the tenant has no such application.
    """
    number = tuple(configuration.clients).index(client.client_id)
    return tuple(_of_client(configuration, client, number))


def step_findings(scenario: Scenario) -> tuple[Finding, ...]:
    """Return the steps that name tokens of steps which do not exist."""
    return tuple(
        Finding("", unresolved.path, f"{_capital(unresolved.message)}. {unresolved.hint}", "error")
        for unresolved in unresolved_references(scenario)
    )


def findings(scenario: Scenario, configuration: Configuration | None = None) -> tuple[Finding, ...]:
    """Return everything there is to say about a scenario, in its own order.

    Args:
        scenario: what was written down.
        configuration: its tenant, where the caller has it already.
    """
    tenant = configuration or Configuration.of(scenario)
    of_clients = (
        finding
        for number, client in enumerate(scenario.clients)
        for finding in _of_client(tenant, client, number)
    )
    return (*of_clients, *step_findings(scenario))


def _of_client(configuration: Configuration, client: Client, number: int) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, policy in enumerate(client.policies):
        at: FieldPath = ("clients", number, "refresh_token", "policies", index)
        rule = policy_obstacle(configuration, client, policy.audience)
        if rule is not None:
            yield _of_entry(configuration, client, policy, rule, at)
        else:
            if policy.audience in seen:
                yield _of_entry(configuration, client, policy, "policies-merged", at)
            yield from _of_scopes(configuration, client, policy, at)
        seen.add(policy.audience)


def _of_entry(
    configuration: Configuration, client: Client, policy: RefreshTokenPolicy, rule: str, at: FieldPath
) -> Finding:
    sentence = _SENTENCES[rule] if policy.audience else _NO_API
    text = sentence.format_map(_facts(configuration, client, policy))
    return Finding(rule, (*at, "audience"), text, "info" if rule == "policies-merged" else "warning")


def _of_scopes(
    configuration: Configuration, client: Client, policy: RefreshTokenPolicy, at: FieldPath
) -> Iterator[Finding]:
    defined = configuration.defined_scopes(policy.audience)
    granted = _client_grant(configuration, client, policy.audience, defined)
    if granted.issuperset(policy.scope) and _LOGIN_ONLY.isdisjoint(policy.scope):
        return
    facts = _facts(configuration, client, policy)
    for index, scope in enumerate(policy.scope):
        if scope in _LOGIN_ONLY:
            rule, sentence = "scope-not-on-api", _OF_LOGIN
        elif scope not in defined:
            rule, sentence = "scope-not-on-api", _SENTENCES["scope-not-on-api"]
        elif scope not in granted:
            rule, sentence = "scope-client-grant", _SENTENCES["scope-client-grant"]
        else:
            continue
        yield Finding(rule, (*at, "scope", index), sentence.format_map({**facts, "scope": scope}))


def _client_grant(
    configuration: Configuration, client: Client, audience: str, defined: frozenset[str]
) -> frozenset[str]:
    """Return the scopes that the application may have there, whoever the user is."""
    api = configuration.resource_servers[audience]
    if not needs_client_grant(client, api):
        return defined
    return defined & granted_scopes(configuration.grants(client, audience, "user"), defined)


def _facts(configuration: Configuration, client: Client, policy: RefreshTokenPolicy) -> dict[str, str]:
    api = configuration.resource_servers.get(policy.audience)
    return {"client": client.label, "api": api.label if api else policy.audience}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
