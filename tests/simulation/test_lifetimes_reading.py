from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mrrt_studio.scenario.times import seconds_of
from mrrt_studio.simulation.lifetimes import Lifetime, Lifetimes
from mrrt_studio.simulation.lifetimes_reading import lifetimes
from mrrt_studio.simulation.state_view import token_status
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.reach_samples import ADA, MESSAGES, PHONE, REPORTS, api, client, exchange, login, tenant

START = seconds_of("2026-01-01T09:00:00Z")
DAY = 86_400
ROTATING = {"rotation_type": "rotating", "expiration_type": "expiring", "leeway": 30}


def apps(**settings: Any) -> list[dict[str, Any]]:
    return [client(refresh_token={**ROTATING, **settings})]


def read(*steps: dict[str, Any], **more: Any) -> Lifetimes:
    return lifetimes(simulate(tenant(steps=list(steps), **more)))


def one(found: Lifetimes, kind: str, step_id: str) -> Lifetime:
    return next(item for item in found.lifetimes if (item.kind, item.step_id) == (kind, step_id))


def wait(seconds: int, step_id: str = "w") -> dict[str, Any]:
    return {"id": step_id, "type": "wait", "duration": f"PT{seconds}S"}


def test_a_login_makes_a_session_and_three_tokens() -> None:
    found = read(login(), clients=apps(token_lifetime=30 * DAY, idle_token_lifetime=7 * DAY))
    assert [item.kind for item in found.lifetimes] == ["session", "refresh", "access", "id"]
    refresh = one(found, "refresh", "login")
    assert (refresh.name, refresh.absolute_end, refresh.idle_end) == (
        "RT 1",
        START + 30 * DAY,
        START + 7 * DAY,
    )
    assert one(found, "access", "login").group == refresh.group
    assert one(found, "access", "login").audience == MESSAGES
    assert one(found, "session", "login").group.startswith("session ")


def test_rotation_ends_a_token_and_opens_its_leeway() -> None:
    found = read(login(), wait(100), exchange(), clients=apps())
    rotated = one(found, "refresh", "login")
    assert rotated.ended is not None
    assert (rotated.ended.cause, rotated.ended.at, rotated.ended.step_id) == ("rotated", START + 100, "x")
    assert rotated.leeway == ("x", START + 100, START + 131)
    assert one(found, "refresh", "x").ended is None


def test_a_further_rotation_or_a_revocation_closes_the_leeway() -> None:
    second = exchange(id="y")
    found = read(login(), exchange(), wait(10), second, clients=apps())
    assert one(found, "refresh", "login").leeway == ("x", START, START + 10)
    revoke = {"id": "r", "type": "revoke", "user": ADA}
    found = read(login(), exchange(), wait(10), revoke, clients=apps())
    assert one(found, "refresh", "login").leeway == ("x", START, START + 10)
    ended = one(found, "refresh", "x").ended
    assert ended is not None
    assert (ended.cause, ended.step_id) == ("revoked", "r")
    assert ended.told == "all refresh tokens of the user were revoked"


def test_an_exchange_moves_the_idle_end_of_a_token_that_does_not_rotate() -> None:
    settings = apps(rotation_type="non-rotating", token_lifetime=9 * DAY, idle_token_lifetime=DAY)
    refused = exchange(id="refused", client_secret="wrong")
    found = read(login(), wait(60), exchange(), refused, clients=settings)
    refresh = one(found, "refresh", "login")
    assert refresh.moves == (("x", START + 60, START + 60 + DAY),)
    assert refresh.idle_end == START + 60 + DAY


def test_the_clock_ends_what_nobody_uses() -> None:
    settings = apps(token_lifetime=9 * DAY, idle_token_lifetime=DAY)
    found = read(login(), wait(DAY), clients=settings)
    ended = one(found, "refresh", "login").ended
    assert ended == ("idle", START + DAY, "", "")
    assert one(found, "id", "login").ended == ("expired", START + 36_000, "", "")
    assert one(found, "session", "login").ended is None


def test_a_session_ends_with_logout_or_gives_way_to_a_new_authentication() -> None:
    out = {"id": "out", "type": "logout", "user": ADA}
    ended = one(read(login(), wait(5), out), "session", "login").ended
    assert ended == ("logout", START + 5, "out", "")
    again = login(id="again", prompt="login")
    found = read(login(), wait(5), again)
    assert one(found, "session", "login").ended == ("replaced", START + 5, "again", "")
    assert one(found, "session", "again").ended is None


def test_a_second_login_moves_the_idle_end_of_the_session() -> None:
    found = read(login(), wait(5), login(id="again"))
    moves = one(found, "session", "login").moves
    assert [(move.step_id, move.at) for move in moves] == [("again", START + 5)]


def test_an_online_token_ends_with_its_session() -> None:
    apis = [api(MESSAGES, "read", allow_online_access=True)]
    hours = {"session_lifetime": 48, "idle_session_lifetime": 24}
    online = login(scope="openid online_access")
    found = read(online, resource_servers=apis, tenant=hours)
    refresh = one(found, "refresh", "login")
    assert (refresh.planned_end, refresh.planned_cause) == (START + DAY, "session")
    out = {"id": "out", "type": "logout", "user": ADA}
    ended = one(read(online, out, resource_servers=apis, tenant=hours), "refresh", "login").ended
    assert ended is not None
    assert (ended.cause, ended.step_id) == ("logout", "out")
    gone = one(
        read(online, wait(9), login(id="new", prompt="login"), resource_servers=apis), "refresh", "login"
    )
    assert gone.ended is not None
    assert (gone.ended.cause, gone.ended.at) == ("session", START + 9)


def test_a_failed_exchange_may_use_a_token_up() -> None:
    assumed = {"failed-exchange-consumes-token": "yes", "unlisted-audience": "error"}
    found = read(login(), wait(7), exchange(REPORTS), clients=apps(), assumptions=assumed)
    refresh = one(found, "refresh", "login")
    assert refresh.ended == ("consumed", START + 7, "x", "")
    assert refresh.leeway is None


def test_a_deleted_application_takes_its_tokens_along() -> None:
    deleted = {"id": "d", "type": "configure", "method": "DELETE", "path": f"clients/{PHONE}"}
    ended = one(read(login(), wait(3), deleted, wait(4, "w2")), "refresh", "login").ended
    assert ended is not None
    assert (ended.at, ended.step_id) == (START + 3, "d")


def test_only_the_first_steps_count() -> None:
    timeline = simulate(tenant(steps=[login(), wait(100), exchange()], clients=apps()))
    assert lifetimes(timeline, 0) == Lifetimes(START, START, ())
    found = lifetimes(timeline, 1)
    assert (found.now, one(found, "refresh", "login").ended) == (START, None)
    assert lifetimes(timeline).now == START + 100


STEPS = st.lists(
    st.sampled_from(
        [
            login(id=None),
            login(id=None, prompt="login", scope="openid online_access"),
            exchange(id=None),
            exchange(id=None, refresh_token="first"),
            wait(20, ""),
            wait(5_000, ""),
            {"type": "logout", "user": ADA},
            {"type": "revoke", "user": ADA},
        ]
    ),
    max_size=9,
)


@settings(max_examples=40)
@given(STEPS, st.booleans())
def test_what_lives_is_what_the_server_accepts(steps: list[dict[str, Any]], rotating: bool) -> None:
    kind = "rotating" if rotating else "non-rotating"
    clean = [{key: value for key, value in step.items() if value} for step in steps]
    scenario = tenant(
        steps=[login(id="first"), *clean],
        clients=apps(rotation_type=kind, token_lifetime=9_000, idle_token_lifetime=6_000),
        resource_servers=[api(MESSAGES, "read", allow_online_access=True)],
        tenant={"idle_session_lifetime": 2},
    )
    timeline = simulate(scenario)
    found = lifetimes(timeline)
    state = timeline.end.state
    for item in found.lifetimes:
        if item.kind == "refresh":
            token = state.refresh_tokens[item.key.removeprefix("refresh ")]
            assert item.is_alive(found.now) == token_status(state, token).usable, item
    alive = {item.key for item in found.lifetimes if item.kind == "session" and item.is_alive(found.now)}
    assert alive == {f"session {one.id}" for one in state.sessions.values() if one.is_alive(state.now)}


@settings(max_examples=30)
@given(STEPS, st.booleans())
def test_what_dies_next_dies_exactly_then(steps: list[dict[str, Any]], rotating: bool) -> None:
    kind = "rotating" if rotating else "non-rotating"
    clean = [{key: value for key, value in step.items() if value} for step in steps]
    played = [login(id="first"), *clean]
    more = {
        "clients": apps(rotation_type=kind, token_lifetime=9_000, idle_token_lifetime=6_000),
        "resource_servers": [api(MESSAGES, "read", allow_online_access=True)],
    }
    found = read(*played, **more)
    expiry = found.next_expiries()[0] if found.next_expiries() else None
    if expiry is None:
        return
    for early, alive in ((1, True), (0, False)):
        later = read(*played, wait(expiry.at - found.now - early, "last"), **more)
        same = next(item for item in later.lifetimes if item.key == expiry.lifetime.key)
        assert same.is_alive(later.now) == alive
