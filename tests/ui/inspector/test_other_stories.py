from __future__ import annotations

from typing import Any

from mrrt_studio.ui.inspector.other_stories import sent_token_sentence
from mrrt_studio.ui.inspector.stories import story_of
from mrrt_studio.ui.inspector.story import Story
from tests.ui.inspector.cases import (
    APP,
    CALL,
    CONFIGURE,
    LOGIN,
    LOGOUT,
    OMITTED,
    OPAQUE_LOGIN,
    REVOKE,
    USERINFO,
    WAIT,
    Step,
    last,
)


def told(*steps: Step, **fields: Any) -> Story:
    return story_of(*last(*steps, **fields))


def test_an_accepted_call_says_which_checks_held() -> None:
    story = told(LOGIN, CALL)
    assert story.title == "Messages accepts the access token."
    assert story.paragraphs == (
        "Signature, issuer, audience and expiry hold. It needs `read:messages`, and the token has it.",
        "The access token is that of step `login`, for **Messages**.",
    )


def test_a_call_that_needs_no_scope_says_so() -> None:
    story = told(LOGIN, {**CALL, "requires": None})
    assert "The call names no scope that it needs." in story.paragraphs[0]


def test_a_call_without_a_token_has_no_origin() -> None:
    played, _ = last(LOGIN, {"id": "bare", "type": "call_api", "api": "https://api.example.com"})
    assert sent_token_sentence(played) == ""


def test_userinfo_lists_what_it_told() -> None:
    story = told(LOGIN, USERINFO)
    assert story.title == "The userinfo endpoint accepts the access token."
    assert "`sub`" in story.paragraphs[0]
    assert "`name`" in story.paragraphs[0]


def test_an_opaque_token_goes_to_userinfo() -> None:
    story = told(OPAQUE_LOGIN, {"id": "call", "type": "call_api", "access_token": "opaque"})
    assert story.title == "The userinfo endpoint accepts the access token."


def test_waiting_says_how_long_and_what_expired() -> None:
    story = told(LOGIN, {"id": "wait", "type": "wait", "duration": "P1D"})
    assert story.kind == "info"
    assert story.title == "The clock moves by 1 d."
    assert story.paragraphs[0].startswith("From 1 Jan 2026 09:00:00 UTC to 2 Jan 2026 09:00:00 UTC")
    assert story.paragraphs[1] == "Expired meanwhile: access token of `login`, refresh token of `login`."


def test_a_token_that_was_rotated_away_does_not_expire() -> None:
    story = told(LOGIN, OMITTED, {"id": "wait", "type": "wait", "duration": "P1D"})
    assert "refresh token of `login`" not in story.paragraphs[1]
    assert "refresh token of `omitted`" in story.paragraphs[1]


def test_a_short_wait_ends_nothing() -> None:
    assert told(LOGIN, WAIT).paragraphs[1] == "No token expires meanwhile."


def test_many_expired_tokens_are_counted() -> None:
    logins = [{**OPAQUE_LOGIN, "id": f"l{number}"} for number in range(8)]
    story = told(*logins, {"id": "wait", "type": "wait", "duration": "P1D"})
    assert story.paragraphs[1].endswith("`l5` +2.")


def test_a_clock_that_would_run_backwards_stands_still() -> None:
    story = told({"id": "wait", "type": "wait", "until": "2025-01-01T00:00:00Z"})
    assert story.title == "The clock does not move."
    assert [rule.id for rule in story.rules] == ["wait-until-past"]
    assert story.notes == ()


def test_revoking_a_token_tells_its_note_once() -> None:
    story = told(LOGIN, REVOKE)
    assert story.title == "Revoked."
    assert "access tokens already issued live on" in story.paragraphs[0]
    assert story.notes == ()


def test_revoking_a_grant_or_a_user_counts_what_ended() -> None:
    grant = told(LOGIN, {"id": "r", "type": "revoke", "grant": {"user": "auth0|ada", "client": APP}})
    assert grant.title == "The grant of Ada for Phone app is revoked."
    assert grant.paragraphs[0].startswith("Refresh tokens that ended: 1.")
    user = told(LOGIN, {"id": "r", "type": "revoke", "user": "auth0|ada"})
    assert user.title == "All refresh tokens of Ada are revoked."


def test_logging_out_tells_whether_there_was_a_session() -> None:
    assert told(LOGIN, LOGOUT).title == "Ada is logged out of the tenant."
    assert told(LOGOUT).title == "Ada had no session."


def test_a_change_of_the_tenant_says_from_when_it_holds() -> None:
    story = told(CONFIGURE)
    assert story.title == "The tenant is changed."
    assert story.paragraphs[0].startswith("`PATCH clients/app1` holds from the next request on.")
