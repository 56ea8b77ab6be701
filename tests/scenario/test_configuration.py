from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.configuration import (
    Configuration,
    bound_actions,
    enabled_rules,
    granted_scopes,
)
from mrrt_studio.scenario.resource_server import ClientGrant
from tests.builders import ADA, BILLING, MESSAGES, PHONE, client, configuration, scenario, user

Json = dict[str, Any]


def allowed(api: str, *names: str) -> list[Json]:
    return [{"resource_server_identifier": api, "permission_name": name} for name in names]


def grants_of(*given: Json, subject_type: str = "user", **more: Any) -> list[str | None]:
    """The ids of the grants that open the billing API to the phone app."""
    tenant = configuration(client_grants=list(given), clients=[client(**more)])
    return [grant.id for grant in tenant.grants(tenant.clients[PHONE], BILLING, subject_type)]


def test_everything_is_found_by_its_name() -> None:
    tenant = configuration(organizations=[{"id": "org_1"}], roles=[{"name": "Reader"}])
    assert list(tenant.clients) == [PHONE]
    assert list(tenant.resource_servers) == [MESSAGES, BILLING]
    assert list(tenant.users) == [ADA]
    assert list(tenant.organizations) == ["org_1"]
    assert tenant.roles[0].name == "Reader"


def test_a_change_makes_another_one() -> None:
    before = configuration()
    assert before.defined_scopes(BILLING)
    after = before.changed(resource_servers={})
    assert after.defined_scopes(BILLING) == frozenset()
    assert BILLING in before.resource_servers
    assert before == configuration()


@pytest.mark.parametrize(
    ("audience", "scopes"),
    [(BILLING, {"read:billing", "write:billing"}), (f"{BILLING}/", set()), (None, set())],
)
def test_the_scopes_that_an_api_defines(audience: str | None, scopes: set[str]) -> None:
    assert configuration().defined_scopes(audience) == scopes


ROLES = [
    {"id": "rol_1", "name": "Reader", "permissions": allowed(BILLING, "read", "shared")},
    {"id": "rol_2", "name": "Writer", "permissions": allowed(BILLING, "write") + allowed(MESSAGES, "send")},
    {"name": "Nameless", "permissions": allowed(BILLING, "extra")},
]


@pytest.mark.parametrize(
    ("members", "permissions", "names"),
    [
        ({}, (), ()),
        ({"permissions": allowed(BILLING, "shared", "own")}, ("own", "shared"), ()),
        ({"roles": ["Reader"]}, ("read", "shared"), ("Reader",)),
        ({"roles": ["rol_2"]}, ("write",), ("Writer",)),
        (
            {"roles": ["rol_2", "Reader"], "permissions": allowed(BILLING, "shared")},
            ("read", "shared", "write"),
            ("Reader", "Writer"),
        ),
        ({"roles": ["reader", "rol_9", "None"]}, (), ()),
    ],
)
def test_what_a_user_may_do(members: Json, permissions: tuple[str, ...], names: tuple[str, ...]) -> None:
    tenant: Configuration = configuration(users=[user(**members)], roles=ROLES)
    ada = tenant.users[ADA]
    assert tenant.permissions(ada, BILLING) == permissions
    assert tenant.role_names(ada) == names


def test_client_grants_are_for_an_application_an_api_and_a_subject() -> None:
    right = {"id": "right", "client_id": PHONE, "audience": BILLING, "subject_type": "user"}
    other = ({**right, "client_id": "web"}, {**right, "audience": MESSAGES}, {**right, "subject_type": None})
    assert grants_of(*other, right) == ["right"]
    assert grants_of(*other, right, subject_type="client") == ["right"]  # absent means client


@pytest.mark.parametrize(("first_party", "found"), [(True, []), (False, ["any"])])
def test_a_default_grant_is_for_third_party_applications_alone(first_party: bool, found: list[str]) -> None:
    default = {"id": "any", "default_for": "third_party_clients", "audience": BILLING, "subject_type": "user"}
    assert grants_of(default, is_first_party=first_party) == found


@pytest.mark.parametrize(
    ("grants", "scopes"),
    [
        ([], set()),
        ([{"scope": None}], set()),
        ([{"scope": ["a"]}, {"scope": ["b", "undefined"]}], {"a", "b", "undefined"}),
        ([{"scope": ["a"]}, {"allow_all_scopes": True}], {"a", "b", "c"}),
        ([{"scope": ["a"], "allow_all_scopes": False}], {"a"}),
    ],
)
def test_client_grants_count_together(grants: list[Json], scopes: set[str]) -> None:
    given = tuple(ClientGrant.model_validate({"audience": BILLING, **grant}) for grant in grants)
    assert granted_scopes(given, frozenset("abc")) == scopes


def test_actions_stand_in_the_order_of_their_trigger_and_others_do_not_run() -> None:
    tenant = scenario(
        actions=[{"name": name} for name in ("a", "b", "c")],
        triggers={"post-login": ["c", "missing", "a"], "credentials-exchange": ["b"]},
    )
    assert [action.name for action in bound_actions(tenant)] == ["c", "a"]
    assert Configuration.of(tenant).actions == bound_actions(tenant)


def test_rules_run_by_their_order_unless_switched_off_or_of_another_stage() -> None:
    rules = [
        {"name": "late", "order": 3},
        {"name": "off", "order": 1, "enabled": False},
        {"name": "early", "order": 2, "stage": "login_success"},
        {"name": "failing", "order": 0, "stage": "login_failure"},
    ]
    assert [rule.name for rule in enabled_rules(scenario(rules=rules))] == ["early", "late"]
