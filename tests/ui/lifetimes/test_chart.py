from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.lifetimes.chart import LifetimesChart
from mrrt_studio.ui.theme import theme
from tests.ui.lifetimes.conftest import ShowPane

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def turn(chart: LifetimesChart, modifiers: Qt.KeyboardModifier, by: int = 120) -> None:
    place = QPointF(chart.name_width() + 100, 50)
    event = QWheelEvent(
        place,
        place,
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.viewport(), event)


def test_ctrl_and_the_wheel_zoom_around_the_pointer(show_pane: ShowPane) -> None:
    pane = show_pane().pane
    before = pane.scale
    turn(pane.chart, CTRL)
    assert pane.scale.span < before.span
    assert pane.scale.moment(100) == pytest.approx(before.moment(100))
    turn(pane.chart, CTRL, -120)
    assert pane.scale.span == pytest.approx(before.span)


def test_shift_and_the_wheel_move_through_time(show_pane: ShowPane) -> None:
    pane = show_pane().pane
    before = pane.scale
    turn(pane.chart, SHIFT, -120)
    assert pane.scale.start > before.start
    assert pane.scale.span == before.span


def test_arrow_keys_move_through_time_and_rows(qtbot: QtBot, show_pane: ShowPane) -> None:
    pane = show_pane().pane
    pane.chart.setFocus()
    before = pane.scale
    qtbot.keyClick(pane.chart, Qt.Key.Key_Right)
    assert pane.scale.start > before.start
    qtbot.keyClick(pane.chart, Qt.Key.Key_Left)
    assert pane.scale.start == pytest.approx(before.start)
    qtbot.keyClick(pane.chart, Qt.Key.Key_Home)
    qtbot.keyClick(pane.chart, Qt.Key.Key_Down)
    assert pane.chart.currentIndex().row() == 1


def test_screen_readers_read_the_rows(show_pane: ShowPane) -> None:
    chart = show_pane().pane.chart
    found = QAccessible.queryAccessibleInterface(chart)
    assert found.text(QAccessible.Text.Name) == "Lifetimes"
    assert found.child(3).text(QAccessible.Text.Name).startswith("RT 1, made by login")


def test_now_goes_through_all_rows(show_pane: ShowPane) -> None:
    pane = show_pane().pane
    chart = pane.chart
    image = chart.viewport().grab().toImage()
    x = round(chart.name_width() + pane.scale.x(pane.rows.found.now))
    assert image.pixelColor(x, image.height() - 3) == theme().colour("accent")


def test_the_current_row_shows_that_it_has_the_keyboard(qtbot: QtBot, show_pane: ShowPane) -> None:
    chart = show_pane().pane.chart
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, chart.row_height(0) + 5))
    assert chart.currentIndex().row() == 1
    image = chart.viewport().grab().toImage()
    assert image.pixelColor(10, chart.row_height(0) + 6) == theme().colour("selection")


def test_names_leave_room_for_bars(show_pane: ShowPane) -> None:
    chart = show_pane(width=420).pane.chart
    assert chart.bar_width() > chart.name_width()
    assert chart.row_at(-1) is None
