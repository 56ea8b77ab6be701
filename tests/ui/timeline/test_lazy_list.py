from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QStringListModel, Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.timeline.lazy_list import LazyListView
from mrrt_studio.ui.timeline.scrolling import UNIT, Anchor, Placed

ROWS = 10_000


class Rows(LazyListView):
    """Every third row is higher; remembers which were measured."""

    def __init__(self, count: int = ROWS) -> None:
        super().__init__()
        self.measured: set[int] = set()
        self.painted: list[int] = []
        self._model = QStringListModel([str(number) for number in range(count)])
        self.setModel(self._model)

    def row_height(self, row: int) -> int:
        self.measured.add(row)
        return 120 if row % 3 == 0 else 60

    def paint_row(self, painter: QPainter, placed: Placed) -> None:
        self.painted.append(placed.row)


@pytest.fixture
def rows(qtbot: QtBot) -> Rows:
    view = Rows()
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    QApplication.processEvents()
    return view


def first_seen(view: Rows) -> int:
    return view.visible()[0].row


def scroll(view: Rows, *, pixels: int = 0, degrees: int = 0) -> None:
    place = QPointF(10, 10)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(0, pixels),
        QPoint(0, degrees),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_only_rows_near_those_that_are_seen_are_measured_and_painted(rows: Rows) -> None:
    rows.verticalScrollBar().setValue(5000 * UNIT)
    rows.repaint()
    assert len(rows.measured) < 40
    assert max(rows.painted) - 5000 < 10


def test_the_scroll_bar_goes_from_the_first_row_to_the_last(rows: Rows) -> None:
    bar = rows.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = rows.visible()[-1]
    assert (last.row, last.top + last.height) == (ROWS - 1, rows.viewport().height())
    bar.setValue(0)
    assert first_seen(rows) == 0


def test_the_wheel_scrolls_by_lines_and_a_touchpad_by_pixels(rows: Rows) -> None:
    scroll(rows, degrees=-120)
    assert rows.anchor.offset > 20
    before = rows.anchor.offset
    scroll(rows, pixels=-7)
    assert rows.anchor.offset == before + 7
    scroll(rows, pixels=5000)
    assert rows.anchor == Anchor()


def test_a_row_is_where_it_is_painted(rows: Rows) -> None:
    rows.go_to(Anchor(30, 10))
    for placed in rows.visible():
        index = rows.model().index(placed.row, 0)
        area = rows.visualRect(index)
        assert (area.top(), area.height()) == (placed.top, placed.height)
        if area.top() >= 0:
            assert rows.indexAt(area.topLeft()) == index
    assert rows.visualRect(rows.model().index(0, 0)).bottom() < 0
    assert rows.visualRect(rows.model().index(99, 0)).top() > rows.viewport().height()


@pytest.mark.parametrize("row", [0, 3, 4, 5000, ROWS - 1])
def test_the_current_row_is_scrolled_to(rows: Rows, row: int) -> None:
    rows.setCurrentIndex(rows.model().index(row, 0))
    area = rows.visualRect(rows.currentIndex())
    assert area.top() >= 0
    assert area.bottom() < rows.viewport().height()


def test_the_keyboard_walks_through_the_rows(qtbot: QtBot, rows: Rows) -> None:
    rows.setCurrentIndex(rows.model().index(0, 0))
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, ROWS - 1),
        (Qt.Key.Key_Down, ROWS - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
    ):
        qtbot.keyClick(rows, key)
        assert rows.currentIndex().row() == row
    qtbot.keyClick(rows, Qt.Key.Key_PageDown)
    assert 2 < rows.currentIndex().row() < 8


def test_a_click_selects_the_row_under_the_mouse(qtbot: QtBot, rows: Rows) -> None:
    target = rows.visible()[2]
    place = QPoint(50, target.top + 5)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows.currentIndex().row() == target.row
    assert [index.row() for index in rows.selectedIndexes()] == [target.row]


def test_few_rows_leave_no_scroll_bar_and_cannot_be_scrolled(qtbot: QtBot) -> None:
    view = Rows(2)
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    QApplication.processEvents()
    scroll(view, pixels=-50)
    assert view.anchor == Anchor()
    assert view.verticalScrollBar().maximum() == 0
    assert view.indexAt(QPoint(5, 390)).isValid() is False


def test_no_rows_are_no_trouble(qtbot: QtBot) -> None:
    view = Rows(0)
    qtbot.addWidget(view)
    view.show()
    view.repaint()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    scroll(view, pixels=-50)
    assert not view.currentIndex().isValid()


def test_the_width_for_rows_is_the_same_with_and_without_a_scroll_bar(rows: Rows) -> None:
    width = rows.content_width()
    rows.resize(300, 400_000)
    QApplication.processEvents()
    rows._model.setStringList(["one"])
    QApplication.processEvents()
    assert rows.content_width() == width
