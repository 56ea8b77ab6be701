from __future__ import annotations

import pytest

from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("does not support")


def trigger(window: MainWindow, action_id: str) -> None:
    window.actions_by_id[action_id].trigger()


def possible(window: MainWindow) -> set[str]:
    ids = (
        "edit.duplicate",
        "edit.delete",
        "steps.here",
        "steps.back",
        "steps.start",
        "steps.forward",
        "steps.end",
    )
    return {action_id for action_id in ids if window.actions_by_id[action_id].isEnabled()}


def test_the_playhead_moves_by_its_commands(example: MainWindow) -> None:
    selection = example.selection
    reached = []
    for name in ("start", "forward", "forward", "back", "end"):
        trigger(example, f"steps.{name}")
        reached.append(selection.playhead)
    assert reached == [0, 1, 2, 1, len(example.document.scenario.steps)]


def test_run_to_here_puts_the_playhead_behind_the_selected_step(example: MainWindow) -> None:
    example.selection.select_step("x1")
    trigger(example, "steps.here")
    assert example.selection.playhead == 3
    assert example.selection.step_id == "x1"


def test_the_selected_step_is_duplicated_and_deleted(example: MainWindow) -> None:
    example.selection.select_step("x3")
    trigger(example, "edit.duplicate")
    copy = example.selection.step
    assert copy is not None
    assert (copy.id, copy.step.title) == ("x4", "Exchange for Reports")
    trigger(example, "edit.delete")
    assert "x4" not in example.document.timeline.by_id
    assert example.document.undo_stack.count() == 2


def test_only_what_can_be_done_is_offered(example: MainWindow) -> None:
    everywhere = {"edit.duplicate", "edit.delete", "steps.here"}
    example.selection.move_playhead(3)
    assert possible(example) == everywhere | {"steps.back", "steps.start", "steps.forward", "steps.end"}
    example.selection.move_playhead(99)
    assert possible(example) == everywhere | {"steps.back", "steps.start"}
    example.selection.move_playhead(0)
    assert possible(example) == {"steps.forward", "steps.end"}


def test_waiting_adds_a_step_behind_the_playhead(example: MainWindow) -> None:
    example.selection.move_playhead(3)
    example._steps.wait("PT1H")
    step = example.document.scenario.steps[3]
    assert isinstance(step, WaitStep)
    assert step.duration == "PT1H"
    assert example.selection.playhead == 4
    assert example.selection.step_id == example.document.timeline.steps[3].id


def test_what_the_selected_step_did_is_expected_and_no_longer(example: MainWindow) -> None:
    example.selection.select_step("x1")
    before = example.document.scenario.steps[2].expect
    trigger(example, "steps.unexpect")
    assert example.document.scenario.steps[2].expect is None
    assert not example.actions_by_id["steps.unexpect"].isEnabled()
    trigger(example, "steps.expect")
    assert example.document.scenario.steps[2].expect is not None
    example.document.undo_stack.undo()
    example.document.undo_stack.undo()
    assert example.document.scenario.steps[2].expect == before
