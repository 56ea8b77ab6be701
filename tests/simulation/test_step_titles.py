from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.simulation.step_titles import (
    refresh_token_names,
    short_identifier,
    span_in_short,
    span_in_words,
    step_title,
)
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.story_samples import BILLING, LOGIN, PHONE, REPORTS, scenario, story


def last_title(*steps: dict[str, Any]) -> str:
    played = simulate(scenario(*steps)).steps
    return step_title(played[-1], refresh_token_names(played))


def test_a_written_title_wins() -> None:
    assert last_title({**LOGIN, "title": "The beginning"}) == "The beginning"


@pytest.mark.parametrize(
    ("step", "title"),
    [
        ({"type": "login", "client": PHONE, "user": "auth0|ada"}, "Ada logs in to Phone app"),
        (
            {"type": "login", "client": PHONE, "user": "auth0|ada", "flow": "password"},
            "Ada logs in to Phone app by password",
        ),
        ({"type": "login", "client": "gone", "user": "auth0|bob"}, "auth0|bob logs in to gone"),
        ({"type": "silent_login", "client": PHONE, "user": "auth0|ada"}, "Phone app logs Ada in silently"),
        ({"type": "exchange", "audience": BILLING}, "Phone app exchanges RT 1 for Billing"),
        ({"type": "exchange"}, "Phone app exchanges RT 1"),
        (
            {"type": "exchange", "refresh_token": "gone", "audience": "https://nobody.example/"},
            "Phone app exchanges an unknown refresh token for nobody.example/",
        ),
        ({"type": "call_api", "access_token": "login"}, "Phone app calls Messages"),
        ({"type": "call_api", "api": REPORTS}, "An application calls Reports without a token"),
        (
            {"type": "call_api", "api": REPORTS, "access_token": "gone"},
            "An application calls Reports with an unknown token",
        ),
        ({"type": "call_api"}, "An application calls an API without a token"),
        ({"type": "userinfo", "access_token": "login"}, "Phone app asks who the user is"),
        (
            {"type": "client_credentials", "client": PHONE, "audience": BILLING},
            "Phone app gets a token for itself, for Billing",
        ),
        ({"type": "wait", "duration": "PT1H30M"}, "Wait 1 hour 30 minutes"),
        ({"type": "wait", "until": "2026-02-01T00:00:00Z"}, "Wait until 2026-02-01 00:00:00Z"),
        ({"type": "revoke", "refresh_token": "login"}, "Phone app revokes RT 1"),
        (
            {"type": "revoke", "grant": {"user": "auth0|ada", "client": PHONE}},
            "An administrator revokes what Ada granted to Phone app",
        ),
        ({"type": "revoke", "user": "auth0|ada"}, "An administrator revokes every refresh token of Ada"),
        ({"type": "logout", "user": "auth0|ada"}, "Ada logs out"),
        (
            {"type": "configure", "method": "PATCH", "path": f"clients/{PHONE}", "body": {}},
            "An administrator changes Phone app",
        ),
        (
            {"type": "configure", "method": "PATCH", "path": f"resource-servers/{BILLING}", "body": {}},
            "An administrator changes Billing",
        ),
        (
            {"type": "configure", "method": "DELETE", "path": "users/auth0%7Cada"},
            "An administrator deletes Ada",
        ),
        (
            {"type": "configure", "method": "PATCH", "path": "tenants/settings", "body": {}},
            "An administrator changes the tenant's settings",
        ),
        (
            {"type": "configure", "method": "POST", "path": "client-grants", "body": {}},
            "An administrator adds to client-grants",
        ),
    ],
)
def test_a_step_without_title_tells_what_it_does(step: dict[str, Any], title: str) -> None:
    assert last_title(LOGIN, step) == title


def test_every_refresh_token_has_a_name_of_its_own_even_across_families() -> None:
    played = simulate(
        scenario(LOGIN, {**LOGIN, "id": "again"}, {"type": "exchange", "refresh_token": "login"})
    ).steps
    tokens = [step.outcome.tokens.refresh_token for step in played if step.outcome]
    names = refresh_token_names(played)
    assert [names[token.value] for token in tokens if token] == ["RT 1", "RT 2", "RT 3"]


def test_a_step_that_returns_no_refresh_token_uses_up_no_name() -> None:
    names = refresh_token_names(simulate(story()).steps)
    assert sorted(names.values()) == ["RT 1", "RT 2", "RT 3"]


@pytest.mark.parametrize(
    ("seconds", "words", "short"),
    [
        (0, "0 seconds", "0 s"),
        (1, "1 second", "1 s"),
        (600, "10 minutes", "10 min"),
        (5_400, "1 hour 30 minutes", "1 h 30 min"),
        (2_592_000, "30 days", "30 d"),
        (90_061, "1 day 1 hour 1 minute 1 second", "1 d 1 h"),
    ],
)
def test_spans_are_told_in_units_that_people_use(seconds: int, words: str, short: str) -> None:
    assert (span_in_words(seconds), span_in_short(seconds)) == (words, short)


@given(st.integers(min_value=0, max_value=10**10))
def test_a_span_in_words_loses_nothing(seconds: int) -> None:
    sizes = {"day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
    words = span_in_words(seconds).split()
    pairs = zip(words[::2], words[1::2], strict=True)
    assert sum(int(count) * sizes[unit.rstrip("s")] for count, unit in pairs) == seconds


def test_a_trailing_slash_is_never_lost() -> None:
    assert short_identifier("https://a.example/") == "a.example/"
    assert short_identifier("urn:api") == "urn:api"
