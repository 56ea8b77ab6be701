"""An oracle: what an exchange may grant at most, said anew from the rules, without the engine's merging."""

from __future__ import annotations

from mrrt_studio.engine.state import RefreshToken
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.tenant import User
from mrrt_studio.simulation.timeline import PlayedStep

_IDENTITY = {"openid", "profile", "email", "address", "phone", "offline_access"}


def granted_beyond_the_rules(played: PlayedStep, token: RefreshToken) -> list[str]:
    """Return the granted scopes that no rule gives; the audience itself counts as one if it is wrong."""
    assert played.outcome is not None
    authorization = played.outcome.authorization
    assert authorization is not None
    tenant = played.before.state.configuration
    client = tenant.clients[token.login.client_id]
    user = tenant.users[token.login.user_id]
    audience = authorization.audience
    policies = _policies(played, client, token)
    if not _may_be_issued_for(audience, tenant, client, token, policies):
        return [f"audience {audience}"]
    return [
        scope
        for scope in authorization.granted
        if not _may_be_granted(scope, audience, tenant, client, user, token, policies)
    ]


def _policies(played: PlayedStep, client: Client, token: RefreshToken) -> tuple[RefreshTokenPolicy, ...]:
    live = played.before.world.choices["policy-evaluation"] == "live"
    return client.policies if live else token.login.policies


def _may_be_issued_for(
    audience: str | None,
    tenant: Configuration,
    client: Client,
    token: RefreshToken,
    policies: tuple[RefreshTokenPolicy, ...],
) -> bool:
    if audience in (token.login.audience, tenant.tenant.default_audience):
        return True
    return any(entry.audience == audience for entry in policies) and _is_eligible(audience, tenant, client)


def _is_eligible(audience: str | None, tenant: Configuration, client: Client) -> bool:
    api = tenant.resource_servers.get(audience or "")
    return (
        api is not None
        and client.is_first_party is not False
        and audience != tenant.tenant.management_api
        and api.skip_consent_for_verifiable_first_party_clients is True
        and _admits(api, tenant, client)
    )


def _admits(api: ResourceServer, tenant: Configuration, client: Client) -> bool:
    access = api.subject_type_authorization
    policy = access.user.policy if access and access.user else "allow_all"
    return policy == "allow_all" or (
        policy == "require_client_grant" and _user_grant_scopes(api, tenant, client) is not None
    )


def _user_grant_scopes(api: ResourceServer, tenant: Configuration, client: Client) -> set[str] | None:
    grants = [
        grant
        for grant in tenant.client_grants
        if (grant.client_id, grant.audience, grant.subject_type) == (client.client_id, api.identifier, "user")
    ]
    return {scope for grant in grants for scope in grant.scope or ()} if grants else None


def _may_be_granted(
    scope: str,
    audience: str | None,
    tenant: Configuration,
    client: Client,
    user: User,
    token: RefreshToken,
    policies: tuple[RefreshTokenPolicy, ...],
) -> bool:
    if scope in _IDENTITY:
        return scope in token.login.scopes
    from_login = audience == token.login.audience and scope in token.login.scopes
    if not from_login and not _from_policy(scope, audience, tenant, client, policies):
        return False
    api = tenant.resource_servers[audience or ""]
    access = api.subject_type_authorization
    needs_grant = client.is_first_party is False or (
        access is not None and access.user is not None and access.user.policy == "require_client_grant"
    )
    if needs_grant and scope not in (_user_grant_scopes(api, tenant, client) or ()):
        return False
    return not api.enforce_policies or scope in _permissions(tenant, user, api)


def _from_policy(
    scope: str,
    audience: str | None,
    tenant: Configuration,
    client: Client,
    policies: tuple[RefreshTokenPolicy, ...],
) -> bool:
    if not _is_eligible(audience, tenant, client):
        return False
    defined = {one.value for one in tenant.resource_servers[audience or ""].scopes or ()}
    entries = [entry for entry in policies if entry.audience == audience]
    listed = {one for entry in entries for one in entry.scope}
    return scope in defined and (scope in listed or any(not entry.scope for entry in entries))


def _permissions(tenant: Configuration, user: User, api: ResourceServer) -> set[str]:
    roles = [role for role in tenant.roles if role.name in user.roles or role.id in user.roles]
    held = [*user.permissions, *(one for role in roles for one in role.permissions)]
    return {one.permission_name for one in held if one.resource_server_identifier == api.identifier}
