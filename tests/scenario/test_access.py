from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.access import needs_client_grant, policy_obstacle, user_access_allowed
from mrrt_studio.scenario.configuration import Configuration
from tests.builders import BILLING, ISSUER, PHONE, billing, client, configuration

MANAGEMENT = f"{ISSUER}api/v2/"
THIRD_PARTY = [client(is_first_party=False)]
CONSENT = {"skip_consent_for_verifiable_first_party_clients": False}


def access(policy: str) -> dict[str, Any]:
    return {"subject_type_authorization": {"user": {"policy": policy}}}


def grant(**more: Any) -> dict[str, Any]:
    return {"client_id": PHONE, "audience": BILLING, "subject_type": "user", "scope": [], **more}


def tenant(api: dict[str, Any], *grants: dict[str, Any], **more: Any) -> Configuration:
    return configuration(resource_servers=[{**billing(), **api}], client_grants=list(grants), **more)


@pytest.mark.parametrize(
    ("policy", "clients", "needed"),
    [
        ("allow_all", [client()], False),
        ("deny_all", [client()], False),
        ("require_client_grant", [client()], True),
        ("allow_all", THIRD_PARTY, True),
    ],
)
def test_who_needs_a_client_grant(policy: str, clients: list[Any], needed: bool) -> None:
    found = tenant(access(policy), clients=clients)
    assert needs_client_grant(found.clients[PHONE], found.resource_servers[BILLING]) is needed


@pytest.mark.parametrize(
    ("policy", "grants", "more", "allowed"),
    [
        ("allow_all", [], {}, True),
        ("deny_all", [grant()], {}, False),
        ("require_client_grant", [], {}, False),
        ("require_client_grant", [grant()], {}, True),
        ("require_client_grant", [grant(subject_type="client")], {}, False),
        ("require_client_grant", [grant(client_id="other")], {}, False),
        ("require_client_grant", [grant(audience="https://other")], {}, False),
        ("allow_all", [], {"clients": THIRD_PARTY}, False),
        ("allow_all", [grant()], {"clients": THIRD_PARTY}, True),
    ],
)
def test_whom_the_access_policy_admits(
    policy: str, grants: list[Any], more: dict[str, Any], allowed: bool
) -> None:
    found = tenant(access(policy), *grants, **more)
    assert user_access_allowed(found, found.clients[PHONE], found.resource_servers[BILLING]) is allowed


@pytest.mark.parametrize(
    ("api", "audience", "more", "obstacle"),
    [
        ({}, BILLING, {}, None),
        ({}, f"{BILLING}/", {}, "audience-unknown-api"),
        ({}, "https://gone", {"clients": THIRD_PARTY}, "audience-unknown-api"),
        (CONSENT, BILLING, {"clients": THIRD_PARTY}, "audience-third-party"),
        ({}, MANAGEMENT, {"clients": THIRD_PARTY}, "audience-third-party"),
        ({}, MANAGEMENT, {}, "audience-management-api"),
        ({"identifier": MANAGEMENT}, MANAGEMENT, {}, "audience-management-api"),
        ({**CONSENT, **access("deny_all")}, BILLING, {}, "audience-consent-required"),
        (access("deny_all"), BILLING, {}, "audience-access-denied"),
        (access("require_client_grant"), BILLING, {}, "audience-access-denied"),
    ],
)
def test_the_first_cause_makes_a_policy_ineffective(
    api: dict[str, Any], audience: str, more: dict[str, Any], obstacle: str | None
) -> None:
    found = tenant(api, **more)
    assert policy_obstacle(found, found.clients[PHONE], audience) == obstacle
