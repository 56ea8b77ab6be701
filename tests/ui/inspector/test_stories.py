from __future__ import annotations

import pytest
from hypothesis import given, settings

from mrrt_studio.engine.explain import verdict
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.inspector.stories import checks_of, open_questions_of, story_of
from tests.strategies import scenarios
from tests.ui.inspector.cases import CALL, FEWER, LOGIN, OMITTED, UNLISTED, USERINFO, WRONG_CALL, Step, last


def test_a_refused_call_says_whose_token_was_sent() -> None:
    story = story_of(*last(LOGIN, WRONG_CALL))
    assert story.title == "Refused: for another API."
    assert story.paragraphs[-1] == "The access token is that of step `login`, for **Messages**."


def test_a_login_that_lacks_a_scope_still_tells_of_its_refresh_token() -> None:
    story = story_of(*last({**LOGIN, "scope": "offline_access fly:moon"}))
    assert story.kind == "surprise"
    assert "A refresh token came back" in story.paragraphs[-1]


def test_a_login_that_lacks_offline_access_tells_why_once() -> None:
    story = story_of(
        *last(
            {**LOGIN, "audience": "https://reports.example.com", "scope": "offline_access"},
            resource_servers=[{"identifier": "https://reports.example.com"}],
        )
    )
    assert story.plain().count("No refresh token") == 1


def test_checks_are_those_that_the_server_made_in_order() -> None:
    checks = [rule.id for rule in checks_of(*last(LOGIN))]
    assert checks[:2] == ["client-known", "client-authenticates"]
    assert checks[-1] == "consent-given"


@pytest.mark.parametrize(
    ("step", "last_check"),
    [(CALL, "token-scope"), (WRONG_CALL, "token-issuer"), (USERINFO, "userinfo-token-valid")],
)
def test_an_api_makes_its_checks_until_one_fails(step: Step, last_check: str) -> None:
    assert checks_of(*last(LOGIN, step))[-1].id == last_check


def test_steps_that_check_nothing_have_no_checks() -> None:
    assert checks_of(*last({"id": "wait", "type": "wait", "seconds": 1})) == ()


def test_an_open_question_tells_what_is_chosen_and_what_else_may_be_true() -> None:
    (asked, *_) = open_questions_of(*last(LOGIN, UNLISTED))
    assert asked.assumption.id == "unlisted-audience"
    assert asked.here.startswith("the API of the login")
    assert len(asked.others) == 2


def test_an_open_question_follows_the_choice_of_the_scenario() -> None:
    (asked, *_) = open_questions_of(
        *last(LOGIN, UNLISTED, assumptions={"unlisted-audience": "tenant-default"})
    )
    assert asked.here.startswith("the tenant's default audience")
    assert any(other.startswith("the API of the login") for other in asked.others)


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        ((LOGIN,), "ok"),
        ((LOGIN, OMITTED), "ok"),
        ((LOGIN, UNLISTED), "surprise"),
        ((LOGIN, FEWER), "surprise"),
        ((OMITTED,), "refused"),
    ],
)
def test_the_kind_of_a_story_is_that_of_the_verdict(steps: tuple[Step, ...], kind: str) -> None:
    assert story_of(*last(*steps)).kind == kind


@settings(max_examples=40)
@given(scenarios())
def test_every_step_of_every_scenario_has_a_story(scenario: Scenario) -> None:
    kinds = {"ok": ("ok", "info"), "refused": ("refused",)}
    for played in simulate(scenario).steps:
        if played.outcome is None:
            continue
        story = story_of(played, played.outcome)
        assert story.title.endswith(".")
        assert story.kind in kinds.get(verdict(played.outcome), ("surprise",))
        assert "{" not in "".join(rule.id for rule in checks_of(played, played.outcome))
        assert len(open_questions_of(played, played.outcome)) == len(played.outcome.assumptions)
