from __future__ import annotations

from mrrt_studio.cli.coverage_text import coverage_text, percent_text
from mrrt_studio.simulation.coverage import Coverage, Item

ENTRY = Item("policy", "phone", "https://a", "")
RULE = Item("rule", "", "", "scope-login")


def test_what_nothing_touches_has_a_line_each() -> None:
    assert coverage_text(Coverage((ENTRY, RULE), (RULE,))).splitlines() == [
        "Coverage 50.0 %: expectations touch 1 of 2 policies, scopes and rules",
        "  no expectation touches the policy of phone for https://a",
    ]


def test_only_what_is_whole_is_called_whole() -> None:
    items = tuple(Item("rule", "", "", f"{number:05}") for number in range(5000))
    assert percent_text(Coverage(items, items[1:])) == "99.9 %"
    assert percent_text(Coverage(items, items)) == "100.0 %"
    assert percent_text(Coverage()) == "100.0 %"
