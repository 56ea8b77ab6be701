from __future__ import annotations

import pytest

from mrrt_studio.scenario.rules.rule import Rule
from mrrt_studio.scenario.rules.scope import SCOPE_RULES
from tests.scenario.rules.telling import check_table, told


def test_the_table_is_complete_and_asks_for_known_facts() -> None:
    check_table(SCOPE_RULES, "script", "scope", "lack")


@pytest.mark.parametrize("rule", [*SCOPE_RULES], ids=lambda rule: rule.id)
def test_a_case_is_told_with_every_fact(rule: Rule) -> None:
    found = told(rule)
    assert found
    assert [text for text in found if "–" in text.text + text.advice] == []
