from __future__ import annotations

import json
from pathlib import Path

import pytest

from mrrt_studio.cli.main import main
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.scenario.assumptions import ASSUMPTIONS
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.simulation.timeline import simulate
from tests.javascript import RUNNER

ROOT = Path(__file__).resolve().parents[2]


def test_json_lists_every_rule_and_assumption(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    table = json.loads(capsys.readouterr().out)
    assert [rule["id"] for rule in table["rules"]] == list(RULES)
    assert [assumption["id"] for assumption in table["assumptions"]] == list(ASSUMPTIONS)
    assert all(rule["says"] and rule["source"].startswith("https://") for rule in table["rules"])


def test_text_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("No live tenant was ever asked")
    assert "audience-not-in-policy  (observed)" in text
    assert "login-audience, the default" in text
    assert max(len(line) for line in text.splitlines() if "https://" not in line) <= 100


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_has_a_source_and_a_test_that_turns_on_it(rule_id: str) -> None:
    known = RULES[rule_id]
    assert known.source.startswith("https://")
    for test in known.tests:
        if test.endswith(".py"):
            assert f'"{rule_id}"' in (ROOT / test).read_text(encoding="utf-8")
            continue
        scenario = load((ROOT / test).read_bytes(), test)
        steps = [
            played
            for played in simulate(scenario, runner=RUNNER).steps
            if played.outcome and played.step.expect
        ]
        assert any(known.id in _rules_of(played.outcome) for played in steps if played.outcome), test


def _rules_of(outcome: Outcome) -> set[str | None]:
    """The rules that decided something in a step, passed a check or were told as a note."""
    rules: set[str | None] = {*outcome.checks, *(note.rule for note in outcome.notes)}
    if outcome.refused is not None:
        rules.add(outcome.refused.rule)
    if outcome.authorization is not None:
        rules.add(outcome.authorization.audience_rule)
        rules.update(decision.rule for decision in outcome.authorization.scopes)
    return rules
