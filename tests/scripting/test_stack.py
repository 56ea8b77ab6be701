from __future__ import annotations

from mrrt_studio.scripting.stack import LINES_BEFORE, Frame, frames, written

STACK = f"""\
    at wrong (<input>:318:87)
    at help (<input>:{LINES_BEFORE + 2}:70)
    at <input>:{LINES_BEFORE + 5}:1
    at apply (native)
    at start (<input>:224:30)
"""


def test_only_the_scripts_own_lines_are_told() -> None:
    assert frames(STACK) == [Frame("help", 2, 70), Frame("", 5, 1)]
    assert written(frames(STACK)) == "at help (2:70)\nat <anonymous> (5:1)"


def test_what_is_no_stack_has_no_lines() -> None:
    assert frames("anything\nat all") == []


def test_a_stack_without_end_is_cut() -> None:
    assert len(frames(f"    at f (<input>:{LINES_BEFORE + 1}:1)\n" * 1000)) == 10
