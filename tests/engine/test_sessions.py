from __future__ import annotations

from dataclasses import dataclass

import pytest

from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.sessions import close_session, open_session, session_lifetimes
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.tenant import Tenant
from tests.builders import ADA, NOW, configuration, state

HOUR = 3600


@dataclass(frozen=True)
class Browser:
    flow: str = "authorization_code"
    prompt: str | None = None


def entered(before: State, step: str = "a", **request: str) -> tuple[State, str | None]:
    return open_session(before, configuration().users[ADA], Browser(**request), Ids("seed", step))


@pytest.mark.parametrize(
    ("hours", "seconds"),
    [
        ({}, (168 * HOUR, 72 * HOUR)),
        ({"session_lifetime": 1.0, "idle_session_lifetime": 0.5}, (HOUR, HOUR // 2)),
        ({"session_lifetime": 3.0166666666666666}, (10860, 72 * HOUR)),
    ],
)
def test_lifetimes_are_given_in_hours(hours: dict[str, float], seconds: tuple[int, int]) -> None:
    assert session_lifetimes(Tenant(**hours)) == seconds


def test_no_number_of_hours_is_too_large() -> None:
    absolute, idle = session_lifetimes(Tenant(session_lifetime=1e308, idle_session_lifetime=-1e308))
    assert absolute == -idle > 9_999 * 366 * 24 * HOUR


def test_a_living_session_is_used_again_and_its_idle_end_moves() -> None:
    found, first = entered(state())
    found, again = entered(found.changed(now=NOW + HOUR), "b")
    session = found.session(ADA)
    assert session is not None
    assert (again, session.authenticated_at) == (first, NOW)
    assert session.idle_expires_at == NOW + 73 * HOUR


def test_the_idle_end_never_passes_the_absolute_one() -> None:
    found, _ = entered(state())
    found, _ = entered(found.changed(now=NOW + 70 * HOUR), "b")
    found, _ = entered(found.changed(now=NOW + 140 * HOUR), "c")
    session = found.session(ADA)
    assert session is not None
    assert session.idle_expires_at == session.expires_at == NOW + 168 * HOUR


@pytest.mark.parametrize(("waited", "prompt"), [(0, "login"), (72 * HOUR, None)])
def test_a_new_session_opens_when_asked_for_or_when_the_old_one_is_over(
    waited: int, prompt: str | None
) -> None:
    found, first = entered(state())
    request = {} if prompt is None else {"prompt": prompt}
    found, second = entered(found.changed(now=NOW + waited), "b", **request)
    assert first != second
    assert found.sessions[ADA].id == second


def test_a_password_grant_opens_no_session() -> None:
    found, session_id = entered(state(), flow="password")
    assert (session_id, found.session(ADA)) == (None, None)


def test_closing_what_is_not_open_changes_nothing() -> None:
    before = state()
    assert close_session(before, ADA) is before
    assert close_session(entered(before)[0], ADA).session(ADA) is None
