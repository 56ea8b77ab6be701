"""The tenant as the authorization server looks things up in it: by id, by identifier, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Action, Organization, Permission, Role, Rule, Tenant, User

OIDC_SCOPES = ("openid", "profile", "email", "address", "phone")
"""Scopes that belong to no API."""


@dataclass(frozen=True)
class Configuration:
    """Everything of a tenant that can change what a token holds; a change makes a new one."""

    tenant: Tenant
    clients: Mapping[str, Client]
    resource_servers: Mapping[str, ResourceServer]
    client_grants: tuple[ClientGrant, ...]
    roles: tuple[Role, ...]
    users: Mapping[str, User]
    organizations: Mapping[str, Organization]
    actions: tuple[Action, ...] = ()
    """Those that are bound to the post-login trigger, in its order."""
    rules: tuple[Rule, ...] = ()
    """Those that run after a login has succeeded, in their order."""
    rules_configs: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, scenario: Scenario) -> Self:
        """Return the tenant of a scenario as it stands before the first step."""
        return cls(
            tenant=scenario.tenant,
            clients={client.client_id: client for client in scenario.clients},
            resource_servers={api.identifier: api for api in scenario.resource_servers},
            client_grants=scenario.client_grants,
            roles=scenario.roles,
            users={user.user_id: user for user in scenario.users},
            organizations={organization.id: organization for organization in scenario.organizations},
            actions=bound_actions(scenario),
            rules=enabled_rules(scenario),
            rules_configs={each.key: each.value or "" for each in scenario.rules_configs},
        )

    def changed(self, **changes: Any) -> Self:  # noqa: ANN401 - any member
        """Return a configuration with some members replaced."""
        return replace(self, **changes)

    @cached_property
    def _defined_scopes(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(api.scope_values) for name, api in self.resource_servers.items()}

    def defined_scopes(self, audience: str | None) -> frozenset[str]:
        """Return the scopes that an API defines; none where there is no such API."""
        return self._defined_scopes.get(audience or "", frozenset())

    def permissions(self, user: User, audience: str) -> tuple[str, ...]:
        """Return, sorted, all that a user may do at an API: direct permissions and those of their roles."""
        held = self._permissions_of(user)
        return tuple(sorted({p.permission_name for p in held if p.resource_server_identifier == audience}))

    def _permissions_of(self, user: User) -> Iterator[Permission]:
        yield from user.permissions
        for role in self.roles:
            if role.name in user.roles or (role.id is not None and role.id in user.roles):
                yield from role.permissions

    def role_names(self, user: User) -> tuple[str, ...]:
        """Return the names of the roles that a user has."""
        return tuple(r.name for r in self.roles if r.name in user.roles or r.id in user.roles)

    def grants(self, client: Client, audience: str, subject_type: str) -> tuple[ClientGrant, ...]:
        """Return the client grants that open an API to an application, for users or for itself."""
        return tuple(
            grant
            for grant in self.client_grants
            if grant.audience == audience
            and (grant.subject_type or "client") == subject_type
            and _is_for(grant, client)
        )


def bound_actions(scenario: Scenario) -> tuple[Action, ...]:
    """Return the Actions of the post-login trigger, in the order in which it names them.

    Source: https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger
    """
    by_name = {action.name: action for action in scenario.actions}
    return tuple(by_name[name] for name in scenario.triggers.get("post-login", ()) if name in by_name)


def enabled_rules(scenario: Scenario) -> tuple[Rule, ...]:
    """Return the Rules that are switched on, by their order; those of another stage than login are left out.

    Source: https://auth0.com/docs/customize/rules
    """
    running = [rule for rule in scenario.rules if rule.enabled is not False and _after_login(rule)]
    return tuple(sorted(running, key=lambda rule: rule.order or 0))


def _after_login(rule: Rule) -> bool:
    return (rule.model_extra or {}).get("stage", "login_success") == "login_success"


def _is_for(grant: ClientGrant, client: Client) -> bool:
    if grant.client_id is not None:
        return grant.client_id == client.client_id
    return grant.default_for == "third_party_clients" and not client.first_party


def granted_scopes(grants: tuple[ClientGrant, ...], defined: frozenset[str]) -> frozenset[str]:
    """Return the scopes that client grants allow together, of those that the API defines."""
    if any(grant.allow_all_scopes for grant in grants):
        return defined
    return frozenset(scope for grant in grants for scope in grant.scope or ())
