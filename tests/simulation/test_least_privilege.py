from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given

from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.least_privilege import LeastPrivilege, least_privilege
from mrrt_studio.simulation.step_gifts import gifts
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    MESSAGES,
    PHONE,
    REPORTS,
    WEB,
    client,
    exchange,
    login,
    tenant,
    tenants,
)

STEPS = (
    login(MESSAGES, "openid offline_access read write"),
    exchange(id="narrow", refresh_token="login", audience=BILLING, scope="read delete"),
    exchange(id="own", refresh_token="login"),
    exchange(id="other", refresh_token="login", audience=REPORTS),
)


def shrunk(*steps: dict[str, Any], **more: Any) -> LeastPrivilege:
    return least_privilege(simulate(tenant(steps=list(steps), **more)))


def policies(scenario: Scenario, number: int = 0) -> list[tuple[str, str]]:
    return [(policy.audience, " ".join(policy.scope)) for policy in scenario.clients[number].policies]


def test_what_no_step_needed_goes() -> None:
    found = shrunk(login(), exchange(BILLING, "read"))
    assert policies(found.scenario) == [(BILLING, "read")]
    assert [removal.sentence for removal in found.removals] == [
        "Remove write from the MRRT policy of Phone app for Billing."
    ]
    assert {(one.way, one.scope) for one in found.closes.removed} == {("exchange", "write")}
    assert found.closes.added == ()


def test_a_whole_entry_goes_where_no_exchange_asked_for_its_api() -> None:
    found = shrunk(login(), exchange(BILLING), clients=[client(PHONE, (BILLING, "read"), (REPORTS, "read"))])
    assert policies(found.scenario) == [(BILLING, "read")]
    (removal,) = found.removals
    assert (removal.client_id, removal.entry, removal.audience, removal.scope) == (PHONE, 1, REPORTS, None)
    assert removal.sentence == "Remove the MRRT policy of Phone app for Reports."


def test_an_exchange_that_names_no_scope_needs_them_all() -> None:
    found = shrunk(login(), exchange(BILLING))
    assert found.removals == ()
    assert found.scenario is found.before


def test_an_entry_stays_for_its_api_alone() -> None:
    found = shrunk(login(), exchange(BILLING, "openid"))
    assert policies(found.scenario) == [(BILLING, "")]


def test_no_policies_left_are_none_at_all() -> None:
    found = shrunk(login())
    settings = found.scenario.clients[0].refresh_token
    assert settings is not None
    assert settings.policies is None
    assert load(dump(found.scenario)) == found.scenario


def test_what_the_login_gives_needs_no_policy() -> None:
    users = [{"user_id": ADA, "permissions": []}]
    phone = client(PHONE, (BILLING, "read write"))
    steps = (login(BILLING, "openid offline_access read"), exchange(scope="read"))
    assert policies(shrunk(*steps, clients=[phone], users=users).scenario) == []


def test_a_scope_that_two_entries_list_stays_in_the_first() -> None:
    phone = client(PHONE, (BILLING, "read read"), (BILLING, "read write"))
    found = shrunk(login(), exchange(BILLING), clients=[phone])
    assert policies(found.scenario) == [(BILLING, "read"), (BILLING, "write")]


def test_an_expectation_keeps_what_it_names() -> None:
    expected = exchange(BILLING, "read", expect={"scopes": {"write": "scope-not-requested"}})
    assert shrunk(login(), expected).removals == ()


def test_only_the_chosen_applications_shrink() -> None:
    clients = [client(PHONE, (BILLING, "read")), client(WEB, (BILLING, "read"))]
    timeline = simulate(tenant(steps=[login()], clients=clients))
    found = least_privilege(timeline, [WEB])
    assert (policies(found.scenario, 0), policies(found.scenario, 1)) == ([(BILLING, "read")], [])


def test_policies_that_a_step_writes_are_not_those_of_the_tenant() -> None:
    body = {
        "refresh_token": {
            "rotation_type": "non-rotating",
            "expiration_type": "non-expiring",
            "policies": [{"audience": BILLING, "scope": ["read", "write"]}],
        }
    }
    patch = {"id": "p", "type": "configure", "method": "PATCH", "path": f"clients/{PHONE}", "body": body}
    found = shrunk(login(), patch, exchange(BILLING))
    assert policies(found.scenario) == []


def test_an_entry_is_not_emptied_where_that_would_open_everything() -> None:
    opening = {"empty-policy-scope": "everything"}
    found = shrunk(login(), exchange(BILLING, "openid"), assumptions=opening)
    assert policies(found.scenario) == [(BILLING, "read")]


def test_a_run_with_other_assumptions_is_kept_under_them() -> None:
    scenario = tenant(steps=[login(), exchange(BILLING, "openid")])
    opening = {"empty-policy-scope": "everything"}
    assert policies(least_privilege(simulate(scenario)).scenario) == [(BILLING, "")]
    assert policies(least_privilege(simulate(scenario, overrides=opening)).scenario) == [(BILLING, "read")]


@given(tenants(*STEPS))
def test_every_outcome_is_kept_and_nothing_more_can_go(scenario: Scenario) -> None:
    before = gifts(simulate(scenario))
    found = least_privilege(simulate(scenario))
    assert gifts(simulate(found.scenario)) == before
    assert found.closes.added == ()
    for smaller in with_one_thing_less(found.scenario):
        assert gifts(simulate(smaller)) != before


def with_one_thing_less(scenario: Scenario) -> Iterator[Scenario]:
    everything = scenario.assumptions.get("empty-policy-scope") == "everything"
    for number, one in enumerate(scenario.clients):
        for at, policy in enumerate(one.policies):
            yield replaced(scenario, number, (*one.policies[:at], *one.policies[at + 1 :]))
            for scope in policy.scope:
                left = tuple(name for name in policy.scope if name != scope)
                if left or not everything:
                    shorter = policy.replace(scope=left)
                    yield replaced(scenario, number, (*one.policies[:at], shorter, *one.policies[at + 1 :]))


def replaced(scenario: Scenario, number: int, entries: tuple[Any, ...]) -> Scenario:
    one = scenario.clients[number]
    settings = one.refresh_token
    assert settings is not None
    changed = one.replace(refresh_token=settings.replace(policies=entries or None))
    return scenario.replace(clients=(*scenario.clients[:number], changed, *scenario.clients[number + 1 :]))


@given(tenants(*STEPS))
def test_the_removals_tell_the_whole_change(scenario: Scenario) -> None:
    found = least_privilege(simulate(scenario))
    gone = {(removal.client_id, removal.entry, removal.scope) for removal in found.removals}
    for before, after in zip(scenario.clients, found.scenario.clients, strict=True):
        left = [
            {scope for scope in policy.scope if (before.client_id, at, scope) not in gone}
            for at, policy in enumerate(before.policies)
            if (before.client_id, at, None) not in gone
        ]
        assert left == [set(policy.scope) for policy in after.policies]
