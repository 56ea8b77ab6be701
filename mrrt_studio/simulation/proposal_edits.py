"""Edits of a tenant that open something, each as small as it can be and each a pure function.

Where there is nothing to do, or what is to be changed does not exist, the scenario comes back as it is: the
same object, so that whoever tries an edit sees that it does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mrrt_studio.scenario.client import Client, RefreshTokenPolicy, RefreshTokenSettings
from mrrt_studio.scenario.edits import put_client, put_resource_server, put_role, put_user, replace_item
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import (
    ClientAccess,
    ClientGrant,
    ResourceServer,
    ResourceServerScope,
    SubjectTypeAuthorization,
    UserAccess,
)
from mrrt_studio.scenario.tenant import Permission


def add_to_policy(scenario: Scenario, client_id: str, audience: str, scopes: Sequence[str]) -> Scenario:
    """Let the application's policy for an API list some scopes; without one it gets one."""
    client = _client(scenario, client_id)
    if client is None:
        return scenario
    policies = list(client.policies)
    index = next((at for at, policy in enumerate(policies) if policy.audience == audience), None)
    if index is None:
        policies.append(RefreshTokenPolicy(audience=audience, scope=tuple(scopes)))
    elif set(scopes) <= set(policies[index].scope):
        return scenario
    else:
        listed = tuple(dict.fromkeys((*policies[index].scope, *scopes)))
        policies[index] = policies[index].replace(scope=listed)
    return _put(scenario, _with_settings(client, policies=tuple(policies)))


def set_refresh_token(scenario: Scenario, client_id: str, **settings: Any) -> Scenario:  # noqa: ANN401 - any field
    """Change settings of an application's refresh tokens."""
    client = _client(scenario, client_id)
    if client is None:
        return scenario
    current = client.refresh_token
    if current is not None and all(getattr(current, name) == value for name, value in settings.items()):
        return scenario
    return _put(scenario, _with_settings(client, **settings))


def _with_settings(client: Client, **settings: Any) -> Client:  # noqa: ANN401 - any field
    """Auth0 takes ``refresh_token`` only with both types, so an application without one gets its defaults."""
    usual = RefreshTokenSettings(rotation_type="non-rotating", expiration_type="non-expiring")
    return client.replace(refresh_token=(client.refresh_token or usual).replace(**settings))


def add_grant_type(scenario: Scenario, client_id: str, grant_type: str) -> Scenario:
    """Let an application use a grant type."""
    client = _client(scenario, client_id)
    if client is None or grant_type in client.allowed_grants:
        return scenario
    return _put(scenario, client.replace(grant_types=(*client.allowed_grants, grant_type)))


def set_client(scenario: Scenario, client_id: str, **fields: Any) -> Scenario:  # noqa: ANN401 - any field
    """Change settings of an application."""
    client = _client(scenario, client_id)
    if client is None or all(getattr(client, name) == value for name, value in fields.items()):
        return scenario
    return _put(scenario, client.replace(**fields))


def create_api(scenario: Scenario, identifier: str, scopes: Sequence[str]) -> Scenario:
    """Add an API that first-party applications reach without a dialog."""
    if not identifier or _api(scenario, identifier) is not None:
        return scenario
    api = ResourceServer(
        identifier=identifier,
        scopes=tuple(ResourceServerScope(value=scope) for scope in scopes),
        allow_offline_access=True,
        skip_consent_for_verifiable_first_party_clients=True,
    )
    return put_resource_server(scenario, api, was=None)


def define_scope(scenario: Scenario, audience: str, scope: str) -> Scenario:
    """Let an API define one more scope."""
    api = _api(scenario, audience)
    if api is None or scope in api.scope_values:
        return scenario
    scopes = (*(api.scopes or ()), ResourceServerScope(value=scope))
    return _put_api(scenario, api.replace(scopes=scopes))


def set_api(scenario: Scenario, audience: str, **fields: Any) -> Scenario:  # noqa: ANN401 - any field
    """Change settings of an API."""
    api = _api(scenario, audience)
    if api is None or all(getattr(api, name) == value for name, value in fields.items()):
        return scenario
    return _put_api(scenario, api.replace(**fields))


def admit_all_applications(scenario: Scenario, audience: str) -> Scenario:
    """Let an API admit every first-party application that acts for a user."""
    api = _api(scenario, audience)
    if api is None or api.user_policy == "allow_all":
        return scenario
    access = api.subject_type_authorization or SubjectTypeAuthorization()
    return _put_api(
        scenario, api.replace(subject_type_authorization=access.replace(user=UserAccess(policy="allow_all")))
    )


def ask_for_client_grants(scenario: Scenario, audience: str, subject: str) -> Scenario:
    """Let an API that denies all applications admit those with a client grant."""
    api = _api(scenario, audience)
    if api is None:
        return scenario
    access = api.subject_type_authorization or SubjectTypeAuthorization()
    if subject == "user" and api.user_policy == "deny_all":
        access = access.replace(user=UserAccess(policy="require_client_grant"))
    elif subject == "client" and api.client_policy == "deny_all":
        access = access.replace(client=ClientAccess(policy="require_client_grant"))
    else:
        return scenario
    return _put_api(scenario, api.replace(subject_type_authorization=access))


def add_to_client_grant(
    scenario: Scenario, client_id: str, audience: str, scopes: Sequence[str], subject: str
) -> Scenario:
    """Let a client grant of an application include some scopes; without one it gets one.

    Args:
        scenario: what is edited.
        client_id: of the application.
        audience: identifier of the API.
        scopes: what the grant must include.
        subject: ``user`` or ``client``.
    """
    index = next(
        (
            at
            for at, grant in enumerate(scenario.client_grants)
            if is_grant(grant, client_id, audience, subject)
        ),
        None,
    )
    if index is None:
        kind = "user" if subject == "user" else "client"
        grant = ClientGrant(client_id=client_id, audience=audience, scope=tuple(scopes), subject_type=kind)
        return scenario.replace(client_grants=(*scenario.client_grants, grant))
    grant = scenario.client_grants[index]
    if grant.allow_all_scopes or set(scopes) <= set(grant.scope or ()):
        return scenario
    wider = grant.replace(scope=tuple(dict.fromkeys((*(grant.scope or ()), *scopes))))
    return replace_item(scenario, "client_grants", index, wider)


def is_grant(grant: ClientGrant, client_id: str, audience: str, subject: str) -> bool:
    """Tell whether a client grant opens an API to this very application, for users or for itself."""
    return (grant.client_id, grant.audience, grant.subject_type or "client") == (client_id, audience, subject)


def give_permission(scenario: Scenario, user_id: str, audience: str, scope: str) -> Scenario:
    """Give a user a permission directly."""
    user = next((one for one in scenario.users if one.user_id == user_id), None)
    permission = Permission(resource_server_identifier=audience, permission_name=scope)
    if user is None or permission in user.permissions:
        return scenario
    return put_user(scenario, user.replace(permissions=(*user.permissions, permission)), was=user_id)


def give_role(scenario: Scenario, user_id: str, role: str) -> Scenario:
    """Give a user a role, by its name."""
    user = next((one for one in scenario.users if one.user_id == user_id), None)
    if user is None or role in user.roles:
        return scenario
    return put_user(scenario, user.replace(roles=(*user.roles, role)), was=user_id)


def widen_role(scenario: Scenario, name: str, audience: str, scope: str) -> Scenario:
    """Add a permission to a role, for all who have it."""
    role = next((one for one in scenario.roles if one.name == name), None)
    permission = Permission(resource_server_identifier=audience, permission_name=scope)
    if role is None or permission in role.permissions:
        return scenario
    return put_role(scenario, role.replace(permissions=(*role.permissions, permission)), was=name)


def unblock(scenario: Scenario, user_id: str) -> Scenario:
    """Let a blocked user in again."""
    user = next((one for one in scenario.users if one.user_id == user_id), None)
    if user is None or not user.blocked:
        return scenario
    return put_user(scenario, user.replace(blocked=False), was=user_id)


def add_member(scenario: Scenario, organization: str, user_id: str) -> Scenario:
    """Make a user a member of an organization."""
    found = next((at for at, one in enumerate(scenario.organizations) if one.id == organization), None)
    if found is None or user_id in scenario.organizations[found].members:
        return scenario
    one = scenario.organizations[found]
    return replace_item(scenario, "organizations", found, one.replace(members=(*one.members, user_id)))


def _client(scenario: Scenario, client_id: str) -> Client | None:
    return next((client for client in scenario.clients if client.client_id == client_id), None)


def _api(scenario: Scenario, audience: str) -> ResourceServer | None:
    return next((api for api in scenario.resource_servers if api.identifier == audience), None)


def _put(scenario: Scenario, client: Client) -> Scenario:
    return put_client(scenario, client, was=client.client_id)


def _put_api(scenario: Scenario, api: ResourceServer) -> Scenario:
    return put_resource_server(scenario, api, was=api.identifier)
