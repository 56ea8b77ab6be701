from __future__ import annotations

import re
from pathlib import Path

import pytest

from mrrt_studio.scenario.assumptions import ASSUMPTIONS, DEFAULTS, Assumption, check_choice, check_choices

EVERY = list(ASSUMPTIONS.values())


@pytest.mark.parametrize("assumption", EVERY, ids=lambda assumption: assumption.id)
def test_an_open_question_has_answers_and_a_source(assumption: Assumption) -> None:
    assert assumption.question.endswith("?")
    assert len(set(assumption.names)) == len(assumption.names) >= 2
    assert len({meaning for _, meaning in assumption.values}) == len(assumption.values)
    assert assumption.source.startswith("https://")


def test_the_default_is_the_first_value() -> None:
    assert len(ASSUMPTIONS) == 17
    assert {assumption.id: assumption.names[0] for assumption in EVERY} == dict(DEFAULTS)
    assert DEFAULTS["unlisted-audience"] == "login-audience"


def test_the_questions_are_those_of_the_engine_rules(shared: Path) -> None:
    rules = (shared / "reference" / "engine-rules.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z0-9-]+)`", rules))
    assert set(ASSUMPTIONS) - named == set()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("empty-scopes", "error", ["'empty-scopes' is no assumption", *ASSUMPTIONS]),
        ("empty-scope", "none", ["'empty-scope' cannot be 'none'", "token-without-scope or error"]),
        ("empty-scope", "", ["cannot be ''"]),
    ],
)
def test_a_choice_that_does_not_exist_is_told_with_those_that_do(
    name: str, value: str, words: list[str]
) -> None:
    with pytest.raises(ValueError, match=r"no assumption|cannot be") as told:
        check_choice(name, value)
    assert all(word in str(told.value) for word in words)
    with pytest.raises(ValueError, match=re.escape(str(told.value))):
        check_choices({"empty-scope": "error", name: value})


def test_every_value_may_be_chosen() -> None:
    for assumption in EVERY:
        for name in assumption.names:
            choices = {assumption.id: name}
            assert check_choices(choices) is choices
