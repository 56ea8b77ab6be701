from __future__ import annotations

from typing import Any

from mrrt_studio.ui.inspector.granted_stories import (
    client_credentials_story,
    exchange_story,
    login_story,
    refresh_token_paragraph,
    scopes_sentence,
)
from mrrt_studio.ui.inspector.story import Story
from tests.ui.inspector.cases import APP, LOGIN, MESSAGES, OMITTED, OPAQUE_LOGIN, Step, api, app, last


def login_told(*steps: Step, **fields: Any) -> Story:
    _, outcome = last(*steps, **fields)
    assert outcome.authorization is not None
    return login_story(outcome, outcome.authorization)


def test_a_login_says_why_a_refresh_token_came_back() -> None:
    story = login_told(LOGIN)
    assert story.title == "Ada is logged in to Phone app."
    audience, refresh_token = story.paragraphs
    assert audience == "The login is for `https://api.example.com`."
    assert refresh_token.startswith("A refresh token came back because `offline_access` was granted.")
    assert refresh_token.endswith("It rotates: every exchange returns a new one.")


def test_a_token_that_does_not_rotate_says_so() -> None:
    story = login_told(LOGIN, clients=[app(refresh_token=None)])
    assert "It does not rotate: every exchange uses the same one." in story.paragraphs[1]


def test_an_online_token_says_that_it_lives_with_the_session() -> None:
    online = [api(MESSAGES, "Messages", "read:messages", allow_online_access=True)]
    step = {**LOGIN, "scope": "openid online_access"}
    _, outcome = last(step, resource_servers=online)
    assert outcome.authorization is not None
    text, rule = refresh_token_paragraph(outcome, outcome.authorization)
    assert text.endswith("It lives as long as the session and never rotates.")
    assert rule is None


def test_a_login_without_offline_access_says_why_no_refresh_token_came_back() -> None:
    story = login_told({**LOGIN, "scope": "openid"})
    assert story.paragraphs[1].startswith("No refresh token: the login did not ask for `offline_access`.")
    assert "Add `offline_access` to the scopes of the login." in story.paragraphs[1]
    assert [rule.id for rule in story.rules] == ["audience-resolved", "offline-requested"]


def test_a_login_for_no_api_explains_the_opaque_token() -> None:
    assert "the access token is opaque" in login_told(OPAQUE_LOGIN).paragraphs[0]


def test_an_exchange_counts_its_scopes_by_source() -> None:
    _, outcome = last(LOGIN, OMITTED)
    assert outcome.authorization is not None
    story = exchange_story(outcome, outcome.authorization)
    assert story.title == "Phone app got a token for Messages."
    assert story.paragraphs[1:] == (
        "Scopes: 3 from the login, 1 from a policy, 1 from both, 1 dropped.",
        "The refresh token rotated: the new one is number 2 of its family.",
    )


def test_an_exchange_without_rotation_says_that_the_token_stays() -> None:
    _, outcome = last(LOGIN, OMITTED, clients=[app(refresh_token=None)])
    assert outcome.authorization is not None
    assert (
        exchange_story(outcome, outcome.authorization).paragraphs[-1] == "The refresh token stays the same."
    )


def test_withheld_scopes_are_counted_and_none_is_told() -> None:
    _, outcome = last(LOGIN, {**OMITTED, "scope": "openid"})
    assert outcome.authorization is not None
    assert scopes_sentence(outcome.authorization) == "Scopes: 1 from the login, 4 withheld, 1 dropped."
    bare = outcome.authorization._replace(scopes=())
    assert scopes_sentence(bare) == "It carries no scope."


def test_an_application_for_itself_has_a_story_without_a_user() -> None:
    machine = app(grant_types=["client_credentials"], token_endpoint_auth_method="client_secret_post")
    grant = {"client_id": APP, "audience": MESSAGES, "scope": ["read:messages"]}
    step = {"id": "cc", "type": "client_credentials", "client": APP, "audience": MESSAGES}
    _, outcome = last(step, clients=[machine], client_grants=[grant])
    assert outcome.authorization is not None
    story = client_credentials_story(outcome, outcome.authorization)
    assert story.title == "Phone app got a token of its own for Messages."
    assert story.paragraphs[1] == "Scopes: 1 from the client grant."
