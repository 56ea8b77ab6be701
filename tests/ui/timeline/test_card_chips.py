from __future__ import annotations

from dataclasses import replace
from typing import Any

from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.storyboard import Badge, Card, ScopeChip, storyboard
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.timeline.card_chips import (
    MOST_SCOPES,
    badge_chip,
    card_chips,
    card_lines,
    check_lines,
    folded_chips,
    is_foldable,
    scope_chips,
)
from tests.simulation.story_samples import BILLING, LOGIN, REPORTS, scenario


def card(*steps: dict[str, Any]) -> Card:
    played = simulate(scenario(*steps)).steps
    return storyboard(played[-1], refresh_token_names(played))


def test_tokens_come_before_scopes_and_each_has_the_look_of_its_source() -> None:
    chips = card_chips(
        card(LOGIN, {"type": "exchange", "audience": BILLING, "scope": "read:billing write:billing"})
    )
    assert [(chip.text, chip.kind) for chip in chips] == [
        ("AT → billing.example.com", "token"),
        ("RT 2", "token"),
        ("read:billing", "policy"),
        ("write:billing", "dropped"),
        ("approve:billing", "dropped"),
        ("openid", "withheld"),
        ("profile", "withheld"),
        ("offline_access", "withheld"),
    ]


def test_a_scope_says_its_source_and_its_reason_without_colour() -> None:
    chips = {chip.text: chip for chip in card_chips(card(LOGIN, {"type": "exchange"}))}
    assert chips["read:messages"].accessible_text == "read:messages, from login and policy"
    assert chips["read:messages"].tooltip.startswith("Granted:")


def test_a_badge_has_an_icon_that_tells_surprise_from_refusal() -> None:
    kinds = [badge_chip(Badge(kind, "x")).kind for kind in ("ok", "surprise", "refused", "info")]
    assert kinds == ["ok", "surprise", "refused", "info"]


def test_of_very_many_scopes_those_asked_for_in_vain_are_all_there() -> None:
    granted = [ScopeChip(f"s{number}", "login", True, "") for number in range(200)]
    missing = [ScopeChip(f"m{number}", "dropped", True, "") for number in range(5)]
    chips = scope_chips((*granted, *missing))
    assert len(chips) == MOST_SCOPES + 1
    assert [chip.text for chip in chips[-6:]] == ["m0", "m1", "m2", "m3", "m4", "145 more"]


def test_expectations_that_hold_take_one_chip_and_broken_ones_a_line_each() -> None:
    held = card({**LOGIN, "expect": {"status": 200, "id_token": True}})
    assert card_chips(held)[-1].text == "2 expectations hold"
    assert list(check_lines(held)) == []
    broken = card({**LOGIN, "expect": {"status": 403, "error": "invalid_grant"}})
    assert (card_chips(broken)[-1].text, card_chips(broken)[-1].kind) == (
        "2 of 2 expectations broken",
        "refused",
    )
    assert [line.text for line in check_lines(broken)] == [
        "Expected status 403, got 200",
        "Expected error invalid_grant, got nothing",
    ]


def test_many_broken_expectations_are_counted() -> None:
    expect = {"status": 1, "error": "x", "audience": "y", "at": "2020-01-01T00:00:00Z", "scope": "z"}
    lines = [line.text for line in check_lines(card({**LOGIN, "expect": expect}))]
    assert len(lines) == 4
    assert lines[-1] == "2 more are broken"


def test_one_expectation_is_told_in_the_singular() -> None:
    expect = {"status": 1, "error": "x", "audience": "y", "scope": "z"}
    assert [*check_lines(card({**LOGIN, "expect": expect}))][-1].text == "1 more is broken"
    assert card_chips(card({**LOGIN, "expect": {"status": 200}}))[-1].text == "1 expectation holds"


def test_a_very_long_value_is_cut() -> None:
    (line,) = check_lines(card({**LOGIN, "expect": {"scope": "x" * 500}}))
    assert len(line.text) < 300


def test_sentences_have_the_icon_of_their_kind_and_notes_lose_their_marks() -> None:
    surprising = card(LOGIN, {"type": "exchange", "audience": REPORTS, "note": "**Look** at `aud`"})
    surprise, note = card_lines(surprising)
    assert (surprise.colour, surprise.icon) == ("surprise", "warning")
    assert note.text == "Look at aud"


def test_what_a_step_suffered_from_is_counted_with_its_sentences() -> None:
    """By a word and an icon, not by colour alone; a collapsed card says it too."""
    met = replace(card(LOGIN, {"type": "exchange"}), suffered=("One.", "Two."))
    for chips in (card_chips(met), folded_chips(met)):
        assert (chips[-1].text, chips[-1].kind, chips[-1].tooltip) == ("2 findings", "surprise", "One.\nTwo.")
        assert chips[-1].show_icon
    assert card_chips(replace(met, suffered=("One.",)))[-1].text == "1 finding"


def test_a_card_that_shows_findings_alone_can_be_collapsed() -> None:
    bare = card({"type": "wait", "seconds": 1})
    assert not is_foldable(bare)
    assert is_foldable(replace(bare, suffered=("One.",)))
