from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.scripts import Command, ConsoleLine
from mrrt_studio.scripting.results import result_of, stopped
from mrrt_studio.scripting.stack import LINES_BEFORE
from tests.scripting.calls import action, rule


def answer(**error: Any) -> dict[str, Any]:
    return {"commands": [], "console": [], "left": 0, "error": {"kind": "exception", **error}}


def test_commands_and_output_are_the_engines_values() -> None:
    result = result_of(
        action(""),
        {
            "commands": [{"method": "access.deny", "arguments": ["no"]}],
            "console": [{"level": "log", "text": "a"}],
            "left": 3,
            "returned": None,
        },
    )
    assert result.commands == (Command("access.deny", ("no",)),)
    assert result.console[0] == ConsoleLine("log", "a")
    assert "3 more" in result.console[1].text
    assert result.error is None


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"name": "RangeError", "message": "Maximum call stack size exceeded"}, "stack"),
        ({"name": "InternalError", "message": "out of memory"}, "memory"),
        ({"name": "SyntaxError", "message": "x", "stack": "    at Function (native)"}, "syntax"),
        ({"name": "SyntaxError", "message": "own"}, "exception"),
        ({"kind": "time"}, "time"),
        ({"kind": "pending"}, "exception"),
        ({"kind": "not-offered", "name": "NotOfferedError", "message": "no fetch"}, "not-offered"),
    ],
)
def test_every_end_has_its_kind(given: dict[str, Any], kind: str) -> None:
    error = result_of(action(""), answer(**given)).error
    assert error is not None
    assert error.kind == kind
    assert error.message


def test_an_error_stands_at_its_line() -> None:
    stack = f"    at f (<input>:{LINES_BEFORE + 7}:3)\n"
    error = result_of(action(""), answer(name="TypeError", message="m", stack=stack)).error
    assert error is not None
    assert (error.message, error.line, error.column, error.stack) == ("TypeError: m", 7, 3, "at f (7:3)")


def test_what_never_ends_is_told_in_the_words_of_its_kind() -> None:
    of_action, of_rule = (result_of(call, answer(kind="pending")).error for call in (action(""), rule("")))
    assert of_action is not None
    assert of_rule is not None
    assert "promise" in of_action.message
    assert "callback" in of_rule.message


@pytest.mark.parametrize("kind", ["time", "died"])
def test_a_script_that_was_stopped_says_why(kind: str) -> None:
    error = stopped(kind).error
    assert error is not None
    assert error.message.startswith("It was stopped")
