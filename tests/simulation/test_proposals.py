from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given

from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.proposal_goals import Goal, goals_of
from mrrt_studio.simulation.proposals import Proposals, propose
from mrrt_studio.simulation.reach import reach
from mrrt_studio.simulation.reach_difference import reach_difference
from mrrt_studio.simulation.timeline import Timeline, simulate
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    MESSAGES,
    PHONE,
    REPORTS,
    api,
    client,
    exchange,
    login,
    tenant,
    tenants,
)

GRANTS = {"user": {"policy": "require_client_grant"}}
STEPS = (
    login(MESSAGES, "openid offline_access read write"),
    exchange(id="narrow", refresh_token="login", audience=BILLING, scope="read delete"),
    exchange(id="wide", refresh_token="login", audience=BILLING),
    exchange(id="other", refresh_token="login", audience=REPORTS, scope="read"),
    {"id": "call", "type": "call_api", "access_token": "other", "api": REPORTS, "requires": "write"},
)


def proposed(*steps: dict[str, Any], goal: Goal | None = None, **more: Any) -> Proposals:
    timeline = simulate(tenant(steps=list(steps), **more))
    return propose(timeline, goal or goals_of(timeline.steps[-1])[0])


def sentences(found: Proposals) -> list[str]:
    return [proposal.sentence for proposal in found.proposals]


def test_one_change_is_proposed_with_what_it_opens() -> None:
    (proposal,) = proposed(login(), exchange(BILLING, "delete")).proposals
    assert proposal.sentence == "Add delete to the MRRT policy of Phone app for Billing."
    assert proposal.rules == ("scope-not-authorized",)
    assert {(one.user_id, one.way, one.scope) for one in proposal.opens.added} == {
        (ADA, "exchange", "delete"),
        ("auth0|bob", "exchange", "delete"),
    }
    assert proposal.opens.removed == ()


def test_several_obstacles_take_several_changes() -> None:
    strict = api(
        BILLING,
        "read",
        skip_consent_for_verifiable_first_party_clients=False,
        subject_type_authorization=GRANTS,
        enforce_policies=True,
    )
    apis = [api(MESSAGES, "read"), strict]
    goal = Goal("x", "scope", "write")
    steps = (login(), exchange(BILLING, "write"))
    found = proposed(*steps, goal=goal, clients=[client(PHONE)], resource_servers=apis)
    assert found.proposals[0].rules == (
        "audience-not-in-policy",
        "audience-consent-required",
        "audience-access-denied",
        "scope-not-on-api",
        "scope-rbac",
    )
    assert sentences(found)[0] == (
        "Add an MRRT policy for Billing to Phone app, with write. "
        "Let Billing skip user consent for first-party applications. "
        "Create a client grant (user access) of Phone app for Billing, with write. "
        "Define the scope write on Billing. "
        "Give Ada the permission write of Billing."
    )
    assert len(found.proposals) == 4


def test_the_way_that_opens_least_comes_first() -> None:
    found = proposed(login(scope="openid write"), users=[{"user_id": ADA, "name": "Ada"}, {"user_id": "b"}])
    assert sentences(found) == ["Give Ada the permission write of Messages.", "Switch RBAC off for Messages."]
    opened = [len(proposal.opens.added) for proposal in found.proposals]
    assert opened == sorted(opened)
    assert opened[0] < opened[1]


def test_what_would_give_more_than_the_scope_is_no_way_to_it() -> None:
    found = proposed(login(scope="openid write delete"), goal=Goal("login", "scope", "write"))
    assert sentences(found) == ["Give Ada the permission write of Messages."]
    assert [end.text for end in found.dead_ends] == [
        "What gives write also changes what else this step gives."
    ]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"clients": [client(is_first_party=False)]}, "only a first-party application"),
        ({"tenant": {"domain": "messages.example.com"}}, "the Management API needs a token of its own"),
    ],
)
def test_where_no_configuration_can_it_is_said_plainly(more: dict[str, Any], words: str) -> None:
    audience = "https://messages.example.com/api/v2/" if "tenant" in more else BILLING
    grants = [{"client_id": PHONE, "audience": MESSAGES, "subject_type": "user", "allow_all_scopes": True}]
    found = proposed(login(), exchange(audience), client_grants=grants, **more)
    assert found.impossible
    assert found.proposals == ()
    assert found.why_impossible.startswith("No change of the configuration does this. ")
    assert words in found.why_impossible


def test_a_request_that_did_not_ask_is_no_matter_of_configuration() -> None:
    steps = (login(), exchange(BILLING, "read"))
    found = proposed(*steps, goal=Goal("x", "scope", "write"))
    assert found.impossible
    assert "Ask for write too" in found.why_impossible


def test_what_a_later_step_takes_back_is_not_proposed() -> None:
    settings = {"rotation_type": "non-rotating", "expiration_type": "non-expiring"}
    patch = {
        "id": "patch",
        "type": "configure",
        "method": "PATCH",
        "path": f"clients/{PHONE}",
        "body": {"refresh_token": settings},
    }
    found = proposed(login(), patch, exchange(REPORTS))
    assert found.impossible
    assert "A later configure step takes back" in found.why_impossible


def test_a_rule_that_asks_for_too_little_is_told_without_its_advice() -> None:
    """A policy cannot give a scope about the user, even where the API defines one of that name."""
    phone = client(PHONE, (BILLING, "read email"))
    found = proposed(login(), exchange(BILLING), goal=Goal("x", "scope", "email"), clients=[phone])
    assert [end.advice for end in found.dead_ends] == ["What its rule asks for is not enough here."]


def test_a_goal_that_is_reached_needs_nothing() -> None:
    found = proposed(login(), exchange(BILLING), goal=Goal("x", "audience"))
    assert (found.is_met, found.impossible, found.why_impossible, found.proposals) == (True, False, "", ())


def test_a_call_succeeds_when_the_exchange_before_it_does() -> None:
    call = {"type": "call_api", "access_token": "x", "api": REPORTS, "requires": "read"}
    found = proposed(login(), exchange(REPORTS), call)
    assert sentences(found) == ["Add an MRRT policy for Reports to Phone app, with read."]


def test_a_change_that_turns_out_needless_is_left_out() -> None:
    """A policy entry without scopes is needless once another change brings the entry with the scope."""
    for proposal in proposed(login(), exchange(REPORTS), goal=Goal("x", "scope", "write")).proposals:
        assert len(proposal.changes) == 2


def test_a_proposal_can_be_applied_to_a_scenario_that_has_moved_on() -> None:
    scenario = tenant(steps=[login(), exchange(BILLING, "delete")])
    timeline = simulate(scenario)
    (proposal,) = propose(timeline, Goal("x", "scope", "delete")).proposals
    assert proposal.apply(scenario) == proposal.scenario
    renamed = scenario.replace(name="Later")
    assert proposal.apply(renamed) == proposal.scenario.replace(name="Later")
    assert load(dump(proposal.scenario)) == proposal.scenario


def test_a_run_with_other_assumptions_is_mended_under_them() -> None:
    timeline = simulate(tenant(steps=[login(), exchange(REPORTS)]), overrides={"unlisted-audience": "error"})
    found = propose(timeline, Goal("x", "success"), reach(timeline.scenario, timeline.world.choices))
    assert [proposal.rules for proposal in found.proposals] == [("audience-not-in-policy",)] * 2


def test_an_audience_that_misses_an_api_by_its_slash_is_to_be_corrected_in_the_step() -> None:
    found = proposed(login(), exchange(f"{BILLING}/"))
    assert found.advice.startswith(f"This step names {BILLING}/, but Billing is called {BILLING}: ")
    assert found.advice.endswith("Correct the step rather than the configuration.")
    call = {"type": "call_api", "access_token": "x", "api": f"{BILLING}/", "requires": "read"}
    assert proposed(login(), exchange(BILLING), call).advice == found.advice
    assert proposed(login(), exchange(REPORTS)).advice == ""


def test_a_step_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        proposed(login(), goal=Goal("gone", "success"))


@given(tenants(*STEPS))
def test_applied_it_makes_exactly_that_happen_and_no_part_of_it_does(scenario: Scenario) -> None:
    timeline = simulate(scenario)
    for played in timeline.steps:
        for goal in goals_of(played):
            found = propose(timeline, goal)
            assert not found.is_met
            for proposal in found.proposals:
                assert happens(timeline, proposal.scenario, goal)
                for part in parts(proposal.changes):
                    assert not happens(timeline, applied(scenario, part), goal)


def parts(changes: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return [part for size in range(len(changes)) for part in combinations(changes, size)]


def applied(scenario: Scenario, changes: tuple[Any, ...]) -> Scenario:
    for change in changes:
        scenario = change.apply(scenario)
    return scenario


def happens(before: Timeline, scenario: Scenario, goal: Goal) -> bool:
    """Whether the step now gives exactly what was wanted; told without the search's own judgement."""
    was, now = before.by_id[goal.step_id].outcome, simulate(scenario).by_id[goal.step_id].outcome
    assert was is not None
    assert now is not None
    if now.refused is not None or goal.kind == "success":
        return now.refused is None
    had, has = was.authorization, now.authorization
    assert had is not None
    assert has is not None
    wanted = had.requested_audience if had.audience_differs else had.audience
    if has.audience != wanted or goal.kind == "audience":
        return has.audience == wanted
    kept = set(had.granted) if had.audience == wanted else set(has.granted) - {goal.scope}
    return set(has.granted) == kept | {goal.scope}


@given(tenants(*STEPS))
def test_what_a_proposal_opens_is_the_difference_of_the_reach(scenario: Scenario) -> None:
    timeline = simulate(scenario)
    for played in timeline.steps[:3]:
        for goal in goals_of(played)[:1]:
            for proposal in propose(timeline, goal).proposals:
                fresh = reach_difference(reach(scenario), reach(proposal.scenario))
                assert set(proposal.opens.added) == set(fresh.added)
