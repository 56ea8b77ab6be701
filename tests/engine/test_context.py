from __future__ import annotations

from mrrt_studio.engine.context import DEMO_KEY_ID, Context
from mrrt_studio.engine.ids import Ids
from mrrt_studio.scenario.assumptions import DEFAULTS
from tests.builders import context


def test_a_context_has_a_default_for_every_question() -> None:
    plain = Context(Ids("seed", "step"))
    assert dict(plain.choices) == dict(DEFAULTS)
    assert plain.kid == DEMO_KEY_ID


def test_the_key_says_that_it_proves_nothing() -> None:
    assert "DEMO" in DEMO_KEY_ID
    assert "do-not-trust" in DEMO_KEY_ID


def test_a_question_that_was_asked_is_remembered_once_in_order() -> None:
    questions = context(empty_scope="error").open_questions()
    answers = [questions.decide(name) for name in ("empty-scope", "revoke-reach", "empty-scope")]
    assert answers == ["error", "tenant-flag", "error"]
    assert questions.decisive == ("empty-scope", "revoke-reach")


def test_an_answer_that_touches_every_token_is_remembered_only_where_it_departs() -> None:
    plain, chosen = context().open_questions(), context(resource_in_response="present").open_questions()
    assert not plain.deviates("resource-in-response", "present")
    assert chosen.deviates("resource-in-response", "present")
    assert (plain.decisive, chosen.decisive) == ((), ("resource-in-response",))
