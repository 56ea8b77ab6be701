from __future__ import annotations

from hypothesis import given, settings

from mrrt_studio.scenario.findings import findings
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.finding_fixes import fixes
from mrrt_studio.simulation.finding_mending import mend
from tests.builders import BILLING, client, exchange, login, patch, policy, scenario
from tests.simulation.test_finding_fixes import answers
from tests.strategies import scenarios


def tenant(*steps: object) -> Scenario:
    entry = policy(BILLING, "read:billing", "read:billing", "nothing")
    return scenario(login(), *steps, exchange(), clients=[client(entry)])  # pyright: ignore[reportArgumentType]


def test_every_fix_that_changes_nothing_is_made_and_told() -> None:
    mended = mend(tenant())
    assert [(one.finding.id, one.text) for one in mended.mends] == [
        ("scope-not-on-api", "Remove nothing from the list"),
        ("policy-scope-twice", "Remove read:billing from the list"),
    ]
    assert mended.scenario.clients[0].policies[0].scope == ("read:billing",)


def test_only_findings_of_the_severities_that_are_asked_for_are_mended() -> None:
    mended = mend(tenant(), ("error", "warning"))
    assert [one.finding.id for one in mended.mends] == ["scope-not-on-api"]


def test_where_no_fix_promises_to_change_nothing_none_is_made() -> None:
    changing = tenant(patch("/clients/phone", {"name": "x"}))
    assert mend(changing).scenario is changing
    assert mend(changing).mends == ()


@settings(max_examples=40, deadline=None)
@given(scenarios())
def test_no_step_answers_otherwise_and_nothing_harmless_is_left(given: Scenario) -> None:
    mended = mend(given).scenario
    assert answers(mended) == answers(given)
    left = (fix for finding in findings(mended) for fix in fixes(mended, finding))
    assert all(fix.may_change_outcomes for fix in left)
