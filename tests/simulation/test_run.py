from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.steps import ExchangeStep
from mrrt_studio.simulation.run import Run, World, choices_of, exchange_request, play
from tests.builders import (
    ADA,
    BILLING,
    MESSAGES,
    NOW,
    PHONE,
    ROTATING,
    Json,
    body,
    client,
    exchange,
    last,
    last_played,
    login,
    outcome,
    run,
    scenario,
)

WEB = client(client_id="web", app_type="native", kind=ROTATING)
BOTH = {"clients": [client(kind=ROTATING), WEB]}


def asked(*steps: Json, **step: Any) -> tuple[str, str]:
    """Return who exchanges which token after some steps, both by the name of a step where there is one."""
    timeline = run(*steps, **BOTH)
    found = ExchangeStep.model_validate({"type": "exchange", **step})
    client_id, value = exchange_request(timeline.end, found, "now")
    names = {
        played.outcome.tokens.refresh_token.value: played.id
        for played in timeline.steps
        if played.outcome and played.outcome.tokens.refresh_token
    }
    return client_id, names.get(value, "unknown")


WEB_LOGIN = login(id="web-login", client="web")
REFUSED = login(id="refused", audience="https://nowhere")


@pytest.mark.parametrize(
    ("steps", "step", "expected"),
    [
        ((login(), WEB_LOGIN), {}, ("web", "web-login")),
        ((login(), WEB_LOGIN), {"client": PHONE}, (PHONE, "login")),
        ((login(), WEB_LOGIN), {"refresh_token": "login"}, (PHONE, "login")),
        ((login(), WEB_LOGIN), {"refresh_token": "login", "client": "web"}, ("web", "login")),
        ((login(), exchange(), WEB_LOGIN), {"client": PHONE}, (PHONE, "x1")),
        ((WEB_LOGIN, REFUSED), {"refresh_token": "refused"}, (PHONE, "unknown")),
        ((WEB_LOGIN, {**REFUSED, "client": "web"}), {"refresh_token": "refused"}, ("web", "unknown")),
        ((WEB_LOGIN,), {"client": PHONE}, (PHONE, "unknown")),
        ((), {}, (PHONE, "unknown")),
        ((), {"refresh_token": "later"}, (PHONE, "unknown")),
        (
            (WEB_LOGIN, exchange(refresh_token="web-login", scope="x", client_secret="no")),
            {"refresh_token": "x1"},
            ("web", "unknown"),
        ),
    ],
)
def test_a_token_is_named_by_its_step_or_is_the_newest(
    steps: tuple[Json, ...], step: Json, expected: tuple[str, str]
) -> None:
    assert asked(*steps, **step) == expected


def test_without_any_application_the_answer_is_the_servers() -> None:
    found = last({"id": "x1", "type": "exchange"}, clients=[])
    assert found.response is not None
    assert found.response.status == 401


@pytest.mark.parametrize(
    ("step", "now", "noted"),
    [
        ({"seconds": 90}, NOW + 90, False),
        ({"duration": "P1DT1M"}, NOW + 86_460, False),
        ({"until": "2026-01-01T10:00:00Z"}, NOW + 3600, False),
        ({"until": "2026-01-01T11:00:00+02:00"}, NOW, False),
        ({"until": "2025-01-01T00:00:00Z"}, NOW, True),
        ({"seconds": 0}, NOW, False),
        ({"seconds": 10**15}, NOW + 10**15, False),
    ],
)
def test_waiting_moves_the_clock_and_never_back(step: Json, now: int, noted: bool) -> None:
    played = last_played({"id": "w", "type": "wait", **step})
    assert played.state.now == now
    assert played.outcome is not None
    assert (played.outcome.response, bool(played.outcome.notes)) == (None, noted)


@pytest.mark.parametrize(
    ("flow", "log"),
    [("authorization_code", "fsa"), ("password", "sepft"), ("device_code", "sede")],
)
def test_prompt_none_is_silent_in_a_browser_alone(flow: str, log: str) -> None:
    assert [entry.type for entry in last(login(flow=flow, prompt="none")).logs] == [log]


@pytest.mark.parametrize(
    ("step", "status"),
    [
        ({"type": "call_api", "access_token": "login", "requires": "read:messages"}, 200),
        ({"type": "call_api", "access_token": "login", "api": BILLING}, 401),
        ({"type": "call_api", "access_token": "refused"}, 401),
        ({"type": "call_api", "api": MESSAGES}, 401),
        ({"type": "userinfo", "access_token": "login"}, 200),
        ({"type": "userinfo", "access_token": "refused"}, 401),
        ({"type": "client_credentials", "client": PHONE, "audience": MESSAGES}, 403),
        ({"type": "silent_login", "client": PHONE, "user": ADA}, 200),
        ({"type": "revoke", "refresh_token": "login"}, 200),
        ({"type": "revoke", "refresh_token": "refused"}, 200),
        ({"type": "revoke", "user": ADA}, 202),
        ({"type": "revoke", "grant": {"user": ADA, "client": PHONE}}, 204),
        ({"type": "logout", "user": ADA}, 302),
        ({"type": "configure", "method": "DELETE", "path": f"users/{ADA}"}, 204),
    ],
)
def test_every_kind_of_step_becomes_its_request(step: Json, status: int) -> None:
    found = last(login(), REFUSED, {"id": "step", **step})
    assert found.response is not None
    assert found.response.status == status


def test_a_step_remembers_what_it_returned() -> None:
    timeline = run(login(), exchange(), exchange(id="x2", refresh_token="x1"), **BOTH)
    end = timeline.end
    assert set(end.returned.keys()) == {"login", "x1", "x2"}
    assert end.newest is outcome(timeline, "x2").tokens.refresh_token
    assert end.newest_of[PHONE] is end.newest


@pytest.mark.parametrize(
    ("chosen", "override", "value"),
    [
        ({}, None, "no"),
        ({"reuse-revokes-grant": "yes"}, None, "yes"),
        ({"reuse-revokes-grant": "yes"}, "no", "no"),
    ],
)
def test_a_run_overrides_the_scenario_and_that_the_default(
    chosen: dict[str, str], override: str | None, value: str
) -> None:
    overrides = None if override is None else {"reuse-revokes-grant": override}
    assert choices_of(scenario(assumptions=chosen), overrides)["reuse-revokes-grant"] == value


def test_a_token_that_nobody_issued_depends_on_the_reference_alone() -> None:
    begin, step = Run.begin(World.of(scenario())), ExchangeStep(type="exchange")
    assert exchange_request(begin, step, "a") == exchange_request(begin, step, "a")
    assert exchange_request(begin, step, "a") != exchange_request(begin, step, "b")


def test_a_run_begins_with_the_scenarios_clock_and_seed() -> None:
    world = World.of(scenario(start="2026-05-01T00:00:00Z", seed="s"))
    assert (Run.begin(world).state.now, world.seed) == (1_777_593_600, "s")


def test_the_origin_of_a_request_reaches_its_context() -> None:
    step = scenario(login(request={"ip": "192.0.2.1"})).steps[0]
    found = Run.begin(World.of(scenario())).context("login", step)
    assert found.origin is not None
    assert found.origin.ip == "192.0.2.1"
    after, played = play(Run.begin(World.of(scenario())), "login", step)
    assert body(played)["token_type"] == "Bearer"
    assert "login" in after.returned
