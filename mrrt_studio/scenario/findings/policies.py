"""What Auth0 accepts in MRRT policies and then silently ignores, found before anybody exchanges a token.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token/configure-and-implement-multi-resource-refresh-token
"""

from __future__ import annotations

from collections.abc import Iterator

from mrrt_studio.scenario.access import needs_client_grant, policy_obstacle
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import OIDC_SCOPES, Configuration, granted_scopes
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.findings.finding import Finding
from mrrt_studio.scenario.findings.kinds import FINDINGS
from mrrt_studio.scenario.findings.near_misses import my_account_api, slash_miss

_LOGIN_ONLY = frozenset((*OIDC_SCOPES, "offline_access"))
"""Scopes about the user and the refresh token: the engine never takes them from a policy."""

_OF_MY_ACCOUNT = {
    "audience-unknown-api": "my-account-not-activated",
    "audience-consent-required": "my-account-consent",
    "policy-client-grant-missing": "my-account-client-grant",
}
"""The same causes where the API is the My Account API, whose documentation names them."""


def policy_findings(configuration: Configuration, client: Client) -> tuple[Finding, ...]:
    """Return what has no effect in the MRRT policies of an application, in their order.

    An entry that has no effect as a whole is one finding; its scopes are then not looked at. What a user
    lacks under RBAC is no finding here: it differs from user to user.

    Args:
        configuration: the tenant.
        client: one of its applications.

    Raises:
        ValueError: the tenant has no such application.
    """
    number = tuple(configuration.clients).index(client.client_id)
    return tuple(findings_of_policies(configuration, client, number))


def findings_of_policies(configuration: Configuration, client: Client, number: int) -> Iterator[Finding]:
    """Yield what ``policy_findings`` returns, for a caller who knows the application's place."""
    seen: set[str] = set()
    for index, policy in enumerate(client.policies):
        at: FieldPath = ("clients", number, "refresh_token", "policies", index)
        kind = entry_kind(configuration, client, policy.audience)
        if kind is not None:
            yield FINDINGS[kind].at((*at, "audience"), **_facts(configuration, client, policy))
        else:
            if policy.audience in seen:
                facts = _facts(configuration, client, policy)
                yield FINDINGS["policies-merged"].at((*at, "audience"), **facts)
            yield from _of_scopes(configuration, client, policy, at)
        seen.add(policy.audience)


def entry_kind(configuration: Configuration, client: Client, audience: str) -> str | None:
    """Return the kind of finding that a policy entry for an audience is, or None if it is eligible."""
    rule = policy_obstacle(configuration, client, audience)
    if rule is None:
        return None
    kind = _unknown_kind(configuration, audience) if rule == "audience-unknown-api" else rule
    if rule == "audience-access-denied":
        api = configuration.resource_servers[audience]
        kind = rule if api.user_policy == "deny_all" else "policy-client-grant-missing"
    if audience == my_account_api(configuration):
        return _OF_MY_ACCOUNT.get(kind, kind)
    return kind


def _unknown_kind(configuration: Configuration, audience: str) -> str:
    if not audience:
        return "policy-without-audience"
    mine = my_account_api(configuration)
    if audience != mine and audience.rstrip("/") == mine.rstrip("/"):
        return "my-account-slash"
    return "policy-audience-slash" if slash_miss(configuration, audience) else "audience-unknown-api"


def _of_scopes(
    configuration: Configuration, client: Client, policy: RefreshTokenPolicy, at: FieldPath
) -> Iterator[Finding]:
    defined = configuration.defined_scopes(policy.audience)
    granted = _client_grant(configuration, client, policy.audience, defined)
    if granted.issuperset(policy.scope) and _LOGIN_ONLY.isdisjoint(policy.scope):
        return
    facts = _facts(configuration, client, policy)
    for index, scope in enumerate(policy.scope):
        kind = _scope_kind(scope, defined, granted)
        if kind is not None:
            yield FINDINGS[kind].at((*at, "scope", index), **{**facts, "scope": scope})


def _scope_kind(scope: str, defined: frozenset[str], granted: frozenset[str]) -> str | None:
    if scope in _LOGIN_ONLY:
        return "policy-scope-of-login"
    if scope not in defined:
        return "scope-not-on-api"
    return None if scope in granted else "scope-client-grant"


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
    missed = api or slash_miss(configuration, policy.audience)
    mine = my_account_api(configuration)
    is_mine = policy.audience.rstrip("/") == mine.rstrip("/")
    identifier = missed.identifier if missed else policy.audience
    return {
        "client": client.label,
        "api": missed.label if missed else policy.audience,
        "identifier": mine if is_mine else identifier,
    }
