"""What surprises people in the refresh token settings of an application.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation
"""

from __future__ import annotations

from collections.abc import Iterator

from mrrt_studio.scenario.client import Client, RefreshTokenSettings
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.findings.finding import Finding
from mrrt_studio.scenario.findings.kinds import FINDINGS

LONGEST_LIFETIME = 31_557_600
"""Seconds that the guides and the Dashboard allow at most; the API's schema allows more."""


def findings_of_settings(client: Client, number: int) -> Iterator[Finding]:
    """Yield what there is to say about the settings of one application."""
    at: FieldPath = ("clients", number, "refresh_token")
    exchanges = "refresh_token" in client.allowed_grants
    if client.app_type == "spa" and exchanges and not client.rotates:
        field = (*at, "rotation_type") if client.refresh_token else at[:2]
        yield FINDINGS["spa-without-rotation"].at(field, client=client.label)
    if client.refresh_token is None:
        return
    yield from _of_policies(client, at, exchanges=exchanges)
    if exchanges:
        yield from _of_rotation(client, at)
        yield from _of_lifetimes(client, client.refresh_token, at)


def _of_policies(client: Client, at: FieldPath, *, exchanges: bool) -> Iterator[Finding]:
    settings = client.refresh_token
    if settings is not None and settings.policies is not None and not settings.policies:
        yield FINDINGS["policies-empty"].at((*at, "policies"))
    if not client.policies:
        return
    if not exchanges:
        yield FINDINGS["policies-without-refresh-grant"].at((*at, "policies"), client=client.label)
    if client.app_type == "resource_server":
        yield FINDINGS["policies-of-api-application"].at((*at, "policies"), client=client.label)


def _of_rotation(client: Client, at: FieldPath) -> Iterator[Finding]:
    if not client.rotates:
        return
    settings = client.refresh_token
    if settings is not None and settings.expiration_type != "expiring":
        yield FINDINGS["rotation-without-expiry"].at((*at, "expiration_type"), client=client.label)
    if client.leeway == 0:
        yield FINDINGS["rotation-leeway-zero"].at((*at, "leeway"), client=client.label)


def _of_lifetimes(client: Client, settings: RefreshTokenSettings, at: FieldPath) -> Iterator[Finding]:
    absolute, idle = client.absolute_lifetime, client.idle_lifetime
    if absolute is not None and idle is not None and idle > absolute:
        path = (*at, "idle_token_lifetime")
        yield FINDINGS["idle-above-absolute"].at(path, client=client.label, idle=idle, absolute=absolute)
    if absolute is not None and absolute > LONGEST_LIFETIME:
        yield FINDINGS["absolute-lifetime-long"].at((*at, "token_lifetime"), seconds=absolute)
    if absolute is None and client.policies:
        expires = settings.expiration_type == "expiring"
        kind = "refresh-token-never-ends" if idle is None else "absolute-lifetime-infinite"
        field = "infinite_token_lifetime" if expires else "expiration_type"
        yield FINDINGS[kind].at((*at, field), client=client.label)
