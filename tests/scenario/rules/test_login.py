from __future__ import annotations

import pytest

from mrrt_studio.scenario.rules.login import LOGIN_RULES
from mrrt_studio.scenario.rules.rule import Rule
from tests.scenario.rules.telling import check_table, told

SILENT = ("organization-allows",)
"""Passed checks of which nobody is told a sentence."""
TOLD = [pytest.param(rule, id=rule.id) for rule in LOGIN_RULES if rule.id not in SILENT]


def test_the_table_is_complete_and_asks_for_known_facts() -> None:
    check_table(LOGIN_RULES, "cause", "grant_type", "organization")


@pytest.mark.parametrize("rule", TOLD)
def test_a_case_is_told_with_every_fact(rule: Rule) -> None:
    found = told(rule)
    assert found
    assert [text for text in found if "–" in text.text + text.advice] == []


def test_a_check_that_only_passes_is_told_nowhere() -> None:
    assert [rule.id for rule in LOGIN_RULES if rule.id in SILENT and told(rule)] == []
