from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from mrrt_studio.scenario.findings import Finding, findings
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.finding_fixes import fixes
from mrrt_studio.simulation.timeline import simulate
from tests.builders import BILLING, client, exchange, login, patch, policy, scenario
from tests.strategies import scenarios


def answers(scenario: Scenario) -> list[object]:
    """For each step, what whoever made the request can see of it."""
    told: list[object] = []
    for played in simulate(scenario).steps:
        outcome = played.outcome
        decided = outcome.authorization if outcome else None
        given = (decided.audience, decided.granted) if decided else None
        status = outcome.response.status if outcome and outcome.response else None
        told.append((given, status))
    return told


def count(scenario: Scenario, finding: Finding) -> int:
    return Counter(one.id for one in findings(scenario))[finding.id]


@settings(max_examples=40, deadline=None)
@given(scenarios())
def test_a_fix_removes_its_finding_and_keeps_its_promise(given: Scenario) -> None:
    for finding in findings(given):
        for fix in fixes(given, finding):
            mended = fix.apply(given)
            assert count(mended, finding) < count(given, finding)
            if not fix.may_change_outcomes:
                assert answers(mended) == answers(given)


def tenant(**more: object) -> Scenario:
    return scenario(login(), exchange(), clients=[client(policy(BILLING, "nothing"))], **more)


def first_fixes(given: Scenario) -> list[tuple[str, bool]]:
    return [(fix.text, fix.may_change_outcomes) for fix in fixes(given, findings(given)[0])]


def test_what_changes_nothing_else_is_offered_first() -> None:
    assert first_fixes(tenant()) == [
        ("Remove nothing from the list", False),
        (f"Define nothing at {BILLING}", True),
    ]


def test_where_the_tenant_changes_on_the_way_nothing_is_promised() -> None:
    steps = (login(), patch("/clients/phone", {"name": "x"}), exchange())
    changing = scenario(*steps, clients=[client(policy(BILLING, "nothing"))])
    assert {may_change for _, may_change in first_fixes(changing)} == {True}
    assumed = tenant(assumptions={"empty-policy-scope": "everything"})
    assert {may_change for _, may_change in first_fixes(assumed)} == {True}
