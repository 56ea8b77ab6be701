from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.simulation.story_samples import scenario, story
from tests.ui.timeline.conftest import Shown, ShowPane, settle

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


def press(
    shown: Shown, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    shown.pane.view.setFocus()
    qtbot.keyClick(shown.pane.view, key, modifier)
    settle()


def test_the_keys_do_what_the_menu_says(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("w2")
    press(shown, qtbot, Key.Key_D, Control)
    assert shown.ids()[3:5] == ["w2", "wait"]
    press(shown, qtbot, Key.Key_Up, Control)
    assert shown.ids()[3:5] == ["wait", "w2"]
    press(shown, qtbot, Key.Key_Down, Control)
    press(shown, qtbot, Key.Key_Space)
    assert shown.document.scenario.steps[4].disabled
    press(shown, qtbot, Key.Key_Delete)
    assert "wait" not in shown.ids()
    for _ in range(5):
        shown.document.undo_stack.undo()
    assert shown.document.scenario == story()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_edits_also_on_the_number_pad(qtbot: QtBot, show_pane: ShowPane, key: Qt.Key) -> None:
    shown = show_pane(story())
    shown.selection.select_step("x1")
    press(shown, qtbot, key, Qt.KeyboardModifier.KeypadModifier)
    assert shown.pane.composer.editing == "x1"


def test_the_keys_of_the_timeline_go_before_those_of_the_window(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    taken = QAction("Delete in the window", shown.pane)
    taken.setShortcut(QKeySequence(Key.Key_Delete))
    shown.pane.addAction(taken)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(shown.pane.view, asked)
    assert asked.isAccepted()
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_S, Control)
    other.ignore()
    QApplication.sendEvent(shown.pane.view, other)
    assert not other.isAccepted()


def test_every_action_shows_its_key_and_is_of_the_view_alone(show_pane: ShowPane) -> None:
    actions = show_pane(story()).pane.actions_of_steps
    assert {action.text(): action.shortcut().toString() for action in actions.all()} == {
        "Edit…": "Return",
        "Title…": "F2",
        "Note…": "Shift+F2",
        "Duplicate": "Ctrl+D",
        "Move up": "Ctrl+Up",
        "Move down": "Ctrl+Down",
        "Disable": "Space",
        "Run to here": "",
        "Expect this": "E",
        "Remove expectations": "Shift+E",
        "Delete": "Del",
    }
    assert {action.shortcutContext() for action in actions.all()} == {Qt.ShortcutContext.WidgetShortcut}


def test_run_to_here_puts_the_playhead_after_the_step(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("call")
    shown.pane.actions_of_steps.run_to_here.trigger()
    assert (shown.selection.playhead, shown.selection.step_id) == (3, "call")
    assert not shown.pane.actions_of_steps.run_to_here.isEnabled()


def test_what_cannot_be_done_cannot_be_chosen(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    actions = shown.pane.actions_of_steps
    shown.selection.select_step("")
    assert not any(action.isEnabled() for action in actions.all())
    shown.selection.select_step("login")
    assert (actions.move_up.isEnabled(), actions.move_down.isEnabled()) == (False, True)
    shown.selection.select_step("reuse")
    assert (actions.move_up.isEnabled(), actions.move_down.isEnabled()) == (True, False)


def test_a_disabled_step_can_be_enabled(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("x1")
    shown.pane.commands.toggle("x1")
    assert shown.pane.actions_of_steps.toggle.text() == "Enable"


def test_the_context_menu_has_the_actions(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("x1")
    view = shown.pane.view
    place = QPoint(200, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)
    menu = next(menu for menu in view.findChildren(QMenu) if menu.isVisible())
    shown_actions = [action for action in menu.actions() if not action.isSeparator()]
    more = shown.pane.actions_of_view.all()
    assert shown_actions == [*shown.pane.actions_of_steps.all(), *more]
    menu.close()


def test_keys_without_a_step_do_nothing(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(scenario())
    for action in shown.pane.actions_of_steps.all():
        action.setEnabled(True)
        action.trigger()
    assert not shown.document.undo_stack.canUndo()
    assert shown.pane.composer.form is None


@pytest.mark.parametrize("height", [500, 900])
@pytest.mark.parametrize(
    ("key", "modifier", "field"),
    [
        (Key.Key_F2, Qt.KeyboardModifier.NoModifier, "title"),
        (Key.Key_F2, Qt.KeyboardModifier.ShiftModifier, "note"),
        (Key.Key_N, Qt.KeyboardModifier.NoModifier, "note"),
    ],
)
def test_title_and_note_are_written_at_once(
    qtbot: QtBot,
    show_pane: ShowPane,
    height: int,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    field: str,
) -> None:
    shown = show_pane(story(), height=height)
    shown.selection.select_step("x1")
    press(shown, qtbot, key, modifier)
    focused = shown.pane.focusWidget()
    assert focused is not None
    frame = shown.pane.composer.frame
    place = focused.mapTo(frame, QPoint(0, 0)).y()
    assert place > 0
    assert place + focused.height() < frame.submit_button.y()
    qtbot.keyClicks(focused, "**Why** fewer?")
    assert getattr(shown.document.scenario.steps[4], field) == "**Why** fewer?"
    shown.document.undo_stack.undo()
    assert shown.document.scenario == story()


def test_a_note_is_kept_as_it_was_written_and_can_be_taken_away(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("x1")
    press(shown, qtbot, Key.Key_N)
    editor = shown.pane.composer.form.editor("note")  # pyright: ignore[reportOptionalMemberAccess]
    text = "# Heading\n\n- `one`\n- <b>two</b>"
    editor.setPlainText(text)  # pyright: ignore[reportAttributeAccessIssue]
    assert shown.document.scenario.steps[4].note == text
    lines = " ".join(line.text for line in shown.pane.view.layout_of(4).lines)
    assert "Heading" in lines
    editor.setPlainText("")  # pyright: ignore[reportAttributeAccessIssue]
    assert "note" not in shown.document.scenario.steps[4].to_json()


def test_the_result_of_the_selected_step_is_expected_by_one_key(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("x1")
    actions = shown.pane.actions_of_steps
    assert not actions.remove_expectations.isEnabled()
    press(shown, qtbot, Key.Key_E)
    played = shown.document.timeline.by_id["x1"]
    assert played.step.expect is not None
    assert actions.remove_expectations.isEnabled()
    press(shown, qtbot, Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert shown.document.scenario == story()
    assert shown.document.undo_stack.count() == 2
