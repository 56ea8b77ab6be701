from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.simulation.step_arrows import (
    ADMIN,
    AUTH0,
    USER,
    Arrow,
    Lane,
    arrows_of,
    lane_name,
    lanes_of,
    ordered_lanes,
)
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.story_samples import BILLING, LOGIN, MESSAGES, PHONE, REPORTS, scenario, story

APP = Lane("client", PHONE)


def last_arrows(*steps: dict[str, Any]) -> tuple[Arrow, ...]:
    played = simulate(scenario(*steps)).steps
    return arrows_of(played[-1], refresh_token_names(played))


def test_a_login_goes_from_the_user_through_the_application_to_auth0_and_back() -> None:
    assert last_arrows(LOGIN) == (
        Arrow(USER, APP, "opens", 0),
        Arrow(APP, AUTH0, "authorize", 0),
        Arrow(AUTH0, APP, "200 · AT, ID token, RT 1", 1, reply=True),
    )


def test_a_login_by_password_shows_that_the_application_sees_the_password() -> None:
    entered, asked, _ = last_arrows({**LOGIN, "flow": "password"})
    assert (entered.label, asked.label) == ("user name and password", "token")


def test_an_exchange_tells_what_it_asks_for_and_what_came_back() -> None:
    asked, answered = last_arrows(LOGIN, {"type": "exchange", "audience": BILLING, "scope": "read:billing"})
    assert (asked.label, answered.label) == ("token · Billing · read:billing", "200 · AT, RT 2")
    assert (asked.emphasis, answered.emphasis) == ("", "")


def test_a_token_for_another_api_is_emphasised_both_ways() -> None:
    asked, answered = last_arrows(LOGIN, {"type": "exchange", "audience": REPORTS})
    assert asked == Arrow(APP, AUTH0, "token · Reports", 0, emphasis="surprise")
    assert answered.label == "200 · AT for another API"
    assert answered.emphasis == "surprise"


def test_a_refusal_is_told_with_its_error_and_emphasised_in_the_answer_alone() -> None:
    asked, answered = last_arrows(LOGIN, {"type": "exchange", "refresh_token": "gone"})
    assert (asked.emphasis, answered.emphasis) == ("", "refused")
    assert answered.label == "403 invalid_grant"


@pytest.mark.parametrize(
    ("step", "source", "target", "label"),
    [
        ({"type": "call_api", "access_token": "login"}, APP, Lane("api", MESSAGES), "GET / · AT of login"),
        (
            {"type": "call_api", "api": REPORTS, "method": "PUT", "path": "/x"},
            APP,
            Lane("api", REPORTS),
            "PUT /x · no token",
        ),
        ({"type": "userinfo", "access_token": "login"}, APP, AUTH0, "GET /userinfo · AT of login"),
        (
            {"type": "silent_login", "client": PHONE, "user": "auth0|ada"},
            APP,
            AUTH0,
            "authorize · prompt=none",
        ),
        ({"type": "client_credentials", "client": PHONE, "audience": BILLING}, APP, AUTH0, "token · Billing"),
        ({"type": "revoke", "refresh_token": "login"}, APP, AUTH0, "revoke · RT 1"),
        ({"type": "revoke", "user": "auth0|ada"}, ADMIN, AUTH0, "DELETE refresh tokens"),
        (
            {"type": "revoke", "grant": {"user": "auth0|ada", "client": PHONE}},
            ADMIN,
            AUTH0,
            "DELETE grants",
        ),
        ({"type": "logout", "user": "auth0|ada"}, USER, AUTH0, "log out"),
        (
            {"type": "configure", "method": "DELETE", "path": f"clients/{PHONE}"},
            ADMIN,
            AUTH0,
            "DELETE clients · Phone app",
        ),
    ],
)
def test_a_step_is_a_request_and_an_answer(
    step: dict[str, Any], source: Lane, target: Lane, label: str
) -> None:
    asked, answered = last_arrows(LOGIN, step)
    assert (asked.source, asked.target, asked.label) == (source, target, label)
    assert (answered.source, answered.target, answered.reply) == (target, source, True)
    assert answered.row == asked.row + 1


@pytest.mark.parametrize("step", [{"type": "wait", "seconds": 1}, {"type": "exchange", "disabled": True}])
def test_waiting_and_disabled_steps_say_nothing(step: dict[str, Any]) -> None:
    assert last_arrows(LOGIN, step) == ()


def test_lanes_are_those_who_speak_and_the_apis_that_are_asked_for() -> None:
    played = simulate(story()).steps
    lanes = ordered_lanes(lane for step in played for lane in lanes_of(step))
    apis = [Lane("api", name) for name in (MESSAGES, BILLING, REPORTS)]
    assert lanes == (USER, APP, AUTH0, *apis)
    known = played[-1].state.configuration
    assert [lane_name(lane, known) for lane in lanes] == [
        "User",
        "Phone app",
        "Auth0",
        "Messages",
        "Billing",
        "Reports",
    ]


def test_an_administrator_has_a_lane_only_where_one_acts() -> None:
    played = simulate(scenario({"type": "revoke", "user": "auth0|ada"})).steps
    assert ordered_lanes(lanes_of(played[0])) == (ADMIN, USER, AUTH0)
    assert lane_name(ADMIN, played[0].state.configuration) == "Admin"


def test_without_steps_there_are_the_user_and_auth0() -> None:
    assert ordered_lanes(()) == (USER, AUTH0)
