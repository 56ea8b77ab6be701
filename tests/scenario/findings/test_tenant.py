from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings.tenant import (
    findings_of_apis,
    findings_of_grants,
    findings_of_my_account,
    findings_of_tenant,
)
from tests.builders import BILLING, MESSAGES, PHONE, billing, client, messages, policy, scenario


def tenant(**more: Any) -> Configuration:
    return Configuration.of(scenario(**more))


def default(audience: str) -> list[str]:
    given = tenant(tenant={"default_audience": audience})
    return [finding.id for finding in findings_of_tenant(given)]


def test_the_default_audience_must_be_an_api() -> None:
    assert default(MESSAGES) == []
    assert default("") == []
    assert default(f"{MESSAGES}/") == ["default-audience-slash"]
    assert default("https://nobody.example.com") == ["default-audience-unknown"]
    assert default("https://example.auth0.com/api/v2/") == []


def closed(**access: str) -> dict[str, Any]:
    return billing(subject_type_authorization={kind: {"policy": policy} for kind, policy in access.items()})


def test_an_api_is_reached_by_users_or_by_an_application_for_itself() -> None:
    alone = [{"client_id": PHONE, "audience": BILLING, "scope": []}]
    shut = closed(user="deny_all")
    assert [found.at for found in findings_of_apis(tenant(resource_servers=[messages(), shut]))] == [
        ("resource_servers", 1, "subject_type_authorization")
    ]
    assert not list(findings_of_apis(tenant(resource_servers=[shut], client_grants=alone)))
    barred = closed(user="deny_all", client="deny_all")
    assert len(list(findings_of_apis(tenant(resource_servers=[barred], client_grants=alone)))) == 1
    assert not list(findings_of_apis(tenant(resource_servers=[shut], clients=[])))
    machine = client(grant_types=["client_credentials"])
    assert len(list(findings_of_apis(tenant(resource_servers=[billing()], clients=[machine])))) == 1


def test_client_grants_are_looked_at_scope_by_scope() -> None:
    grants = [
        {"client_id": PHONE, "audience": BILLING, "scope": ["read:billing", "nothing"]},
        {"client_id": PHONE, "audience": f"{BILLING}/", "scope": ["read:billing"]},
    ]
    assert [(found.id, found.path) for found in findings_of_grants(tenant(client_grants=grants))] == [
        ("client-grant-scope-not-on-api", "client_grants[0].scope[1]"),
        ("client-grant-audience-slash", "client_grants[1].audience"),
    ]


MINE = "https://example.auth0.com/me/"


def of_my_account(application: dict[str, Any], **grant: Any) -> list[tuple[str, str]]:
    given = {"client_id": PHONE, "audience": MINE, "subject_type": "user", "scope": [], **grant}
    apis = [messages(), {"identifier": MINE, "scopes": []}]
    configuration = tenant(clients=[application], client_grants=[given], resource_servers=apis)
    return [(finding.id, finding.path) for finding in findings_of_my_account(configuration)]


def test_a_client_grant_for_the_my_account_api_needs_a_policy_beside_it() -> None:
    assert of_my_account(client(policy(MESSAGES))) == [("my-account-policy", "client_grants[0]")]
    assert of_my_account(client(policy(MINE))) == []
    assert of_my_account(client(policy(MINE.rstrip("/")))) == []


@pytest.mark.parametrize(
    ("application", "grant"),
    [
        ({"is_first_party": False}, {}),
        ({"grant_types": ["authorization_code"]}, {}),
        ({}, {"subject_type": "client"}),
        ({}, {"audience": MESSAGES}),
        ({}, {"client_id": "nobody"}),
    ],
)
def test_what_is_not_for_exchanges_of_a_user_needs_none(
    application: dict[str, Any], grant: dict[str, Any]
) -> None:
    assert of_my_account(client(policy(MESSAGES), **application), **grant) == []
