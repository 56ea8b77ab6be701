from __future__ import annotations

import pytest

from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.ui.inspector.story import (
    Story,
    another_audience_story,
    audience_paragraph,
    fewer_scopes_story,
    received_text,
    refusal_story,
)
from tests.ui.inspector.cases import FEWER, LOGIN, OMITTED, REPORTS, UNLISTED, WRONG_CALL, last


def test_another_audience_is_told_by_the_names_of_the_apis() -> None:
    played, outcome = last(LOGIN, UNLISTED)
    story = another_audience_story(outcome, played.before.state.configuration)
    assert story.kind == "surprise"
    assert story.title == "Asked for Reports, got Messages."
    assert "No MRRT policy of **Phone app** names `https://reports.example.com`" in story.paragraphs[0]
    assert story.advice == (f"Add a policy for `{REPORTS}` to **Phone app**.",)
    assert [rule.id for rule in story.rules] == ["audience-not-in-policy"]


def test_another_audience_also_tells_which_scopes_are_missing() -> None:
    played, outcome = last(LOGIN, {**UNLISTED, "scope": "read:messages read:reports"})
    story = another_audience_story(outcome, played.before.state.configuration)
    assert story.paragraphs[1] == "Of the scopes asked for, it lacks `read:reports`."


def test_one_missing_scope_is_named_in_the_title() -> None:
    _, outcome = last(LOGIN, FEWER)
    story = fewer_scopes_story(outcome)
    assert story.kind == "surprise"
    assert story.title == "Asked for write:billing, and did not get it."
    assert [rule.id for rule in story.rules] == ["scope-not-authorized"]


def test_many_missing_scopes_are_counted_and_the_first_told() -> None:
    wanted = " ".join(f"write:{number}" for number in range(6))
    _, outcome = last(LOGIN, {**FEWER, "scope": f"read:billing {wanted}"})
    story = fewer_scopes_story(outcome)
    assert story.title == "6 of 7 scopes that were asked for are missing."
    assert len(story.paragraphs) == 4
    assert story.paragraphs[-1] == "3 more are missing: see the table."
    assert len(story.rules) == 1


def test_a_refusal_tells_what_the_client_saw_and_what_really_happened() -> None:
    _, outcome = last(LOGIN, OMITTED, {**OMITTED, "id": "again", "refresh_token": "login"})
    story = refusal_story(outcome)
    assert story.kind == "refused"
    assert story.title == "Refused: reuse detected."
    received, happened = story.paragraphs
    assert received.endswith("`403 invalid_grant` Unknown or invalid refresh token.")
    assert "takes it for theft" in happened
    assert "newest token" in story.advice[0]


def test_an_assumed_refusal_does_not_claim_that_auth0_falls_back() -> None:
    _, outcome = last(LOGIN, UNLISTED, assumptions={"unlisted-audience": "error"})
    story = refusal_story(outcome)
    assert "invalid_target" in story.paragraphs[0]
    assert "does not refuse" not in story.plain()


def test_an_answer_that_tells_the_cause_is_not_told_twice() -> None:
    patch = {"id": "c", "type": "configure", "method": "PATCH", "path": "clients/app1", "body": {"name": 1}}
    _, outcome = last(patch)
    assert refusal_story(outcome).paragraphs[1].endswith("just what the answer says.")


def test_a_bare_challenge_is_what_the_client_received() -> None:
    _, outcome = last(LOGIN, {"id": "bare", "type": "call_api", "api": REPORTS})
    assert received_text(outcome) == "`401` WWW-Authenticate: Bearer"
    assert received_text(Outcome()) == "nothing"


def test_a_wrong_audience_at_an_api_is_refused_with_its_rule() -> None:
    _, outcome = last(LOGIN, WRONG_CALL)
    assert [rule.id for rule in refusal_story(outcome).rules] == ["token-audience"]


def test_the_clipboard_gets_the_story_without_marks() -> None:
    _, outcome = last(LOGIN, FEWER)
    text = fewer_scopes_story(outcome).plain()
    assert "**" not in text
    assert "`" not in text
    assert "What would change it: Ask for write:billing at login" in text
    assert "scope-not-authorized (documented): https://auth0.com/docs/" in text


def test_a_story_is_told_only_where_there_is_one() -> None:
    with pytest.raises(ValueError, match="nothing was refused"):
        refusal_story(Outcome())
    with pytest.raises(ValueError, match="nothing was authorized"):
        fewer_scopes_story(Outcome())


def test_the_audience_decision_of_a_login_is_a_sentence() -> None:
    _, outcome = last(LOGIN)
    assert outcome.authorization is not None
    text, rule = audience_paragraph(outcome.authorization)
    assert text == "The login is for `https://api.example.com`."
    assert rule is not None
    assert rule.id == "audience-resolved"


def test_a_paragraph_is_added_without_changing_the_story() -> None:
    story = Story("ok", "Title")
    assert story.with_paragraph("more").paragraphs == ("more",)
    assert story.paragraphs == ()
