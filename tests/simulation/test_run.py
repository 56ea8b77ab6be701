from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.run import Run, World, exchange_request
from mrrt_studio.simulation.timeline import Timeline, simulate

_LOGIN = {"type": "login", "client": "app", "user": "ada", "scope": "openid offline_access"}


def timeline(*steps: dict[str, Any], rotating: bool = True, **scenario: Any) -> Timeline:
    kind = {"rotation_type": "rotating", "expiration_type": "expiring"}
    settings = kind if rotating else {}
    clients = [
        {"client_id": name, "app_type": "native", "refresh_token": settings} for name in ("app", "other")
    ]
    users = [{"user_id": "ada"}]
    return simulate(
        Scenario.model_validate({"clients": clients, "users": users, "steps": list(steps), **scenario})
    )


def status(played: Timeline, step_id: str) -> int | None:
    outcome = played.by_id[step_id].outcome
    return outcome.response.status if outcome and outcome.response else None


def test_the_default_is_the_newest_refresh_token_of_the_whole_run() -> None:
    played = timeline(
        {"id": "one", **_LOGIN}, {"id": "two", **_LOGIN, "client": "other"}, {"id": "x", "type": "exchange"}
    )
    outcome = played.by_id["x"].outcome
    assert outcome
    assert outcome.request
    assert outcome.request.body["client_id"] == "other"


def test_a_named_client_means_its_own_newest_refresh_token() -> None:
    played = timeline(
        {"id": "one", **_LOGIN},
        {"id": "two", **_LOGIN, "client": "other"},
        {"id": "x", "type": "exchange", "client": "app"},
    )
    assert status(played, "x") == 200


def test_a_step_that_returned_no_token_stands_for_one_that_nobody_knows() -> None:
    played = timeline(
        {"id": "bare", **_LOGIN, "client": "other", "scope": "openid"},
        {"id": "x", "type": "exchange", "refresh_token": "bare"},
    )
    outcome = played.by_id["x"].outcome
    assert outcome
    assert outcome.request
    assert outcome.refused
    assert outcome.request.body["client_id"] == "other"
    assert outcome.refused.rule == "refresh-token-known"


def test_an_exchange_that_returned_none_is_no_token_either() -> None:
    played = timeline(
        {"id": "login", **_LOGIN},
        {"id": "x1", "type": "exchange"},
        {"id": "x2", "type": "exchange", "refresh_token": "x1"},
        rotating=False,
    )
    assert (status(played, "x1"), status(played, "x2")) == (200, 403)


def test_without_any_token_the_first_application_asks() -> None:
    played = timeline({"id": "x", "type": "exchange"})
    outcome = played.by_id["x"].outcome
    assert outcome
    assert outcome.request
    assert outcome.request.body["client_id"] == "app"


def test_a_tenant_without_applications_is_no_reason_to_fail() -> None:
    scenario = Scenario.model_validate({"steps": [{"id": "x", "type": "exchange"}]})
    assert status(simulate(scenario), "x") == 401


@pytest.mark.parametrize(
    ("wait", "at"),
    [
        ({"seconds": 90}, "2026-01-01T09:01:30Z"),
        ({"duration": "P1DT1H"}, "2026-01-02T10:00:00Z"),
        ({"until": "2026-02-01T00:00:00+01:00"}, "2026-01-31T23:00:00Z"),
        ({"until": "2025-01-01T00:00:00Z"}, "2026-01-01T09:00:00Z"),
        ({"seconds": 2**62}, "9999-12-31T23:59:59Z"),
    ],
)
def test_waiting_moves_the_clock_forward_only(wait: dict[str, Any], at: str) -> None:
    played = timeline({"id": "w", "type": "wait", **wait}, {"id": "after", "type": "wait", "seconds": 0})
    assert played.by_id["after"].at_text == at


def test_prompt_none_is_a_silent_login() -> None:
    played = timeline({"id": "x", **_LOGIN, "prompt": "none"})
    outcome = played.by_id["x"].outcome
    assert outcome
    assert outcome.response
    assert outcome.response.body["error"] == "login_required"


def test_overrides_win_over_the_scenario() -> None:
    scenario = Scenario.model_validate({"assumptions": {"empty-scope": "error"}})
    assert World.of(scenario).choices["empty-scope"] == "error"
    assert World.of(scenario, {"empty-scope": "token-without-scope"}).choices["empty-scope"] != "error"


def test_the_unknown_token_depends_on_the_reference_alone() -> None:
    played = timeline({"id": "a", "type": "exchange"}, {"id": "b", "type": "exchange"})
    run = Run.begin(played.world)
    step = played.steps[0].step
    assert step.type == "exchange"
    assert exchange_request(run, step, "a") == exchange_request(run, step, "a")
    assert exchange_request(run, step, "a") != exchange_request(run, step, "b")
