from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.zoom import LARGEST_ZOOM, SMALLEST_ZOOM, Zoom
from tests.simulation.story_samples import long_story, story
from tests.ui.timeline.conftest import Shown, ShowPane, settle

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def wheel(shown: Shown, turned: int, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    place = QPointF(200, 100)
    event = QWheelEvent(
        place,
        place,
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown.pane.view.viewport(), event)
    settle()


def test_it_stays_between_its_ends_and_tells_only_changes() -> None:
    zoom, told = Zoom(), list[int]()
    zoom.changed.connect(lambda: told.append(zoom.percent))
    for _ in range(10):
        zoom.larger()
    assert told == [110, 120, 130, 140, 150, 160]
    zoom.set_percent(1)
    zoom.smaller()
    assert (zoom.percent, zoom.factor) == (SMALLEST_ZOOM, 0.6)
    zoom.reset()
    assert told[-2:] == [60, 100]
    assert LARGEST_ZOOM == 160


def test_the_wheel_with_control_zooms_the_timeline_alone(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    before = shown.pane.view.row_height(0)
    wheel(shown, 240)
    assert shown.pane.view.zoom.percent == 120
    assert shown.pane.view.row_height(0) > before
    assert theme().text_scale == 1.0
    for _ in range(4):
        wheel(shown, -60)
    assert shown.pane.view.zoom.percent == 100
    assert shown.pane.view.row_height(0) == before


def test_the_wheel_alone_scrolls(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(100))
    wheel(shown, -120, Qt.KeyboardModifier.NoModifier)
    assert shown.pane.view.zoom.percent == 100
    assert shown.pane.view.anchor != (0, 0)


def test_the_keyboard_zooms(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    view = shown.pane.view
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Plus, CONTROL | ALT)
    assert view.zoom.percent == 110
    qtbot.keyClick(view, Key.Key_Minus, CONTROL | ALT)
    qtbot.keyClick(view, Key.Key_Minus, CONTROL | ALT)
    assert view.zoom.percent == 90
    qtbot.keyClick(view, Key.Key_0, CONTROL | ALT)
    assert view.zoom.percent == 100


@pytest.mark.parametrize("percent", [60, 160])
def test_a_place_is_what_is_drawn_there(qtbot: QtBot, show_pane: ShowPane, percent: int) -> None:
    shown = show_pane(story())
    view = shown.pane.view
    view.zoom.set_percent(percent)
    settle()
    top = view.visualRect(view.model().index(0, 0)).top()
    fold = (view.layout_of(0).fold.center() * view.zoom.factor).toPoint() + QPoint(0, top)
    assert view.fold_at(fold) == "login"
    chip = view.layout_of(0).chips[0]
    place = (chip.area.center() * view.zoom.factor).toPoint() + QPoint(0, top)
    assert view.tooltip_at(place).startswith("Access token")
    right = view.layout_of(0).frame.right() * view.zoom.factor
    assert right <= view.viewport().width()
    assert abs(right - shown.pane.add_bar._edges[1]) < 2
    assert not shown.pane.grab().isNull()


def test_the_row_at_the_edge_stays_there(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(100))
    view = shown.pane.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    row = view.anchor.row
    view.zoom.set_percent(140)
    assert view.anchor.row == row


def test_the_names_of_the_lanes_are_as_large_as_the_cards(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    header = shown.pane.header
    before = header.sizeHint().height()
    shown.pane.view.zoom.set_percent(150)
    settle()
    assert header.height() == header.sizeHint().height() > before
    x = shown.pane.view._tracks.columns[1].x * 1.5
    assert header.name_at(QPoint(round(x), 5)) == "Phone app"
