from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mrrt_studio.scenario.assumptions import ASSUMPTIONS
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.compare import compare
from mrrt_studio.simulation.compare_decisions import Decided
from mrrt_studio.simulation.timeline import simulate
from tests.builders import (
    BILLING,
    MESSAGES,
    STAYING,
    client,
    exchange,
    login,
    patch,
    policy,
    run,
    scenario,
)
from tests.simulation.compare_samples import POLICY, differences, policy_added, two_steps
from tests.strategies import scenarios


@given(scenarios())
@settings(max_examples=15)
def test_a_scenario_compared_with_itself_differs_in_nothing(found: Scenario) -> None:
    comparison = compare(simulate(found), simulate(found.replace(name="a copy")))
    assert comparison.steps == ()
    assert comparison.is_empty


@given(scenarios(), scenarios())
@settings(max_examples=15)
def test_changing_the_sides_over_mirrors_the_comparison(one: Scenario, other: Scenario) -> None:
    a, b = simulate(one), simulate(other)
    forth, back = compare(a, b), compare(b, a)
    assert back.steps == forth.mirrored().steps
    assert back.is_empty == forth.is_empty
    assert set(back.reach.added) == set(forth.reach.removed)
    assert set(back.reach.removed) == set(forth.reach.added)


@given(scenarios(), st.sampled_from(sorted(ASSUMPTIONS)))
@settings(max_examples=20)
def test_where_one_assumption_differs_nothing_else_is_the_cause(found: Scenario, name: str) -> None:
    a = simulate(found, overrides={name: ASSUMPTIONS[name].names[0]})
    b = simulate(found, overrides={name: ASSUMPTIONS[name].names[1]})
    comparison = compare(a, b)
    causes = {
        (cause.kind, cause.place)
        for step in comparison.steps
        for each in step.differences
        for cause in each.causes
        if cause.kind != "earlier"
    }
    assert causes <= {("assumption", name)}
    assert bool(causes) == bool(comparison.steps)


def test_only_what_differs_is_told() -> None:
    comparison = policy_added()
    assert [step.pair.any.id for step in comparison.steps] == ["x1"]
    found = differences(comparison)
    assert found[Decided("audience")][1:3] == (MESSAGES, BILLING)
    assert found[Decided("audience_rule")][1:3] == ("audience-not-in-policy", "audience-in-policy")
    assert found[Decided("scope", "read:billing")].a is None
    assert found[Decided("scope", "read:billing")].b == {
        "granted": True,
        "rule": "scope-policy",
        "sources": ["policy"],
    }
    assert Decided("status") not in found
    assert Decided("scope", "openid") not in found


def test_the_reach_is_told_before_and_after() -> None:
    reach = policy_added().reach
    assert [(each.audience, each.way, each.scope) for each in reach.added] == [
        (BILLING, "exchange", "read:billing")
    ]
    assert reach.removed == ()


def test_a_tenant_that_differs_without_effect_on_the_steps_still_differs_in_reach() -> None:
    comparison = compare(run(clients=[client()]), run(clients=[client(POLICY)]))
    assert comparison.steps == ()
    assert not comparison.is_empty


def test_a_step_of_one_side_alone_is_told_and_one_that_is_disabled_there_is_not() -> None:
    without = run(login())
    (found,) = compare(without, run(login(), exchange())).steps
    assert (found.only_in, found.pair.any.id, found.differences) == ("B", "x1", ())
    (mirrored,) = compare(run(login(), exchange()), without).steps
    assert mirrored.only_in == "A"
    assert compare(without, run(login(), exchange(disabled=True))).steps == ()


def test_what_follows_from_an_earlier_step_says_so() -> None:
    a, b = run(login(), exchange()), run(login(scope="openid offline_access"), exchange())
    found = differences(compare(a, b))
    causes = found[Decided("scope", "read:messages")].causes
    assert [(cause.kind, cause.place) for cause in causes] == [("earlier", "login")]


def test_another_order_of_the_steps_is_a_cause() -> None:
    rotating = {"rotation_type": "rotating", "expiration_type": "expiring"}
    steps = [login(), exchange(id="one"), exchange(id="two")]
    a = run(*steps, clients=[client(kind=rotating)])
    b = run(steps[0], steps[2], steps[1], clients=[client(kind=rotating)])
    causes = differences(compare(a, b), "one")[Decided("status")].causes
    order = next(cause for cause in causes if cause.kind == "order")
    assert (order.before, order.after) == ([], ["two"])


def test_what_an_administrator_changes_in_mid_run_is_a_difference_of_the_tenant() -> None:
    body = {"refresh_token": {**STAYING, "policies": [policy(BILLING, "read:billing")]}}
    steps = [login(), patch("clients/phone", body), exchange(audience=BILLING)]
    a, b = run(*steps), run(steps[0], {**steps[1], "disabled": True}, steps[2])
    causes = differences(compare(a, b))[Decided("audience")].causes
    assert [cause.place for cause in causes] == ["clients[phone].refresh_token.policies"]


@pytest.mark.parametrize("seed", ["other", "third"])
def test_another_seed_decides_nothing_differently(seed: str) -> None:
    assert compare(two_steps(POLICY), two_steps(POLICY, seed=seed)).is_empty


def test_another_start_and_another_domain_decide_nothing_differently() -> None:
    later = {"start": "2027-05-05T00:00:00Z", "tenant": {"domain": "other.auth0.com"}}
    steps = (login(), exchange())
    assert compare(run(*steps), simulate(scenario(*steps, **later))).is_empty


def test_steps_at_other_places_are_named_alike_from_both_sides() -> None:
    one = Scenario.model_validate({"steps": [{"type": "exchange"}]})
    waiting = [{"type": "wait", "seconds": 60}, {"type": "exchange", "disabled": True}]
    other = Scenario.model_validate({"steps": waiting})
    a, b = simulate(one), simulate(other)
    assert compare(b, a).steps == compare(a, b).mirrored().steps
