from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.simulation.story_samples import long_story, scenario, story
from tests.ui.timeline.conftest import Shown, ShowPane, settle

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(shown: Shown, qtbot: QtBot) -> Shown:
    shown.pane.view.setFocus()
    # As the window's action of Ctrl+F does.
    shown.pane.open_find()
    settle()
    return shown


def shown_ids(shown: Shown) -> list[str]:
    return [played.id for played in shown.pane.model.steps]


def test_it_opens_the_bar_and_escape_closes_it(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = opened(show_pane(story()), qtbot)
    pane = shown.pane
    assert pane.find_bar.isVisible()
    assert pane.find_bar.field.hasFocus()
    pane.find_bar.chips["refused"].click()
    qtbot.keyClick(pane.find_bar.field, Key.Key_Escape)
    assert not pane.find_bar.isVisible()
    assert pane.view.hasFocus()
    assert shown_ids(shown) == shown.ids()


def test_typing_selects_the_first_match_and_the_keys_go_round(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = opened(show_pane(story()), qtbot)
    field = shown.pane.find_bar.field
    qtbot.keyClicks(field, "WAIT")
    assert shown.selection.step_id == "w1"
    assert field.hasFocus()
    qtbot.keyClick(field, Key.Key_Return)
    assert shown.selection.step_id == "w2"
    assert shown.pane.find_bar.count.text() == "2 of 2"
    qtbot.keyClick(field, Key.Key_F3)
    assert shown.selection.step_id == "w1"
    qtbot.keyClick(field, Key.Key_F3, SHIFT)
    assert shown.selection.step_id == "w2"
    assert shown.document.undo_stack.isClean()


def test_a_text_that_nobody_has_is_told(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = opened(show_pane(story()), qtbot)
    qtbot.keyClicks(shown.pane.find_bar.field, "zebra")
    assert shown.pane.find_bar.count.text() == "0 found"
    qtbot.keyClick(shown.pane.find_bar.field, Key.Key_Return)
    assert shown.selection.step_id in ("", "login")


def test_a_filter_shows_some_steps_with_their_numbers(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = opened(show_pane(story()), qtbot)
    bar, view = shown.pane.find_bar, shown.pane.view
    assert bar.chips["surprise"].text() == "Surprises 2"
    bar.chips["surprise"].click()
    assert shown_ids(shown) == ["x1", "x2"]
    assert bar.count.text() == "2 of 8 steps"
    assert view._state(0).number == 5
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.childCount() == 2
    assert interface.child(0).text(QAccessible.Text.Name).startswith("Step 5")
    bar.chips["surprise"].click()
    assert shown_ids(shown) == shown.ids()


def test_the_playhead_stands_among_the_shown_steps(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = opened(show_pane(story()), qtbot)
    shown.pane.find_bar.chips["surprise"].click()
    shown.selection.move_playhead(5)
    view = shown.pane.view
    assert [view._state(row).dimmed for row in range(2)] == [False, True]
    assert [view._is_next(row) for row in range(2)] == [False, True]


def test_a_type_is_shown_alone_and_the_selection_stays(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("call2")
    opened(shown, qtbot)
    shown.pane.find_bar.types.setFocus()
    qtbot.keyClick(shown.pane.find_bar.types, Key.Key_W)
    assert shown_ids(shown) == ["w1", "w2"]
    assert shown.selection.step_id == "call2"
    shown.pane.leave_find()
    assert shown.pane.view.currentIndex().row() == 6


def test_an_edit_moves_the_counts_and_the_filtered_steps(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = opened(show_pane(story()), qtbot)
    shown.pane.find_bar.chips["surprise"].click()
    shown.pane.commands.toggle("x2")
    assert shown_ids(shown) == ["x1"]
    assert shown.pane.find_bar.chips["surprise"].text() == "Surprises 1"
    shown.document.undo_stack.undo()
    assert shown_ids(shown) == ["x1", "x2"]


def test_a_filter_that_nothing_passes_can_be_left(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = opened(show_pane(story()), qtbot)
    shown.pane.find_bar.chips["broken"].click()
    assert shown.pane.find_bar.count.text() == "0 of 8 steps"
    assert not shown.pane.empty.isVisible()
    assert not shown.pane.grab().isNull()
    shown.pane.leave_find()
    assert len(shown_ids(shown)) == 8


def test_a_new_step_and_one_that_is_edited_are_to_be_seen(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = opened(show_pane(story()), qtbot)
    chip = shown.pane.find_bar.chips["refused"]
    chip.click()
    shown.pane.edit_step("login")
    assert "login" in shown_ids(shown)
    shown.pane.composer.close_composer()
    chip.click()
    shown.pane.compose("wait")
    assert len(shown_ids(shown)) == 8
    shown.pane.composer.close_composer()


def test_a_closed_bar_looks_at_nothing(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(50))
    assert shown.pane.finder._texts._steps == ()
    assert shown.pane.finder._kinds._steps == ()


def test_an_empty_timeline_finds_nothing(show_pane: ShowPane) -> None:
    shown = show_pane(scenario())
    shown.pane.open_find()
    shown.pane.find_bar.field.setText("x")
    assert shown.pane.find_bar.count.text() == "0 found"


def test_escape_among_the_cards_closes_the_bar_but_in_a_form_only_the_form(
    qtbot: QtBot, show_pane: ShowPane
) -> None:
    shown = opened(show_pane(story()), qtbot)
    shown.pane.edit_step("x1", "title")
    focused = shown.pane.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Key.Key_Escape)
    assert shown.pane.composer.form is None
    assert shown.pane.find_bar.isVisible()
    shown.pane.view.setFocus()
    qtbot.keyClick(shown.pane.view, Key.Key_Escape)
    assert not shown.pane.find_bar.isVisible()
