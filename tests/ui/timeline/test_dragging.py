from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from tests.simulation.story_samples import LOGIN, long_story, scenario, story
from tests.ui.timeline.conftest import Shown, ShowPane, settle

LEFT = Qt.MouseButton.LeftButton


def middle(shown: Shown, row: int) -> QPoint:
    return shown.pane.view.visualRect(shown.pane.view.model().index(row, 0)).center()


def top(shown: Shown, row: int) -> QPoint:
    return shown.pane.view.visualRect(shown.pane.view.model().index(row, 0)).topLeft() + QPoint(200, 2)


def take(shown: Shown, row: int, to: QPoint) -> None:
    viewport = shown.pane.view.viewport()
    start = middle(shown, row)
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, start + QPoint(0, 30))
    QTest.mouseMove(viewport, to)


def release(shown: Shown, at: QPoint) -> None:
    QTest.mouseRelease(shown.pane.view.viewport(), LEFT, pos=at)
    settle()


def test_a_card_is_dragged_up_as_one_step_of_the_history(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    before = shown.ids()
    to = top(shown, 0)
    take(shown, 2, to)
    assert shown.pane.view.drop_gap == 0
    assert shown.ids() == before
    release(shown, to)
    assert shown.ids()[:3] == ["call", "login", "w1"]
    assert shown.selection.step_id == "call"
    assert shown.pane.view.drop_gap == -1
    shown.document.undo_stack.undo()
    assert shown.ids() == before
    assert not shown.document.undo_stack.canUndo()


def test_a_card_is_dragged_down(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    to = top(shown, 3)
    take(shown, 0, to)
    release(shown, to)
    assert shown.ids()[:4] == ["w1", "call", "login", "w2"]


def test_below_the_last_card_is_the_end(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN, {"id": "w", "type": "wait", "seconds": 1}))
    to = middle(shown, 1) + QPoint(0, 300)
    take(shown, 0, to)
    release(shown, to)
    assert shown.ids() == ["w", "login"]


def test_a_line_shows_where_the_card_would_go(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.select_step("call")
    to = top(shown, 5)
    take(shown, 1, to)
    edge = shown.pane.view.visualRect(shown.pane.view.model().index(5, 0)).top()
    image = shown.pane.view.viewport().grab().toImage()
    colours = {image.pixelColor(400, y).name() for y in range(edge - 1, edge + 2)}
    assert theme().colour("accent").name() in colours
    shown.pane.drag.cancel()


def test_escape_and_a_short_way_change_nothing(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    before = shown.ids()
    take(shown, 2, top(shown, 0))
    qtbot.keyClick(shown.pane.view, Qt.Key.Key_Escape)
    assert not shown.pane.drag.is_dragging
    release(shown, top(shown, 0))
    viewport = shown.pane.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=middle(shown, 2))
    QTest.mouseMove(viewport, middle(shown, 2) + QPoint(1, 1))
    assert not shown.pane.drag.is_dragging
    release(shown, middle(shown, 2) + QPoint(1, 1))
    assert shown.ids() == before
    assert not shown.document.undo_stack.canUndo()


def test_a_card_dropped_where_it_was_is_no_edit(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    for row in (2, 3):
        to = top(shown, row)
        take(shown, 2, to)
        release(shown, to)
    assert not shown.document.undo_stack.canUndo()


def test_nothing_is_selected_on_the_way(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    take(shown, 2, middle(shown, 5))
    assert shown.selection.step_id == "call"
    shown.pane.drag.cancel()


def test_the_arrow_that_collapses_is_no_handle(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    viewport = shown.pane.view.viewport()
    place = shown.pane.view.layout_of(0).fold.center().toPoint()
    QTest.mousePress(viewport, LEFT, pos=place)
    QTest.mouseMove(viewport, place + QPoint(0, 200))
    assert not shown.pane.drag.is_dragging
    release(shown, place)


def test_held_at_the_edge_it_scrolls(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(100), height=500)
    view = shown.pane.view
    take(shown, 0, QPoint(200, view.viewport().height() - 3))
    before = view.anchor
    shown.pane.drag.scroll_at_edge()
    assert view.anchor > before
    shown.pane.drag.cancel()


def test_behind_the_last_card_of_a_filter_come_those_that_it_hides(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.pane.open_find()
    shown.pane.find_bar.chips["surprise"].click()
    settle()
    to = middle(shown, 1) + QPoint(0, 300)
    take(shown, 0, to)
    release(shown, to)
    assert shown.ids()[4:7] == ["x2", "x1", "call2"]
