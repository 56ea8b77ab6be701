from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import Expectation
from mrrt_studio.simulation.expectations import check_step
from mrrt_studio.simulation.expectations_written import (
    KEYS,
    expectation_of,
    expected_now,
    expected_scopes,
    updated,
    usual_keys,
    with_scope,
    without_scope,
)
from mrrt_studio.simulation.timeline import PlayedStep, simulate
from tests.builders import BILLING, MESSAGES, exchange, last_played, login
from tests.strategies import scenarios


@given(scenarios())
@settings(max_examples=25)
def test_what_is_written_down_holds_and_can_be_saved(found: Scenario) -> None:
    timeline = simulate(found)
    for keys in (None, KEYS):
        steps = [played.step.replace(expect=expectation_of(played, keys)) for played in timeline.steps]
        expecting_all = load(dump(found.replace(steps=tuple(steps))))
        for played in simulate(expecting_all).steps:
            assert all(check.passed for check in check_step(played))


@given(scenarios())
@settings(max_examples=25)
def test_one_click_makes_every_expectation_hold(found: Scenario) -> None:
    steps = [played.step.replace(expect=expected_now(played)) for played in simulate(found).steps]
    for played in simulate(found.replace(steps=tuple(steps))).steps:
        assert all(check.passed for check in check_step(played))


def expects(**more: Any) -> PlayedStep:
    return last_played(login(), exchange(audience=BILLING, expect=more or None))


def test_the_usual_is_the_answer_and_what_the_token_is_for() -> None:
    assert expectation_of(expects()).to_json() == {
        "status": 200,
        "audience": MESSAGES,
        "audience_rule": "audience-not-in-policy",
        "scope": "openid profile offline_access read:messages",
        "refresh_token": "none",
    }


def test_a_refusal_is_expected_with_its_error() -> None:
    refused = last_played(exchange(refresh_token="x9"), exchange(id="x9"))
    assert usual_keys(refused) == ("status", "error")
    revoked = last_played(login(), {"id": "r", "type": "revoke", "user": "auth0|ada"})
    assert expectation_of(revoked).to_json() == {"status": 202, "live_refresh_tokens": 0}
    waited = last_played(login(), {"type": "wait", "seconds": 1})
    assert expectation_of(waited).to_json() == {"live_refresh_tokens": 1}


def test_nothing_is_expected_of_a_step_that_is_disabled() -> None:
    played = last_played(login(disabled=True))
    assert usual_keys(played) == ()
    assert expectation_of(played) == Expectation()


def test_broken_keys_get_the_values_of_now_and_no_key_is_added() -> None:
    assert expected_now(expects(audience=BILLING, status=200)).to_json() == {
        "audience": MESSAGES,
        "status": 200,
    }


def test_keys_that_hold_stay_and_the_usual_ones_are_added() -> None:
    found = expected_now(expects(id_token=True)).to_json()
    assert found["id_token"] is True
    assert found["audience"] == MESSAGES


def test_a_scope_without_a_verdict_goes_when_the_expectation_is_brought_up_to_date() -> None:
    played = expects(scopes={"read:billing": "scope-policy", "openid": "scope-policy"})
    assert updated(played).to_json() == {"scopes": {"openid": "scope-login"}}


def test_the_verdict_on_one_scope_is_added_and_taken_away() -> None:
    played = expects(status=200)
    found = with_scope(played, "openid")
    assert found.to_json() == {"status": 200, "scopes": {"openid": "scope-login"}}
    step = played.step.replace(expect=found)
    assert expected_scopes(step) == {"openid"}
    assert without_scope(step, "openid") == Expectation(status=200)
    alone = played.step.replace(expect=Expectation(scopes={"openid": "scope-login"}))
    assert without_scope(alone, "openid") is None
    with pytest.raises(KeyError):
        with_scope(played, "read:nothing")
