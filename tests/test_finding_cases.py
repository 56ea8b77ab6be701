"""Every finding as a scenario file that raises it, and what takes it away.

``cases/findings/<id>.mrrt.json`` raises it. Where nothing can mend it, ``<id>-clean.mrrt.json`` is the same
without it; everywhere else the scenario after each of its fixes is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mrrt_studio import paths
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.findings import FINDINGS, Finding
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.simulation.finding_fixes import fixes
from mrrt_studio.simulation.played_findings import all_findings
from mrrt_studio.simulation.timeline import simulate

FOLDER = Path(__file__).parent / "cases" / "findings"


def case(name: str) -> Scenario:
    file = FOLDER / f"{name}.mrrt.json"
    return load(file.read_bytes(), file.name)


def found(scenario: Scenario) -> tuple[Finding, ...]:
    return all_findings(simulate(scenario))


def of_kind(scenario: Scenario, finding_id: str) -> list[Finding]:
    return [finding for finding in found(scenario) if finding.id == finding_id]


def answers(scenario: Scenario) -> list[Any]:
    return [answer(played.outcome) for played in simulate(scenario).steps]


def answer(outcome: Outcome | None) -> Any:
    """What whoever made the request can see of it, and what it would be good for."""
    if outcome is None:
        return None
    decided, tokens = outcome.authorization, outcome.tokens
    given = (decided.audience, decided.granted) if decided else None
    refresh = tokens.refresh_token
    life = (refresh.expires_at, refresh.idle_expires_at) if refresh else None
    response = outcome.response
    return given, life, response.status if response else None, outcome.refused and outcome.refused.rule


def test_every_kind_has_its_file_and_every_file_its_kind() -> None:
    names = {file.name.removesuffix(".mrrt.json") for file in FOLDER.glob("*.mrrt.json")}
    assert {name for name in names if not name.endswith("-clean")} == set(FINDINGS)
    assert {name.removesuffix("-clean") for name in names} == set(FINDINGS)


@pytest.mark.parametrize("finding_id", FINDINGS)
def test_the_file_raises_it(finding_id: str) -> None:
    (finding,) = of_kind(case(finding_id), finding_id)
    kind = FINDINGS[finding_id]
    assert (finding.severity, finding.rule) == (kind.severity, kind.rule)
    assert finding.path
    assert "{" not in finding.text
    assert finding.text.endswith((".", "?", ")"))


@pytest.mark.parametrize("finding_id", FINDINGS)
def test_a_fix_or_the_clean_file_does_not(finding_id: str) -> None:
    scenario = case(finding_id)
    (finding,) = of_kind(scenario, finding_id)
    mended = [fix.apply(scenario) for fix in fixes(scenario, finding)] or [case(f"{finding_id}-clean")]
    for other in mended:
        assert of_kind(other, finding_id) == []
        assert load(dump(other)) == other


@pytest.mark.parametrize("finding_id", FINDINGS)
def test_a_fix_that_promises_to_change_nothing_else_does_so(finding_id: str) -> None:
    scenario = case(finding_id)
    (finding,) = of_kind(scenario, finding_id)
    for fix in fixes(scenario, finding):
        if not fix.may_change_outcomes:
            assert answers(fix.apply(scenario)) == answers(scenario)


@pytest.mark.parametrize("kind", FINDINGS.values(), ids=lambda kind: kind.id)
def test_every_kind_says_where_it_comes_from(kind: Any) -> None:
    assert kind.source.startswith("https://")
    assert kind.title
    assert kind.says.endswith(".")
    assert kind.rule in RULES or not kind.rule


EXPECTED: dict[str, list[tuple[str, str]]] = {
    "documented-example": [
        ("scope-not-on-api", "clients[0].refresh_token.policies[1].scope[1]"),
        ("policy-scope-beyond-rbac", "clients[0].refresh_token.policies[0].scope[2]"),
        ("rotation-leeway-zero", "clients[0].refresh_token.leeway"),
        ("exchange-for-other-api", "steps[7].audience"),
    ],
    "empty-tenant": [],
    "expiry": [("rotation-leeway-zero", "clients[0].refresh_token.leeway")],
    "leeway-race": [],
    "missing-scope-rbac": [
        ("policy-scope-beyond-rbac", "clients[0].refresh_token.policies[0].scope[0]"),
        ("policy-scope-beyond-rbac", "clients[0].refresh_token.policies[0].scope[1]"),
    ],
    "my-account-api": [
        ("my-account-client-grant", "clients[0].refresh_token.policies[0].audience"),
        ("api-unreachable", "resource_servers[1].subject_type_authorization"),
        ("step-audience-slash", "steps[4].audience"),
        ("exchange-for-other-api", "steps[4].audience"),
    ],
    "rotation-theft-1": [("rotation-leeway-zero", "clients[0].refresh_token.leeway")],
    "rotation-theft-2": [("rotation-leeway-zero", "clients[0].refresh_token.leeway")],
    "silent-wrong-audience": [
        ("step-audience-slash", "steps[3].audience"),
        ("exchange-for-other-api", "steps[1].audience"),
        ("exchange-for-other-api", "steps[3].audience"),
    ],
    "spa-without-rotation": [
        ("spa-without-rotation", "clients[0].refresh_token.rotation_type"),
        ("offline-spa-rotates", "steps[0].scope"),
    ],
}
"""What the shipped scenarios show on purpose; anything else would be a false finding."""


def test_every_shipped_scenario_is_listed() -> None:
    files = paths.resource("scenarios").glob("*.mrrt.json")
    assert {file.name.removesuffix(".mrrt.json") for file in files} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_shipped_scenario_has_the_findings_that_it_shows_and_no_other(name: str) -> None:
    file = paths.resource("scenarios") / f"{name}.mrrt.json"
    told = [(finding.id, finding.path) for finding in found(load(file.read_bytes(), file.name))]
    assert told == EXPECTED[name]
