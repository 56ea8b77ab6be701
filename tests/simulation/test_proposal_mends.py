from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.simulation.proposal_goals import Goal, goals_of, target_of
from mrrt_studio.simulation.proposal_mends import MENDED_RULES, Change, mends
from mrrt_studio.simulation.proposal_obstacles import Obstacle, obstacles
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    MESSAGES,
    PHONE,
    REPORTS,
    api,
    client,
    exchange,
    granted,
    login,
    tenant,
)

GRANTS = {"user": {"policy": "require_client_grant"}}
DENIED = {"user": {"policy": "deny_all"}, "client": {"policy": "deny_all"}}
ROTATING = {"rotation_type": "rotating", "expiration_type": "expiring", "leeway": 0}


def offered(*steps: dict[str, Any], **more: Any) -> list[str]:
    """The sentences for the last step's first goal."""
    scenario = tenant(steps=list(steps), **more)
    return [change.sentence for change in changes(scenario)]


def changes(scenario: Scenario) -> tuple[Change, ...]:
    timeline = simulate(scenario)
    (obstacle,) = obstacles(timeline, target_of(timeline, goals_of(timeline.steps[-1])[0]))
    return mends(scenario, obstacle)


def test_every_mended_rule_exists() -> None:
    assert set(RULES) >= MENDED_RULES


def test_a_rule_about_the_request_has_no_mend() -> None:
    assert mends(tenant(), Obstacle("scope-not-requested", None)) == ()
    assert mends(tenant(), Obstacle("audience-third-party", None)) == ()
    assert mends(tenant(), Obstacle("audience-management-api", None)) == ()


def test_a_change_carries_the_rule_that_it_satisfies_and_is_its_sentence() -> None:
    scenario = tenant(steps=[login(), exchange(BILLING, "delete")])
    (change,) = changes(scenario)
    assert change.rule == "scope-not-authorized"
    assert change.sentence == "Add delete to the MRRT policy of Phone app for Billing."
    assert change == changes(scenario)[0]
    changed = change.apply(scenario)
    assert tuple(changed.clients[0].policies[0].scope) == ("read", "write", "delete")
    assert change.apply(changed) is changed


def test_an_unlisted_audience_gets_what_is_asked_of_it_or_nothing_or_all() -> None:
    assert offered(login(), exchange(REPORTS, "read gone")) == [
        "Add an MRRT policy for Reports to Phone app, with read."
    ]
    assert offered(login(), exchange(REPORTS)) == [
        "Add an MRRT policy for Reports to Phone app, with no scope.",
        "Add an MRRT policy for Reports to Phone app, with read.",
    ]


def test_a_missing_permission_comes_directly_by_role_or_for_all() -> None:
    held = {"name": "Reader", "permissions": granted((BILLING, "read"))}
    fitting = [
        {"name": f"Writer {number}", "permissions": granted((MESSAGES, "write")) * number}
        for number in (5, 4, 3, 2)
    ]
    ada = {"user_id": ADA, "name": "Ada", "roles": ["Reader"]}
    assert offered(login(scope="write"), roles=[held, *fitting], users=[ada]) == [
        "Give Ada the permission write of Messages.",
        "Add the permission write of Messages to the role Reader.",
        "Give Ada the role Writer 2.",
        "Give Ada the role Writer 3.",
        "Give Ada the role Writer 4.",
        "Switch RBAC off for Messages.",
    ]


@pytest.mark.parametrize(
    ("access", "grants", "sentences"),
    [
        (
            GRANTS,
            [],
            [
                "Create a client grant (user access) of Phone app for Messages, with read.",
                "Let Messages admit all applications that act for users.",
            ],
        ),
        (
            DENIED,
            [],
            [
                "Let Messages admit applications with a client grant instead of denying all.",
                "Let Messages admit all applications that act for users.",
            ],
        ),
        (
            GRANTS,
            [{"client_id": PHONE, "audience": MESSAGES, "scope": [], "subject_type": "user"}],
            ["Add read to the client grant (user access) of Phone app for Messages."],
        ),
    ],
)
def test_access_of_applications(access: Any, grants: list[Any], sentences: list[str]) -> None:
    strict = api(MESSAGES, "read", subject_type_authorization=access)
    found = offered(login(scope="openid read"), resource_servers=[strict], client_grants=grants)
    assert found == sentences


def test_access_of_an_application_for_itself() -> None:
    step = {"type": "client_credentials", "client": PHONE, "audience": BILLING, "scope": "read"}
    machine = [client(grant_types=["client_credentials"])]
    assert offered(step, clients=machine) == [
        "Create a client grant (machine access) of Phone app for Billing, with read."
    ]
    denied = api(BILLING, "read", subject_type_authorization=DENIED)
    assert offered(step, clients=machine, resource_servers=[denied]) == [
        "Let Billing admit applications with a client grant instead of denying all."
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"users": [{"user_id": ADA, "name": "Ada", "blocked": True}]}, "Unblock Ada."),
        (
            {"clients": [client(organization_usage="require")]},
            "Let Phone app log in with an organization and without.",
        ),
        (
            {"clients": [client(grant_types=["refresh_token"])]},
            "Add authorization_code to the grant types of Phone app.",
        ),
        (
            {"resource_servers": []},
            "Create an API with the identifier https://messages.example.com and read.",
        ),
    ],
)
def test_a_refused_login_can_be_mended(change: dict[str, Any], sentence: str) -> None:
    assert offered(login(scope="openid read"), **change) == [sentence]


def test_a_member_is_added() -> None:
    organizations = [{"id": "org_a", "members": []}]
    step = login(organization="org_a")
    assert offered(step, organizations=organizations) == ["Make Ada a member of org_a."]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"clients": [client(app_type="spa")]}, "Let the refresh tokens of Phone app rotate and expire."),
        (
            {"clients": [client(grant_types=["authorization_code"])]},
            "Add refresh_token to the grant types of Phone app.",
        ),
        (
            {"resource_servers": [api(MESSAGES, "read", allow_offline_access=False)]},
            "Let Messages allow offline access.",
        ),
    ],
)
def test_offline_access_can_be_mended(change: dict[str, Any], sentence: str) -> None:
    assert offered(login(), **change) == [sentence]


def test_lifetimes_are_made_as_long_as_needed() -> None:
    expiring = {
        "rotation_type": "non-rotating",
        "expiration_type": "expiring",
        "token_lifetime": 100,
        "idle_token_lifetime": 50,
    }
    steps = (login(), {"type": "wait", "seconds": 60}, exchange())
    clients = [client(refresh_token=expiring)]
    assert offered(*steps, clients=clients) == ["Set the idle lifetime of Phone app's tokens to 61 s."]
    steps = (login(), {"type": "wait", "seconds": 100}, exchange())
    assert offered(*steps, clients=clients) == [
        "Set the absolute lifetime of Phone app's tokens to 101 s.",
        "Set the idle lifetime of Phone app's tokens to 101 s.",
    ]


def test_only_the_immediate_predecessor_is_forgiven() -> None:
    clients = [client(refresh_token=ROTATING)]
    reuse = (login(), exchange(id="x1"), {"type": "wait", "seconds": 7}, exchange(refresh_token="login"))
    assert offered(*reuse, clients=clients) == ["Set the rotation overlap (leeway) of Phone app to 7 s."]
    older = (login(), exchange(id="x1"), exchange(id="x2"), exchange(refresh_token="login"))
    assert offered(*older, clients=clients) == []
    at_once = (login(), exchange(id="x1"), exchange(refresh_token="login"))
    assert offered(*at_once, clients=clients) == ["Set the rotation overlap (leeway) of Phone app to 1 s."]


def test_an_access_token_that_expired_would_have_to_live_longer() -> None:
    call = {"type": "call_api", "access_token": "login"}
    steps = (login(), {"type": "wait", "seconds": 86_400}, call)
    assert offered(*steps) == ["Let access tokens for Messages live 86401 s."]


def test_where_no_scope_is_left_the_policy_gives_all() -> None:
    strict = {"empty-scope": "error", "oidc-on-new-audience": "dropped"}
    clients = [client(PHONE, (REPORTS, ""))]
    assert offered(login(), exchange(REPORTS), assumptions=strict, clients=clients) == [
        "Add read to the MRRT policy of Phone app for Reports."
    ]


def test_a_name_that_is_not_there_is_told_as_it_is() -> None:
    obstacle = Obstacle(
        "scope-not-authorized",
        None,
        "gone",
        "",
        "https://gone.example.com",
        ("a",),
        configuration=Configuration.of(tenant()),
    )
    (change,) = mends(tenant(), obstacle)
    assert change.sentence == "Add an MRRT policy for https://gone.example.com to gone, with a."
    assert Goal("x", "success").scope == ""
