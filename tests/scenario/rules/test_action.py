from __future__ import annotations

import pytest

from mrrt_studio.scenario.rules.action import ACTION_RULES
from mrrt_studio.scenario.rules.rule import Rule
from tests.scenario.rules.telling import check_table, told


def test_the_table_is_complete_and_asks_for_known_facts() -> None:
    check_table(ACTION_RULES, "script", "cause", "method", "reason", "claim", "wanted", "end")


@pytest.mark.parametrize(
    "rule", [rule for rule in ACTION_RULES if not rule.unit_test], ids=lambda rule: rule.id
)
def test_a_case_is_told_with_every_fact(rule: Rule) -> None:
    found = told(rule)
    assert found
    assert [text for text in found if "–" in text.text + text.advice] == []
