from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.commands import QUESTIONS, not_carried_out
from mrrt_studio.engine.scripts import Command
from tests.engine.actions.playing import carried_out, ignored, rules_of


@pytest.mark.parametrize("method", sorted(QUESTIONS))
def test_a_question_changes_nothing_and_is_nothing_to_tell(method: str) -> None:
    before, _ = carried_out()
    after, (done,) = carried_out((method, "x"))
    assert (after, done.ignored) == (before, None)


def test_saml_and_unknown_methods_are_told() -> None:
    assert "SAML" in ignored("samlResponse.setAudience", "x")
    found, (done,) = carried_out(("foo.bar", 1, [2]))
    assert done.arguments == (1, [2])
    assert rules_of(found) == ["action-command-ignored"]
    assert found.notes[0].facts["method"] == "foo.bar"


def test_what_is_not_worth_a_word_is_only_in_the_list() -> None:
    found, (done,) = carried_out(("accessToken.addScope", "openid"))
    assert done.ignored is not None
    assert found.notes == ()


def test_commands_of_a_failed_script_are_all_without_effect() -> None:
    (done,) = not_carried_out([Command("accessToken.addScope", ("x",))], "it failed")
    assert (done.method, done.arguments, done.ignored) == ("accessToken.addScope", ("x",), "it failed")
