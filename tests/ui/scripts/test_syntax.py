from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.engine.scripts import ScriptError
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.scripts.syntax import SyntaxCheck, check_syntax
from tests.javascript import RUNNER
from tests.ui.scripts.scenarios import ENDLESS, claim

RULE = "function (user, context, callback) {\n  callback(null, user, context);\n}"


@pytest.mark.parametrize("code", [claim("a"), ENDLESS, "throw new Error('at once')", "for (;;) {}"])
def test_code_that_can_be_read_has_no_problem_and_does_not_run(code: str) -> None:
    assert check_syntax("action", code, RUNNER) is None


def test_a_rule_is_an_expression() -> None:
    assert check_syntax("rule", RULE, RUNNER) is None
    assert check_syntax("rule", RULE + " +", RUNNER) is not None


def test_a_problem_has_its_line() -> None:
    error = check_syntax("action", "const a = 1;\nconst b = = 2;\n", RUNNER)
    assert error is not None
    assert error.line == 2
    first = check_syntax("action", "const = 2;", RUNNER)
    assert first is not None
    assert first.line == 1
    assert first.column is None or first.column <= len("const = 2;")


def test_an_open_brace_is_missed_in_a_line_of_the_code() -> None:
    error = check_syntax("action", "if (a) {\n", RUNNER)
    assert error is not None
    assert error.line in (1, 2)


def test_the_latest_code_is_checked_when_typing_pauses(qtbot: QtBot) -> None:
    check, found = SyntaxCheck("action"), list[ScriptError | None]()
    check.found.connect(found.append)
    known_code().trust(["a b", claim("a")])
    check.ask("a b")
    check.ask(claim("a"))
    qtbot.waitUntil(lambda: bool(found))
    assert found == [None]


def test_code_that_may_not_run_is_not_given_to_the_sandbox(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mrrt_studio.ui.scripts.syntax.script_worker", lambda: pytest.fail("it was"))
    check = SyntaxCheck("action")
    with qtbot.waitSignal(check.found) as told:
        check.ask("a strange b")
    assert told.args == [None]
