from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.engine.state import UserSession
from tests.builders import ADA, NOW
from tests.engine.actions.playing import effects, exchanging, ignored, occasion

SESSION = UserSession("s", ADA, NOW, NOW + 7200, NOW + 3600, 3600)


def with_session() -> Occasion:
    return occasion(session=SESSION)


@pytest.mark.parametrize("what", ["setExpiresAt", "setIdleExpiresAt"])
def test_the_earliest_end_wins(what: str) -> None:
    calls = [(f"refreshToken.{what}", (NOW + more) * 1000) for more in (30, 10, 20)]
    found = effects(*calls)
    assert (found.token_end, found.token_idle_end) == (
        (NOW + 10, None) if what == "setExpiresAt" else (None, NOW + 10)
    )
    found = effects(*((f"session.{what}", end) for _, end in calls), at=with_session())
    assert NOW + 10 in (found.session_end, found.session_idle_end)


@pytest.mark.parametrize("thing", ["refreshToken", "session"])
def test_metadata_is_set_deleted_and_evicted(thing: str) -> None:
    at = with_session()
    field = "token_metadata" if thing == "refreshToken" else "session_metadata"
    calls = [(f"{thing}.setMetadata", "a", "1"), (f"{thing}.setMetadata", "b", "2")]
    assert getattr(effects(*calls, at=at), field) == {"a": "1", "b": "2"}
    assert getattr(effects(*calls, (f"{thing}.deleteMetadata", "a"), at=at), field) == {"b": "2"}
    assert getattr(effects(*calls, (f"{thing}.evictMetadata",), at=at), field) == {}


@pytest.mark.parametrize(("thing", "name"), [("refreshToken", "refresh token"), ("session", "session")])
def test_metadata_outside_the_limits_fails_the_action(thing: str, name: str) -> None:
    denial = effects((f"{thing}.setMetadata", "no spaces", "x"), at=with_session()).denial
    assert denial is not None
    assert denial.description.startswith(f"Failed to set {name} metadata: Invalid metadata: ")


def test_where_no_refresh_token_stands_behind_the_answer_it_has_no_end() -> None:
    at = occasion(gives_refresh_token=False)
    for method in ("setExpiresAt", "setIdleExpiresAt", "setMetadata", "deleteMetadata", "evictMetadata"):
        assert "no refresh token" in ignored(f"refreshToken.{method}", 1, at=at)


def test_where_no_session_lives_it_has_no_end() -> None:
    for method in ("setExpiresAt", "setIdleExpiresAt", "setMetadata", "deleteMetadata", "evictMetadata"):
        assert "no session" in ignored(f"session.{method}", 1)
    assert "cookies" in ignored("session.setCookieMode", "persistent")


def test_claims_of_an_id_token_need_one_and_leave_the_profile_alone() -> None:
    silent = occasion(gives_id_token=False, authorization=occasion().authorization._replace(scopes=()))
    assert "openid" in ignored("idToken.setCustomClaim", "a", 1, at=silent)
    assert effects(("idToken.setCustomClaim", "a", 1)).id_claims == {"a": 1}


def test_metadata_of_the_exchanged_token_is_what_changes_start_from() -> None:
    token = exchanging().token
    assert token is not None
    kept = token._replace(metadata=token.metadata.insert("a", "1"))
    found = effects(("refreshToken.setMetadata", "b", "2"), at=exchanging(token=kept))
    assert found.token_metadata == {"a": "1", "b": "2"}
