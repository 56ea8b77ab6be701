from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.scrolling import Anchor
from mrrt_studio.ui.timeline.step_view import StepView
from tests.simulation.story_samples import LOGIN, crowded, long_story, scenario, story
from tests.ui.timeline.conftest import Shown, ShowPane, settle


def centre_of(view: StepView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, 0)).center()


def chip_place(shown: Shown, row: int, text: str) -> QPoint:
    view = shown.pane.view
    chip = next(placed for placed in view.layout_of(row).chips if placed.chip.text == text)
    top = view.visualRect(view.model().index(row, 0)).top()
    return chip.area.center().toPoint() + QPoint(0, top)


def test_a_click_on_a_card_or_a_chip_selects_its_step(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    view = shown.pane.view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, 2))
    assert shown.selection.step_id == "call"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=chip_place(shown, 4, "read:billing"))
    assert shown.selection.step_id == "x1"


def test_up_and_down_move_the_selection_and_not_the_playhead(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("call")
    shown.pane.view.setFocus()
    qtbot.keyClick(shown.pane.view, Qt.Key.Key_Down)
    assert shown.selection.step_id == "w2"
    qtbot.keyClick(shown.pane.view, Qt.Key.Key_Up)
    assert shown.selection.step_id == "call"
    assert shown.selection.playhead == 8


def test_the_view_follows_a_selection_made_elsewhere_and_scrolls_there(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(200), height=500)
    view = shown.pane.view
    shown.selection.move_playhead(150)
    assert view.currentIndex().row() == 149
    area = view.visualRect(view.currentIndex())
    assert area.top() >= 0
    assert area.bottom() <= view.viewport().height()


def test_the_same_step_stays_at_the_edge_when_others_come_above_it(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(200), height=500)
    view = shown.pane.view
    view.go_to(Anchor(100, 13))
    first = scenario(LOGIN).steps[0].replace(id="other")
    steps = (first, *shown.document.scenario.steps)
    shown.document.apply(shown.document.scenario.replace(steps=steps), "Add")
    shown.document.finish_replay()
    assert (view.anchor.row, view.anchor.offset) == (101, 13)


def test_refreshing_steals_neither_focus_nor_selection(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("x2")
    shown.pane.add_bar.findChildren(type(shown.pane.add_bar))
    shown.pane.commands.toggle("call2")
    settle()
    assert shown.selection.step_id == "x2"
    assert shown.pane.view.currentIndex().row() == 5


def test_a_chip_under_the_mouse_tells_its_reason(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    view = shown.pane.view
    shown.selection.select_step("x1")
    place = chip_place(shown, 4, "write:billing")
    assert view.tooltip_at(place).startswith("Dropped: neither the login nor a policy")
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, view.mapToGlobal(place))
    )
    assert QToolTip.text() == view.tooltip_at(place)
    QToolTip.hideText()
    assert view.tooltip_at(QPoint(5, 100_000)) == ""


def test_steps_after_the_playhead_are_dimmed_and_marked(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    view = shown.pane.view
    shown.selection.move_playhead(3)
    settle()
    assert [view._state(row).dimmed for row in range(8)] == [False] * 3 + [True] * 5
    image = view.viewport().grab().toImage()
    top = view.visualRect(view.model().index(3, 0)).top()
    colours = {image.pixelColor(400, y).name() for y in range(top - 3, top + 4)}
    assert theme().colour("accent").name() in colours


def test_a_playhead_before_the_first_step_can_be_seen(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.move_playhead(0)
    settle()
    image = shown.pane.view.viewport().grab().toImage()
    colours = {image.pixelColor(400, y).name() for y in range(8)}
    assert theme().colour("accent").name() in colours


def test_screen_readers_find_each_step_with_its_sentences(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    interface = QAccessible.queryAccessibleInterface(shown.pane.view)
    assert interface.text(QAccessible.Text.Name) == "Timeline"
    assert interface.childCount() == 8
    child = interface.child(5)
    assert child.text(QAccessible.Text.Name).startswith("Step 6: Phone app exchanges RT 2 for Reports.")
    assert "Silent surprise" in child.text(QAccessible.Text.Name)
    assert "Asked for Reports" in child.text(QAccessible.Text.Description)


def test_a_wide_view_needs_less_height_for_many_scopes(show_pane: ShowPane) -> None:
    shown = show_pane(crowded(), width=500)
    narrow = shown.pane.view.row_height(0)
    shown.pane.resize(1000, 900)
    settle()
    assert shown.pane.view.row_height(0) < narrow


def test_a_change_of_text_size_is_followed(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    before = shown.pane.view.row_height(0)
    theme().set_text_scale(1.5)
    settle()
    assert shown.pane.view.row_height(0) > 1.3 * before


def test_a_thousand_steps_lay_out_only_what_is_seen(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(1000))
    view = shown.pane.view
    assert len(view._layouts) < 40
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.repaint()
    assert view.visible()[-1].row == 999
    assert len(view._layouts) < 80


def test_the_height_of_the_cards_is_measured_only_as_far_as_asked(show_pane: ShowPane) -> None:
    view = show_pane(long_story(1000)).pane.view
    assert view.content_height(500) == 500
    assert show_pane(scenario(LOGIN)).pane.view.content_height(5000) < 300


def test_entering_with_the_keyboard_selects_the_first_step(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.pane.composer.setFocus()
    shown.selection.select_step("")
    shown.pane.view.clearFocus()
    shown.pane.view.setFocus()
    assert shown.selection.step_id == "login"
