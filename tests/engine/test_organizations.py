from __future__ import annotations

import pytest

from mrrt_studio.engine.organizations import organization_name, require_membership
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.tenant import Organization
from tests.builders import ADA, Json, application, configuration

ACME: Json = {"id": "org_acme", "name": "acme", "members": [ADA]}
CLOSED: Json = {"id": "org_closed", "name": "closed"}


def tenant(*, names: bool = False) -> Configuration:
    settings = {"allow_organization_name_in_authentication_api": names}
    return configuration(organizations=[ACME, CLOSED], tenant=settings)


def admitted(organization: str | None, usage: str | None, *, names: bool = False) -> Organization | None:
    found, app = tenant(names=names), application(organization_usage=usage)
    return require_membership(found, app, found.users[ADA], organization, 302, at_authorize=True)


@pytest.mark.parametrize(
    ("organization", "usage", "expected"),
    [
        (None, None, None),
        (None, "deny", None),
        (None, "allow", None),
        ("org_acme", "allow", "org_acme"),
        ("org_acme", "require", "org_acme"),
        ("org_acme", None, "org_acme"),
    ],
)
def test_members_come_in(organization: str | None, usage: str | None, expected: str | None) -> None:
    found = admitted(organization, usage)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("organization", "usage", "rule", "error"),
    [
        (None, "require", "organization-required", "invalid_request"),
        ("org_acme", "deny", "organization-allowed", "invalid_request"),
        ("acme", "allow", "organization-known", "invalid_request"),
        ("org_other", "allow", "organization-known", "invalid_request"),
        ("org_closed", "allow", "organization-member", "access_denied"),
    ],
)
def test_others_are_told_why_not(organization: str | None, usage: str, rule: str, error: str) -> None:
    with pytest.raises(Refusal) as caught:
        admitted(organization, usage)
    assert (caught.value.rule, caught.value.error, caught.value.status) == (rule, error, 302)


def test_a_name_is_taken_where_the_tenant_allows_it() -> None:
    found = admitted("acme", "allow", names=True)
    assert found is not None
    assert found.id == "org_acme"


@pytest.mark.parametrize(("names", "name"), [(True, "acme"), (False, None)])
def test_a_name_stands_in_tokens_where_the_tenant_allows_it(names: bool, name: str | None) -> None:
    acme = Organization.model_validate(ACME)
    assert organization_name(tenant(names=names), acme) == name
    assert organization_name(tenant(names=names), None) is None


def test_an_organization_without_a_name_shows_none() -> None:
    assert organization_name(tenant(names=True), Organization(id="org_x")) is None
