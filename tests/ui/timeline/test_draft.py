from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.timeline.draft import Draft
from tests.simulation.story_samples import LOGIN, PHONE, scenario, story


def test_a_step_becomes_a_draft_and_the_same_step_again() -> None:
    for played in simulate(story()).steps:
        assert Draft.of(played.step).read().step == played.step


def test_fields_that_were_not_given_stay_absent() -> None:
    draft = Draft("login", {"client": PHONE, "user": "auth0|ada"})
    step = draft.read().step
    assert step is not None
    assert step.to_json() == {"type": "login", "client": PHONE, "user": "auth0|ada"}


def test_what_the_form_does_not_show_is_kept() -> None:
    step = scenario({**LOGIN, "expect": {"status": 200}, "request": {"ip": "10.0.0.1"}}).steps[0]
    changed = Draft.of(step).with_value("audience", "urn:other").read().step
    assert changed == step.replace(audience="urn:other")


def test_a_dotted_name_reaches_into_an_object() -> None:
    draft = Draft("revoke").with_value("grant.user", "auth0|ada").with_value("grant.client", PHONE)
    assert (draft.get("grant.user"), draft.get("grant.client")) == ("auth0|ada", PHONE)
    assert draft.read().step is not None
    assert draft.without("grant").get("grant.user") is None


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        (Draft("login", {"user": "auth0|ada"}), "client", "This is needed."),
        (Draft("wait", {"duration": "soon"}), "duration", "is not a duration"),
        (Draft("wait", {"until": "tomorrow"}), "until", "is not a time"),
        (Draft("wait", {"seconds": -1}), "seconds", "The least is 0"),
        (Draft("exchange", {"id": "has space"}), "id", "Use letters, digits"),
        (Draft("wait", {}), "", "ive exactly one of"),
    ],
)
def test_what_is_wrong_stands_at_its_field_in_words_for_people(draft: Draft, field: str, words: str) -> None:
    reading = draft.read()
    assert reading.step is None
    assert words in reading.errors[field]


def test_a_message_is_whole_sentences() -> None:
    message: Any = Draft("wait", {"seconds": -1}).read().errors["seconds"]
    assert message[0].isupper()
    assert message.endswith(".")
    assert ".." not in message
