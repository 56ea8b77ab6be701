"""What surprises people in APIs, client grants and the settings of the tenant."""

from __future__ import annotations

from collections.abc import Iterator

from mrrt_studio.scenario.access import user_access_allowed
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.findings.finding import Finding
from mrrt_studio.scenario.findings.kinds import FINDINGS
from mrrt_studio.scenario.findings.near_misses import my_account_api, slash_miss
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer

_USER_GRANTS = frozenset(("authorization_code", "implicit", "password", "refresh_token"))


def findings_of_tenant(configuration: Configuration) -> Iterator[Finding]:
    """Yield what is wrong with the audience that logins get where they name none."""
    tenant = configuration.tenant
    audience = tenant.default_audience
    known = (*configuration.resource_servers, tenant.management_api, tenant.userinfo_audience)
    if not audience or audience in known:
        return
    at: FieldPath = ("tenant", "default_audience")
    missed = slash_miss(configuration, audience)
    if missed is None:
        yield FINDINGS["default-audience-unknown"].at(at, audience=audience)
    else:
        yield FINDINGS["default-audience-slash"].at(at, api=missed.label, identifier=missed.identifier)


def findings_of_apis(configuration: Configuration) -> Iterator[Finding]:
    """Yield the APIs that no application reaches; where there is no application nothing is said.

    Source: https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
    """
    if not configuration.clients:
        return
    for number, api in enumerate(configuration.resource_servers.values()):
        if api.identifier != configuration.tenant.management_api and not _is_reached(configuration, api):
            field = ("subject_type_authorization",) if api.subject_type_authorization else ()
            yield FINDINGS["api-unreachable"].at(("resource_servers", number, *field), api=api.label)


def _is_reached(configuration: Configuration, api: ResourceServer) -> bool:
    return any(_reaches(configuration, client, api) for client in configuration.clients.values())


def _reaches(configuration: Configuration, client: Client, api: ResourceServer) -> bool:
    if not _USER_GRANTS.isdisjoint(client.allowed_grants) and user_access_allowed(configuration, client, api):
        return True
    acts_alone = "client_credentials" in client.allowed_grants and api.client_policy != "deny_all"
    return acts_alone and bool(configuration.grants(client, api.identifier, "client"))


def findings_of_grants(configuration: Configuration) -> Iterator[Finding]:
    """Yield client grants that miss their API by a slash, and scopes that their API does not define."""
    for number, grant in enumerate(configuration.client_grants):
        at: FieldPath = ("client_grants", number)
        missed = slash_miss(configuration, grant.audience)
        if missed is not None:
            facts = {"api": missed.label, "identifier": missed.identifier}
            yield FINDINGS["client-grant-audience-slash"].at((*at, "audience"), **facts)
        yield from _of_scopes(configuration, grant, at)


def findings_of_my_account(configuration: Configuration) -> Iterator[Finding]:
    """Yield the client grants that open the My Account API to an application whose exchanges never reach it.

    Source: https://auth0.com/docs/manage-users/my-account-api
    """
    mine = my_account_api(configuration)
    if mine not in configuration.resource_servers:
        return
    for number, grant in enumerate(configuration.client_grants):
        client = configuration.clients.get(grant.client_id or "")
        opens = grant.audience == mine and grant.subject_type == "user"
        if opens and client is not None and _exchanges_elsewhere_only(client, mine):
            yield FINDINGS["my-account-policy"].at(("client_grants", number), client=client.label)


def _exchanges_elsewhere_only(client: Client, mine: str) -> bool:
    if not client.first_party or "refresh_token" not in client.allowed_grants:
        return False
    # A policy that misses it by its slash is a finding of its own.
    return all(policy.audience.rstrip("/") != mine.rstrip("/") for policy in client.policies)


def _of_scopes(configuration: Configuration, grant: ClientGrant, at: FieldPath) -> Iterator[Finding]:
    api = configuration.resource_servers.get(grant.audience)
    if api is None or api.identifier == configuration.tenant.management_api:
        return
    defined = configuration.defined_scopes(grant.audience)
    for index, scope in enumerate(grant.scope or ()):
        if scope not in defined:
            path = (*at, "scope", index)
            yield FINDINGS["client-grant-scope-not-on-api"].at(path, api=api.label, scope=scope)
