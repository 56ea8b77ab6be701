"""New things for a scenario, with ids that are free and derive from the seed: two runs make the same ones."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from itertools import count

from mrrt_studio.scenario.client import PUBLIC_APP_TYPES, Client, RefreshTokenSettings
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Organization, Role, User

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CLIENT_MARK = "SIM"
"""Begins every client id that is made here, so that nobody takes one for a live credential."""

_STEP_NAMES = {
    "exchange": "x",
    "call_api": "call",
    "silent_login": "silent",
    "client_credentials": "machine",
    "configure": "change",
}
_ALWAYS_NUMBERED = {"x"}


def free_step_id(scenario: Scenario, type_: str) -> str:
    """Return a short id for a step of a type: ``login``, ``login2``, ``x1``, ``x2``, ``call``."""
    stem = _STEP_NAMES.get(type_, type_)
    first = f"{stem}1" if stem in _ALWAYS_NUMBERED else stem
    names = (first if number == 1 else f"{stem}{number}" for number in count(1))
    return _free(names, set(step_ids(scenario.steps)))


def derived_client_id(*parts: str) -> str:
    """Return 32 alphanumerics that begin with SIM and derive from the parts."""
    value = int.from_bytes(_digest("client", *parts))
    digits: list[str] = []
    while len(digits) < 32 - len(_CLIENT_MARK):
        value, digit = divmod(value, len(_ALPHABET))
        digits.append(_ALPHABET[digit])
    return _CLIENT_MARK + "".join(digits)


def free_client_id(scenario: Scenario) -> str:
    """Return a client id that no application of the scenario has."""
    taken = {client.client_id for client in scenario.clients}
    numbers = count(len(scenario.clients) + 1)
    return _free((derived_client_id(scenario.seed, str(number)) for number in numbers), taken)


def new_client(scenario: Scenario, app_type: str = "native") -> Client:
    """Return an application with what Auth0 gives a new one, and the refresh token grant.

    Source: recorded Management API traffic (settings of a new application by its type).
    """
    taken = {client.name for client in scenario.clients}
    is_public = app_type in PUBLIC_APP_TYPES
    return Client(
        client_id=free_client_id(scenario),
        name=_numbered("Application", len(scenario.clients), taken),
        app_type=app_type,
        is_first_party=True,
        oidc_conformant=True,
        grant_types=_grant_types(app_type),
        token_endpoint_auth_method="none" if is_public else "client_secret_post",
        refresh_token=_settings(app_type, is_public=is_public),
    )


def _grant_types(app_type: str) -> tuple[str, ...]:
    if app_type == "non_interactive":
        return ("client_credentials",)
    usual = ("authorization_code", "refresh_token")
    return usual if app_type in PUBLIC_APP_TYPES else (*usual, "client_credentials")


def _settings(app_type: str, *, is_public: bool) -> RefreshTokenSettings:
    rotates = app_type == "spa"
    return RefreshTokenSettings(
        rotation_type="rotating" if rotates else "non-rotating",
        expiration_type="expiring" if rotates else "non-expiring",
        leeway=0,
        token_lifetime=2_592_000 if is_public else 31_557_600,
        infinite_token_lifetime=not rotates,
        idle_token_lifetime=1_296_000 if is_public else 2_592_000,
        infinite_idle_token_lifetime=not rotates,
    )


def new_resource_server(scenario: Scenario) -> ResourceServer:
    """Return an API that may give refresh tokens and asks first-party applications for no consent.

    Offline access is on, unlike Auth0's default: without it a login gets no refresh token to try out.
    """
    identifiers = {api.identifier for api in scenario.resource_servers}
    names = {api.name for api in scenario.resource_servers if api.name}
    numbers = count(len(scenario.resource_servers) + 1)
    return ResourceServer(
        identifier=_free((f"https://api{number}.example.com" for number in numbers), identifiers),
        name=_numbered("API", len(scenario.resource_servers), names),
        scopes=(),
        signing_alg="RS256",
        token_lifetime=86_400,
        token_dialect="access_token",  # noqa: S106 - the name of a claim layout
        allow_offline_access=True,
        skip_consent_for_verifiable_first_party_clients=True,
        enforce_policies=False,
    )


def new_user(scenario: Scenario) -> User:
    """Return a person with an address that cannot exist (RFC 2606)."""
    taken = {user.user_id for user in scenario.users}
    emails = {user.email for user in scenario.users if user.email}
    ids = (f"auth0|{_hexadecimal(scenario.seed, number)}" for number in count(len(scenario.users) + 1))
    numbers = count(len(scenario.users) + 1)
    email = _free((f"user{number}@example.com" for number in numbers), emails)
    return User(user_id=_free(ids, taken), email=email, email_verified=True, name=email.partition("@")[0])


def new_role(scenario: Scenario) -> Role:
    """Return a role without permissions."""
    return Role(name=_numbered("Role", len(scenario.roles), {role.name for role in scenario.roles}))


def new_client_grant(scenario: Scenario) -> ClientGrant:
    """Return a grant of no scope that opens the first API to the first application that it is not open to."""
    taken = {(grant.client_id, grant.audience) for grant in scenario.client_grants}
    pairs = (
        (client.client_id, api.identifier)
        for client in scenario.clients
        for api in scenario.resource_servers
        if (client.client_id, api.identifier) not in taken
    )
    client_id, audience = next(pairs, ("", ""))
    return ClientGrant(client_id=client_id, audience=audience, scope=(), subject_type="client")


def new_organization(scenario: Scenario) -> Organization:
    """Return an organization without members."""
    ids = (f"org_{_hexadecimal(scenario.seed, number)[:16]}" for number in count(1))
    names = {organization.name for organization in scenario.organizations}
    return Organization(
        id=_free(ids, {organization.id for organization in scenario.organizations}),
        name=_numbered("organization", len(scenario.organizations), names).replace(" ", "-"),
    )


def _hexadecimal(seed: str, number: int) -> str:
    return _digest("user", seed, str(number)).hex()[:24]


def _digest(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


def _numbered(stem: str, existing: int, taken: Collection[str]) -> str:
    return _free((f"{stem} {number}" for number in count(existing + 1)), taken)


def _free(candidates: Iterator[str], taken: Collection[str]) -> str:
    return next(name for name in candidates if name not in taken)
