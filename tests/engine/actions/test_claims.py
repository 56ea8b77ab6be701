from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.claims import LARGEST, RESTRICTED
from tests.builders import authorization
from tests.engine.actions.playing import carried_out, effects, ignored, occasion, rules_of

MANAGEMENT = "https://example.auth0.com/api/v2/"


@pytest.mark.parametrize("name", sorted(RESTRICTED))
@pytest.mark.parametrize("token", ["accessToken", "idToken"])
def test_a_restricted_name_is_dropped_and_told(name: str, token: str) -> None:
    found, _ = carried_out((f"{token}.setCustomClaim", name, "x"))
    assert (found.access_claims, found.id_claims) == ({}, {})
    assert rules_of(found) == ["claim-restricted"]


@pytest.mark.parametrize(
    "name",
    [
        "https://auth0.com/x",
        "https://a.auth0.com/x",
        "http://webtask.io",
        "https://b.webtask.run/",
        "urn:auth0:x",
    ],
)
def test_a_namespace_of_auth0_is_dropped(name: str) -> None:
    assert "namespace" in ignored("accessToken.setCustomClaim", name, 1)


@pytest.mark.parametrize(
    "name", ["plain", "email", "https://notauth0.com/x", "https://auth0.com.example/x", "http://[x", "urn:x"]
)
def test_any_other_name_is_taken(name: str) -> None:
    assert effects(("accessToken.setCustomClaim", name, {"a": [1]})).access_claims == {name: {"a": [1]}}


def test_tokens_for_auth0s_own_apis_take_namespaced_names_alone() -> None:
    at = occasion(authorization=authorization(audience=MANAGEMENT))
    assert "namespace" in ignored("accessToken.setCustomClaim", "plain", 1, at=at)
    assert effects(("accessToken.setCustomClaim", "https://x.example/y", 1), at=at).access_claims


def test_the_claim_that_is_too_large_is_dropped_and_no_other() -> None:
    large = ("accessToken.setCustomClaim", "large", "ä" * (LARGEST // 2))
    found, _ = carried_out(
        ("accessToken.setCustomClaim", "a", 1), large, ("accessToken.setCustomClaim", "b", 2)
    )
    assert found.access_claims == {"a": 1, "b": 2}
    assert rules_of(found) == ["claims-too-large"]


def test_the_later_value_wins_and_a_missing_one_is_null() -> None:
    calls = (("idToken.setCustomClaim", "a", 1), ("idToken.setCustomClaim", "a"))
    assert effects(*calls).id_claims == {"a": None}


@pytest.mark.parametrize("name", [None, "", 3, ["a"]])
def test_a_claim_needs_a_name(name: object) -> None:
    assert ignored("accessToken.setCustomClaim", name, 1) == "the claim has no name"


def test_a_token_for_userinfo_alone_carries_no_claims() -> None:
    at = occasion(authorization=authorization(audience=None, api=None))
    assert "userinfo" in ignored("accessToken.setCustomClaim", "a", 1, at=at)
