"""What the kinds of object differ in: how a copy gets an id of its own, and what stands behind a name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.fresh import free_client_id, new_organization, new_user
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Organization, Role, User

translate = QCoreApplication.translate


def copied_client(scenario: Scenario, original: Client, name: str) -> Client:
    """Return a copy of an application under a client ID of its own."""
    return original.replace(client_id=free_client_id(scenario), name=name)


def copied_api(scenario: Scenario, original: ResourceServer, name: str) -> ResourceServer:
    """Return a copy of an API; Auth0's own id would make two things one, so the copy has none."""
    return original.without("id").replace(identifier=_free_identifier(scenario, original), name=name)


def copied_user(scenario: Scenario, original: User, name: str) -> User:
    """Return a copy of a user, with the same roles and permissions."""
    fresh = new_user(scenario)
    return original.replace(user_id=fresh.user_id, email=fresh.email, name=name)


def copied_role(_scenario: Scenario, original: Role, name: str) -> Role:
    """Return a copy of a role, which nobody has yet."""
    return original.without("id").replace(name=name)


def copied_grant(_scenario: Scenario, original: ClientGrant, _name: str) -> ClientGrant:
    """Return a copy of a client grant, which has no name."""
    return original.without("id")


def copied_organization(scenario: Scenario, original: Organization, name: str) -> Organization:
    """Return a copy of an organization with the same members."""
    fresh = new_organization(scenario)
    return original.replace(id=fresh.id, name=fresh.name, display_name=name)


def grant_label(scenario: Scenario, grant: ClientGrant) -> str:
    """Return which application a client grant opens which API to."""
    clients, apis = scenario.clients, scenario.resource_servers
    client = next((each.label for each in clients if each.client_id == grant.client_id), grant.client_id)
    if grant.client_id is None:
        client = translate("Kinds", "Third-party applications") if grant.default_for else ""
    api = next((each.label for each in apis if each.identifier == grant.audience), grant.audience)
    nobody = translate("Kinds", "(nobody)")
    return f"{client or nobody} → {api or translate('Kinds', '(no API)')}"


def subject_of_grant(grant: ClientGrant) -> str:
    """Return for whom a client grant lets an application act."""
    return translate("Kinds", "for users") if grant.subject_type == "user" else ""


def identifier_of_api(api: ResourceServer) -> str:
    """Return the identifier, unless it is the name already."""
    return _short_identifier(api.identifier, api.label)


def identifier_of_user(user: User) -> str:
    """Return the address, or the id of a user that has none, unless it is the name already."""
    return _short_identifier(user.email or user.user_id, user.label)


def identifier_of_organization(organization: Organization) -> str:
    """Return the name by which requests know the organization, unless it is what people call it."""
    shown = organization.display_name or organization.name
    return _short_identifier(organization.name or organization.id, shown)


def _short_identifier(identifier: str, name: str) -> str:
    shown = identifier.removeprefix("https://").removesuffix("/")
    return "" if name in (identifier, shown) else shown


def _free_identifier(scenario: Scenario, original: ResourceServer) -> str:
    taken = {api.identifier for api in scenario.resource_servers}
    stem = original.identifier.rstrip("/")
    tail = original.identifier[len(stem) :]
    number = 2
    while (identifier := f"{stem}-{number}{tail}") in taken:
        number += 1
    return identifier
