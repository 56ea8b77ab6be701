from __future__ import annotations

import pytest

from mrrt_studio.scenario.rules import RULES, Rule

SENTENCES = Rule(
    "made-up",
    "Made up",
    "It says so.",
    "{client} has no {scope}.",
    "Give {scope} to {client}.",
    "https://example.com",
    "assumed",
)


@pytest.mark.parametrize(
    ("facts", "why", "mend"),
    [
        ({"client": "A", "scope": "r", "more": "x"}, "A has no r.", "Give r to A."),
        ({"client": "A"}, "A has no –.", "Give – to A."),
        ({}, "– has no –.", "Give – to –."),
        ({"client": "{scope}", "scope": "%s"}, "{scope} has no %s.", "Give %s to {scope}."),
    ],
)
def test_facts_fill_the_sentences_and_a_missing_one_is_a_dash(
    facts: dict[str, str], why: str, mend: str
) -> None:
    given = dict(facts)
    assert (SENTENCES.explain(facts), SENTENCES.advise(facts)) == (why, mend)
    assert facts == given


def test_a_rule_is_pinned_by_the_scenario_of_its_name_or_by_a_unit_test() -> None:
    assert SENTENCES.tests == ("tests/cases/made-up.mrrt.json",)
    unit = Rule("x", "X", "X.", "X.", "", "https://example.com", "assumed", unit_test="tests/test_x.py")
    assert unit.tests == ("tests/test_x.py",)


def test_every_rule_is_found_by_its_id_and_said_in_its_own_words() -> None:
    assert {rule_id: rule.id for rule_id, rule in RULES.items()} == {rule_id: rule_id for rule_id in RULES}
    said = [rule.says for rule in RULES.values()]
    assert [text for text in said if said.count(text) > 1] == []


def test_what_is_assumed_says_what_nobody_knows() -> None:
    silent = [rule.id for rule in RULES.values() if rule.confidence == "assumed" and not rule.unknown]
    assert silent == []
