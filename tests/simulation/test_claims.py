from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.engine.context import DEMO_KEY_ID
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.times import seconds_of
from mrrt_studio.simulation.claims import (
    Fact,
    Reading,
    claim_facts,
    expiry_text,
    header_facts,
    moment_text,
    past_text,
    span_text,
)

NOW = seconds_of("2026-01-01T09:00:00Z")
SCENARIO = Scenario.model_validate(
    {
        "clients": [{"client_id": "app1", "name": "Phone app"}],
        "resource_servers": [{"identifier": "https://api.example.com", "name": "Messages"}],
        "users": [{"user_id": "auth0|ada", "name": "Ada"}],
        "organizations": [{"id": "org_1", "name": "acme", "display_name": "Acme"}],
    }
)
READING = Reading(Configuration.of(SCENARIO), NOW)


def fact(name: str, value: Any) -> Fact:
    return claim_facts({name: value}, READING)[0]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (60, "1 min"),
        (3_599, "59 min 59 s"),
        (86_399, "23 h 59 min"),
        (86_400, "1 d"),
        (86_400 + 59, "1 d"),
        (2_592_000, "30 d"),
        (-90, "1 min 30 s"),
    ],
)
def test_a_length_of_time_is_told_in_its_two_largest_units(seconds: int, text: str) -> None:
    assert span_text(seconds) == text


def test_a_time_is_told_for_people_in_every_locale() -> None:
    assert moment_text(NOW + 86_400) == "2 Jan 2026 09:00:00 UTC"


@pytest.mark.parametrize(
    ("offset", "text"),
    [
        (86_399, "expires in 23 h 59 min, 2 Jan 2026 08:59:59 UTC"),
        (0, "expired just now, 1 Jan 2026 09:00:00 UTC"),
        (-300, "expired 5 min ago, 1 Jan 2026 08:55:00 UTC"),
    ],
)
def test_an_expiry_is_seen_from_the_virtual_clock(offset: int, text: str) -> None:
    assert expiry_text(NOW + offset, NOW) == text


def test_the_past_is_seen_from_the_virtual_clock() -> None:
    assert past_text("issued", NOW - 300, NOW) == "issued 5 min ago, 1 Jan 2026 08:55:00 UTC"
    assert past_text("issued", NOW, NOW).startswith("issued just now")
    assert past_text("issued", NOW + 60, NOW).startswith("issued 1 min from now")


@given(st.integers())
def test_no_time_is_too_large_for_a_sentence(seconds: int) -> None:
    assert expiry_text(seconds, NOW)


def test_names_of_the_tenant_stand_beside_its_ids() -> None:
    assert fact("sub", "auth0|ada").meaning == "whom it is about: Ada"
    assert fact("sub", "app1@clients").meaning == "whom it is about: Phone app itself"
    assert fact("sub", "nobody").meaning == "whom it is about"
    assert fact("azp", "app1").meaning == "which application asked for it: Phone app"
    assert fact("org_id", "org_1").meaning == "the organization of the login: Acme"
    assert fact("iss", "https://example.auth0.com/").meaning == "who issued it: the tenant"
    assert "another issuer" in fact("iss", "https://other.example.com/").meaning


def test_an_audience_list_is_told_one_by_one() -> None:
    both = fact("aud", ["https://api.example.com", "https://example.auth0.com/userinfo"])
    assert both.value.splitlines() == ["https://api.example.com", "https://example.auth0.com/userinfo"]
    assert both.meaning == "whom it is for: Messages and the userinfo endpoint"
    assert fact("aud", "app1").meaning == "whom it is for: Phone app"


def test_scopes_and_permissions_come_one_by_one() -> None:
    assert fact("scope", "openid read:a").items == ("openid", "read:a")
    assert fact("permissions", ["read:a", "write:a"]).items == ("read:a", "write:a")
    assert fact("scope", "").items == ()


def test_times_are_told_in_words_and_left_as_they_are() -> None:
    expiry = fact("exp", NOW + 86_400)
    assert expiry.value == str(NOW + 86_400)
    assert expiry.meaning == "expires in 1 d, 2 Jan 2026 09:00:00 UTC"
    assert fact("exp", "soon").meaning == ""
    assert fact("exp", True).meaning == ""


def test_a_claim_of_the_tenants_own_is_told_apart_from_one_that_nobody_knows() -> None:
    assert "tenant's own" in fact("https://example.com/role", "admin").meaning
    assert fact("colour", "red") == Fact("colour", "red")


def test_structured_values_are_shown_as_json() -> None:
    assert fact("address", {"country": "Österreich"}).value == '{"country": "Österreich"}'
    assert fact("email_verified", False).value == "false"


def test_the_header_says_that_the_key_is_a_demo_key() -> None:
    facts = header_facts({"alg": "RS256", "typ": "at+jwt", "kid": DEMO_KEY_ID, "x": 1})
    assert [shown.name for shown in facts] == ["alg", "typ", "kid", "x"]
    assert "demo key" in facts[2].meaning
    assert "RFC 9068" in facts[1].meaning
    assert facts[3].meaning == ""


@given(
    st.dictionaries(
        st.sampled_from(["iss", "sub", "aud", "scope", "exp", "gty", "org_id", "x"]),
        st.none() | st.integers() | st.text() | st.lists(st.integers() | st.text()),
    )
)
def test_whatever_an_action_sets_is_shown(claims: dict[str, Any]) -> None:
    assert [shown.name for shown in claim_facts(claims, READING)] == list(claims)
