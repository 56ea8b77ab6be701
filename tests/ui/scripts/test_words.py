from __future__ import annotations

from mrrt_studio.engine.scripts import ScriptError
from mrrt_studio.ui.scripts.known_code import Script
from mrrt_studio.ui.scripts.words import problem_text, script_list


def test_of_many_scripts_the_first_are_named() -> None:
    scripts = [Script("action", str(number), "") for number in range(7)]
    assert script_list(scripts[:1]) == "Action “0”"
    assert script_list(scripts).endswith("“4” and 2 more")


def test_a_problem_is_told_with_its_place() -> None:
    error = ScriptError("syntax", "no", line=3, column=2)
    assert problem_text(error) == "Line 3, column 2: no"
    assert problem_text(ScriptError("time", "too long")) == "too long"
