from __future__ import annotations

import pytest

from mrrt_studio.engine.state import RefreshToken, UserSession
from tests.builders import ADA, NOW, PHONE, grant, opened, state


def token(**ends: int | None) -> RefreshToken:
    fields = {"expires_at": None, "idle_expires_at": None, **ends}
    return RefreshToken("v", "f", 1, grant(), rotating=False, issued_at=NOW, **fields)


def session(session_id: str = "s", **ends: int) -> UserSession:
    fields = {"expires_at": NOW + 60, "idle_expires_at": NOW + 60, **ends}
    return UserSession(session_id, ADA, NOW, idle_lifetime=60, **fields)


@pytest.mark.parametrize(
    ("ends", "is_expired"),
    [
        ({}, False),
        ({"expires_at": NOW + 1}, False),
        ({"expires_at": NOW}, True),
        ({"idle_expires_at": NOW + 1}, False),
        ({"idle_expires_at": NOW}, True),
        ({"expires_at": NOW + 1, "idle_expires_at": NOW}, True),
    ],
)
def test_a_token_is_expired_at_its_end(ends: dict[str, int | None], is_expired: bool) -> None:
    assert token(**ends).is_expired(NOW) is is_expired
    assert token().holder == (ADA, PHONE)


@pytest.mark.parametrize(
    ("ends", "alive"), [({}, True), ({"expires_at": NOW}, False), ({"idle_expires_at": NOW}, False)]
)
def test_a_session_is_over_at_its_end(ends: dict[str, int], alive: bool) -> None:
    found = state().changed(sessions=state().sessions.insert(ADA, session(**ends)))
    assert (found.session(ADA) is not None) is alive


@pytest.mark.parametrize(
    ("current", "usable"),
    [(session(), True), (session("another"), False), (session(idle_expires_at=NOW), False), (None, False)],
)
def test_an_online_token_is_usable_with_its_own_session_only(
    current: UserSession | None, usable: bool
) -> None:
    issued = opened(state(), held=grant(online=True, session_id="s"))
    sessions = issued.state.sessions if current is None else issued.state.sessions.insert(ADA, current)
    found = issued.state.changed(sessions=sessions)
    assert found.is_usable(issued.token) is usable
    assert [held.value for held in found.all_current()] == ([issued.token.value] if usable else [])


def test_what_is_current_is_listed_oldest_first() -> None:
    first = opened(state(), "a")
    second = opened(first.state, "b")
    assert second.state.current((ADA, PHONE)) == (first.token, second.token)
    assert second.state.current((ADA, "other")) == ()


def test_a_change_leaves_the_state_before_as_it_was() -> None:
    before = state()
    opened(before)
    assert list(before.all_current()) == []
    assert before.changed(now=NOW + 1).now == NOW + 1
