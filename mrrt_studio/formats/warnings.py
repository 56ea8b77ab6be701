"""What the Management API would reject or silently ignore: said beside an export, before anybody sends it.

What only one tool does (Deploy CLI, Terraform) stands beside that tool's own format.

Source: https://auth0.com/docs/api/management/v2
Source: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token/configure-and-implement-multi-resource-refresh-token
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from mrrt_studio.engine.management.schemas import MAX_TOKEN_LIFETIME
from mrrt_studio.formats.api_bodies import Unsent
from mrrt_studio.formats.changes import COLLECTIONS, SECRETS, Change, key_of
from mrrt_studio.formats.exported import ExportWarning
from mrrt_studio.formats.unresolved import names_without_value
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy, RefreshTokenSettings
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings import policy_findings
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ResourceServer

GUIDE_TOKEN_LIFETIME = 31_557_600
"""Seconds; what guides and the Dashboard give as the most, below the API's own limit."""

_MAX_AUDIENCE, _MAX_SCOPE, _MAX_DESCRIPTION, _MAX_SCOPES = 600, 280, 140, 1000
_MARKS = frozenset("<>")

_UNSENT = {
    "immutable": "{field} cannot be changed once the object exists: make a new one instead.",
    "unknown": "{field} is no field that the Management API takes: it is left out.",
    "no default": "{field} was removed, but the Management API cannot clear it: set a value instead.",
}
_SYSTEM_API = "This is one of Auth0's own APIs: the Management API lets hardly any of its fields be changed."
_USERS = "Users are people, not configuration: they are in no export."
_MEMBERS = "Members of an organization are in no export."
_NO_VALUE = "{names}: known only as a keyword or expression without a value, which this export leaves out."
_ONLY_SECRETS = "Secrets are in no export; set {fields} in the tenant."


def scenario_warnings(scenario: Scenario) -> tuple[ExportWarning, ...]:
    """Return what the Management API would say to a whole tenant."""
    tenant = Configuration.of(scenario)
    return tuple(each for client in scenario.clients for each in client_warnings(client, tenant))


def change_warnings(changed: Iterable[Change], scenario: Scenario) -> tuple[ExportWarning, ...]:
    """Return what the Management API would say to changes, and what of them is in no export at all."""
    known = tuple(changed)
    return (*_of_objects(known, scenario), *_left_out(known))


def _of_objects(changed: tuple[Change, ...], scenario: Scenario) -> Iterator[ExportWarning]:
    tenant = Configuration.of(scenario)
    for change in changed:
        key = str(change.key[0]) if change.key else ""
        if change.collection == "clients" and key in tenant.clients:
            yield from client_warnings(tenant.clients[key], tenant)
        if change.collection == "resource_servers" and key in tenant.resource_servers:
            yield from _api_warnings(tenant.resource_servers[key])


def _left_out(changed: tuple[Change, ...]) -> Iterator[ExportWarning]:
    if any(change.collection == "users" for change in changed):
        yield ExportWarning("", _USERS, "ignored")
    for change in changed:
        if change.collection == "organizations" and "members" in change.fields:
            yield ExportWarning(change.label, _MEMBERS, "ignored")
        if change.collection == "actions" and change.kind == "added":
            fields = ", ".join(sorted(SECRETS["actions"]))
            yield ExportWarning(change.label, _ONLY_SECRETS.format(fields=fields), "note")


def without_value_warnings(changed: Iterable[Change], scenario: Scenario) -> Iterator[ExportWarning]:
    """Yield the objects of which the source says more than their fields can hold.

    Formats of the Deploy CLI write markers back; every other leaves them out.
    """
    kept = {
        (name, key_of(name, item)): names
        for name in COLLECTIONS
        for item in getattr(scenario, name)
        if (names := names_without_value(item))
    }
    for change in changed:
        if change.kind != "removed" and (names := kept.get((change.collection, change.key))):
            yield ExportWarning(change.label, _NO_VALUE.format(names=", ".join(names)), "ignored")


def unsent_warnings(change: Change, unsent: Iterable[Unsent]) -> Iterator[ExportWarning]:
    """Yield the changed fields that no request carries, with the reason."""
    for each in unsent:
        yield ExportWarning(change.label, _UNSENT[each.why].format(field=each.field), "ignored")


def client_warnings(client: Client, tenant: Configuration) -> Iterator[ExportWarning]:
    """Yield what the Management API, and later every exchange, would say to an application of a tenant."""
    yield from _text_warnings(client)
    settings = client.refresh_token
    if settings is None:
        return
    for effect, text in _setting_warnings(settings):
        yield ExportWarning(client.label, text, effect)
    for policy in settings.policies or ():
        for text in _policy_problems(policy):
            yield ExportWarning(client.label, text, "rejected")
    if client.app_type == "resource_server":
        text = "refresh_token has no effect for an application of the type resource_server."
        yield ExportWarning(client.label, text, "ignored")
    for finding in policy_findings(tenant, client):
        yield ExportWarning(client.label, finding.text, "note" if finding.severity == "info" else "ignored")


def _text_warnings(client: Client) -> Iterator[ExportWarning]:
    if not client.name:
        yield ExportWarning(client.label, "An application needs a name.", "rejected")
    if _MARKS & set(client.name):
        yield ExportWarning(client.label, "The name may not hold < or >.", "rejected")
    description = getattr(client, "description", None)
    if isinstance(description, str) and len(description) > _MAX_DESCRIPTION:
        text = f"The description may have {_MAX_DESCRIPTION} characters; it has {len(description)}."
        yield ExportWarning(client.label, text, "rejected")


def _setting_warnings(settings: RefreshTokenSettings) -> Iterator[tuple[Literal["rejected", "note"], str]]:
    if settings.rotation_type == "rotating" and settings.expiration_type != "expiring":
        yield "rejected", "Rotating refresh tokens need expiration_type expiring."
    absolute, idle = settings.token_lifetime, settings.idle_token_lifetime
    for name, value in (("token_lifetime", absolute), ("idle_token_lifetime", idle)):
        if value is not None and value < 1:
            yield "rejected", f"{name} must be at least one second."
    if settings.leeway < 0:
        yield "rejected", "leeway may not be negative."
    if absolute is not None and absolute > MAX_TOKEN_LIFETIME:
        yield "rejected", f"token_lifetime may be {MAX_TOKEN_LIFETIME} seconds at most."
    elif absolute is not None and absolute > GUIDE_TOKEN_LIFETIME:
        yield (
            "note",
            (
                f"token_lifetime is above {GUIDE_TOKEN_LIFETIME} seconds: the API's schema allows it, "
                "the guides and the Dashboard do not."
            ),
        )
    endless = settings.infinite_token_lifetime or settings.infinite_idle_token_lifetime
    if absolute is not None and idle is not None and idle > absolute and not endless:
        yield "rejected", "idle_token_lifetime may not be longer than token_lifetime."


def _policy_problems(policy: RefreshTokenPolicy) -> Iterator[str]:
    if not policy.audience:
        yield "A policy without an audience is refused."
    if len(policy.audience) > _MAX_AUDIENCE:
        yield f"The audience of a policy may have {_MAX_AUDIENCE} characters at most."
    for scope in policy.scope:
        if not 0 < len(scope) <= _MAX_SCOPE:
            yield f"A scope in a policy must have 1 to {_MAX_SCOPE} characters."


def _api_warnings(api: ResourceServer) -> Iterator[ExportWarning]:
    if api.is_system:
        yield ExportWarning(api.label, _SYSTEM_API, "rejected")
    for_web = getattr(api, "token_lifetime_for_web", None)
    if isinstance(for_web, int) and for_web > api.lifetime:
        text = "token_lifetime_for_web may not be longer than token_lifetime."
        yield ExportWarning(api.label, text, "rejected")
    if len(api.scopes or ()) > _MAX_SCOPES:
        yield ExportWarning(api.label, f"An API may have {_MAX_SCOPES} scopes at most.", "rejected")
