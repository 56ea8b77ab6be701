from __future__ import annotations

from dataclasses import replace
from typing import Any

from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.storyboard import Card, storyboard
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.timeline.spoken import spoken_card, spoken_title
from tests.simulation.story_samples import BILLING, LOGIN, REPORTS, scenario


def last(*steps: dict[str, Any]) -> Card:
    played = simulate(scenario(*steps)).steps
    earlier = played[-2].at if len(played) > 1 else None
    return storyboard(played[-1], refresh_token_names(played), earlier=earlier)


def test_the_title_tells_number_what_and_result() -> None:
    assert spoken_title(last(LOGIN)) == "Step 1: Ada logs in to Phone app. 200"
    assert spoken_title(last({"type": "wait", "seconds": 1})) == "Step 1: Wait 1 second"


def test_a_silent_surprise_is_called_one() -> None:
    card = last(LOGIN, {"type": "exchange", "audience": REPORTS})
    assert spoken_title(card).endswith("Silent surprise: 200, but another audience")
    assert "Asked for Reports, got Messages." in spoken_card(card)


def test_a_missing_scope_is_said_with_its_reason() -> None:
    said = spoken_card(last(LOGIN, {"type": "exchange", "audience": BILLING, "scope": "write:billing"}))
    assert "Scopes dropped: write:billing, approve:billing." in said
    assert "Dropped: neither the login nor a policy of Phone app gives write:billing" in said


def test_a_refusal_is_called_one() -> None:
    card = last(LOGIN, {"type": "exchange", "refresh_token": "gone"})
    assert "Refused: 403 invalid_grant" in spoken_title(card)


def test_time_gap_tokens_and_expectations_are_said() -> None:
    said = spoken_card(last({"type": "wait", "seconds": 600}, {**LOGIN, "expect": {"status": 200}}))
    assert said.startswith("At 09:10:00. 10 minutes after the step before. ")
    assert "RT 1: Rotating refresh token" in said
    assert "All 1 expectations hold." in said


def test_broken_expectations_notes_and_the_playhead_are_said() -> None:
    card = last({**LOGIN, "note": "*Why?*", "expect": {"status": 403}})
    said = spoken_card(card, played=False)
    assert said.startswith("After the playhead. ")
    assert "Expected status 403, got 200." in said
    assert "Note: " in said


def test_a_disabled_step_says_so() -> None:
    assert spoken_title(last(LOGIN, {"type": "exchange", "disabled": True})).endswith("disabled, skipped")


def test_the_findings_that_a_step_suffered_from_are_said() -> None:
    said = spoken_card(replace(last(LOGIN), suffered=("Billing defines no x.",)))
    assert said.endswith("Finding: Billing defines no x.")
