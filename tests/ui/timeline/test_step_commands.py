from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.edits import EditError
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.ui import document
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.timeline.step_commands import StepCommands, index_of
from tests.simulation.story_samples import LOGIN, long_story, scenario, story

pytestmark = pytest.mark.usefixtures("qapp")


class Desk:
    def __init__(self, scenario: Scenario) -> None:
        self.document = Document(scenario)
        self.selection = Selection(self.document)
        self.commands = StepCommands(self.document, self.selection)

    @property
    def ids(self) -> list[str]:
        return list(step_ids(self.document.scenario.steps))


def test_a_new_step_is_selected_and_played() -> None:
    desk = Desk(story())
    desk.selection.move_playhead(3)
    assert desk.commands.add(WaitStep(type="wait", seconds=1), 3, "Add") == "wait"
    assert desk.ids[3] == "wait"
    assert (desk.selection.step_id, desk.selection.playhead) == ("wait", 4)
    desk.document.undo_stack.undo()
    assert "wait" not in desk.ids


def test_a_new_step_with_a_taken_id_is_refused_and_nothing_changes() -> None:
    desk = Desk(story())
    before = desk.document.scenario
    with pytest.raises(EditError, match="login"):
        desk.commands.add(WaitStep(type="wait", id="login", seconds=1), 0, "Add")
    assert desk.document.scenario is before
    assert not desk.document.undo_stack.canUndo()


def test_a_copy_comes_after_its_original_under_an_id_of_its_own() -> None:
    desk = Desk(story())
    desk.commands.duplicate("x1")
    assert desk.ids[4:6] == ["x1", "x3"]
    assert (desk.selection.step_id, desk.selection.playhead) == ("x3", 9)


def test_a_copy_after_the_playhead_leaves_it_where_it_is() -> None:
    desk = Desk(story())
    desk.selection.move_playhead(2)
    desk.commands.duplicate("x1")
    assert desk.selection.playhead == 2


def test_deleting_selects_the_next_step_and_the_last_one_its_predecessor() -> None:
    desk = Desk(story())
    desk.commands.delete("x1")
    assert desk.selection.step_id == "x2"
    desk.commands.delete("reuse")
    assert desk.selection.step_id == "call2"


def test_deleting_before_the_playhead_keeps_the_same_steps_played() -> None:
    desk = Desk(story())
    desk.selection.move_playhead(5)
    desk.commands.delete("w1")
    assert desk.selection.playhead == 4
    desk.commands.delete("reuse")
    assert desk.selection.playhead == 4


def test_deleting_the_only_step_selects_nothing() -> None:
    desk = Desk(scenario(LOGIN))
    desk.commands.delete("login")
    assert (desk.ids, desk.selection.step_id) == ([], "")


def test_deleting_a_step_whose_tokens_are_used_tells_by_whom_and_can_be_undone(qtbot: QtBot) -> None:
    desk = Desk(story())
    with qtbot.waitSignal(desk.commands.message) as told:
        desk.commands.delete("login")
    notice = told.args[0] if told.args else None
    assert "login" in notice.text
    assert "call, reuse" in notice.details
    assert notice.can_undo
    with qtbot.assertNotEmitted(desk.commands.message):
        desk.commands.delete("w2")


def test_moving_keeps_the_step_selected_and_stops_at_the_ends() -> None:
    desk = Desk(story())
    desk.selection.select_step("w1")
    desk.commands.move("w1", -1)
    assert desk.ids[:2] == ["w1", "login"]
    desk.commands.move("w1", -1)
    assert desk.ids[0] == "w1"
    desk.commands.move("w1", 1)
    assert (desk.ids[1], desk.selection.step_id) == ("w1", "w1")
    desk.commands.move("reuse", 1)
    assert desk.ids[-1] == "reuse"


def test_a_step_is_disabled_and_enabled_without_a_trace() -> None:
    desk = Desk(story())
    before = desk.document.scenario
    desk.commands.toggle("x1")
    assert desk.document.scenario.steps[4].disabled
    desk.commands.toggle("x1")
    assert desk.document.scenario == before
    assert "disabled" not in desk.document.scenario.steps[4].to_json()


def test_a_new_id_follows_through_the_steps_that_name_it() -> None:
    desk = Desk(story())
    desk.selection.select_step("login")
    step = desk.document.scenario.steps[0].replace(id="first")
    assert desk.commands.replace("login", step, "Edit", "id") == "first"
    assert desk.selection.step_id == "first"
    assert getattr(desk.document.scenario.steps[-1], "refresh_token", "") == "first"


def test_edits_of_one_field_are_one_step_of_the_history() -> None:
    desk = Desk(story())
    for title in ("N", "Ne", "New"):
        desk.commands.replace("x1", desk.document.scenario.steps[4].replace(title=title), "Edit", "title")
    desk.document.undo_stack.undo()
    assert desk.document.scenario.steps[4].title is None
    assert not desk.document.undo_stack.canUndo()


@pytest.mark.parametrize("command", ["delete", "duplicate", "toggle"])
def test_a_step_that_is_gone_is_left_alone(command: str) -> None:
    desk = Desk(story())
    getattr(desk.commands, command)("gone")
    desk.commands.move("gone", 1)
    assert not desk.document.undo_stack.canUndo()
    assert index_of(desk.document.scenario, "gone") == -1


def test_the_selection_waits_for_a_long_timeline(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(long_story(50))
    monkeypatch.setattr(document, "SLICE_SECONDS", 0)
    desk.commands.add(WaitStep(type="wait", id="mine", seconds=1), 0, "Add")
    assert desk.document.is_replaying
    assert desk.selection.step_id == ""
    desk.document.finish_replay()
    assert (desk.selection.step_id, desk.selection.playhead) == ("mine", 1)


def test_the_delete_key_held_down_does_not_wait_for_the_timeline(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(long_story(50))
    monkeypatch.setattr(document, "SLICE_SECONDS", 0)
    desk.selection.select_step("s10")
    for _ in range(3):
        desk.commands.delete(desk.selection.step_id)
    assert desk.document.is_replaying
    desk.document.finish_replay()
    assert not {"s10", "s11", "s12"} & set(desk.ids)
    assert desk.selection.step_id == "s13"


@pytest.mark.parametrize(
    ("step_id", "before_id", "place"),
    [("call", "login", 0), ("login", "w2", 2), ("login", "", 7), ("reuse", "x1", 4), ("x1", "gone", 4)],
)
def test_a_step_goes_before_another_one_or_to_the_end(step_id: str, before_id: str, place: int) -> None:
    desk = Desk(story())
    desk.commands.move_before(step_id, before_id)
    assert desk.ids.index(step_id) == place


def test_a_step_that_stays_where_it_is_is_no_edit() -> None:
    desk = Desk(story())
    desk.commands.move_before("call", "call")
    desk.commands.move_before("call", "w2")
    assert not desk.document.undo_stack.canUndo()


def test_the_place_of_a_step_is_right_also_while_a_timeline_is_replayed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(long_story(50))
    monkeypatch.setattr(document, "SLICE_SECONDS", 0)
    before = desk.ids[30]
    desk.commands.delete(desk.ids[0])
    assert desk.document.is_replaying
    assert desk.commands.place_of(before) == 29
    desk.document.finish_replay()
    assert desk.commands.place_of(before) == 29
    assert desk.commands.place_of("gone") == -1
