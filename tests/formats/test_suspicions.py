from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.suspicions import Suspicion, suspicions
from mrrt_studio.scenario.model import Scenario

API = "https://api"
SOUND: dict[str, Any] = {
    "clients": [{"client_id": "a", "name": "A"}],
    "resource_servers": [{"identifier": API, "scopes": [{"value": "read"}]}],
    "client_grants": [{"client_id": "a", "audience": API, "scope": ["read"]}],
    "roles": [{"id": "rol_1", "name": "Admin", "permissions": []}],
    "users": [{"user_id": "auth0|u", "roles": ["Admin"]}],
    "actions": [{"name": "x"}],
    "triggers": {"post-login": ["x"]},
}
ELSEWHERE = {"resource_server_identifier": "https://gone", "permission_name": "read"}


def found(**members: Any) -> list[Suspicion]:
    return list(suspicions(Scenario.model_validate({**SOUND, **members})))


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"client_grants": [{"client_id": "a", "audience": "https://acme.auth0.com/api/v2/", "scope": []}]},
        {"client_grants": [{"client_id": "a", "audience": "https://##DOMAIN##/me/", "scope": []}]},
        {"client_grants": [{"default_for": "third_party_clients", "audience": API, "scope": []}]},
        {"users": [{"user_id": "auth0|u", "roles": ["rol_1"]}]},
    ],
)
def test_a_sound_tenant_is_not_suspicious(members: dict[str, Any]) -> None:
    assert found(**members) == []


@pytest.mark.parametrize(
    ("members", "suspicion"),
    [
        (
            {"client_grants": [{"client_id": "gone", "audience": API, "scope": []}]},
            Suspicion(
                "client_grants",
                f"gone {API} client",
                "no application has the id or name 'gone'",
                ("client_id",),
            ),
        ),
        (
            {"client_grants": [{"client_id": "a", "audience": "urn:x", "scope": []}]},
            Suspicion("client_grants", "a urn:x client", "no API has the identifier 'urn:x'", ("audience",)),
        ),
        (
            {"client_grants": [{"audience": API, "scope": []}]},
            Suspicion("client_grants", f" {API} client", "this client grant is for no application"),
        ),
        (
            {"roles": [{"name": "Admin", "permissions": [ELSEWHERE, {**ELSEWHERE, "permission_name": "b"}]}]},
            Suspicion("roles", "Admin", "no API has the identifier 'https://gone'", ("permissions",)),
        ),
        (
            {"users": [{"user_id": "auth0|u", "permissions": [ELSEWHERE]}]},
            Suspicion("users", "auth0|u", "no API has the identifier 'https://gone'", ("permissions",)),
        ),
        (
            {"users": [{"user_id": "auth0|u", "roles": ["Admin", "admin"]}]},
            Suspicion("users", "auth0|u", "no role has the name or id 'admin'", ("roles",)),
        ),
        (
            {"triggers": {"post-login": ["x", "y"]}},
            Suspicion("triggers", "post-login", "no Action has the name 'y', which is bound to post-login"),
        ),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_told_once(members: dict[str, Any], suspicion: Suspicion) -> None:
    assert found(**members) == [suspicion]


def test_a_policy_without_effect_is_told_with_its_place() -> None:
    policies = [{"audience": "urn:gone", "scope": ["read"]}]
    client = {"client_id": "a", "name": "A", "refresh_token": {"policies": policies}}
    told = found(clients=[client])
    assert told
    assert {(each.collection, each.key) for each in told} == {("clients", "a")}
    assert all(each.path[:2] == ("refresh_token", "policies") for each in told)


def test_steps_are_none_of_its_business() -> None:
    assert found(steps=[{"type": "login", "client": "gone", "user": "auth0|gone"}]) == []
