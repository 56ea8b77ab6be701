from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.inspector.fitted_table import COPY_ROLE, FittedTable

ROW = 30


class Table(FittedTable):
    def __init__(self, rows: int) -> None:
        super().__init__()
        model = QStandardItemModel(rows, 2, self)
        for row in range(rows):
            item = QStandardItem(f"row {row}")
            item.setData(f"copied {row}", COPY_ROLE)
            model.setItem(row, 0, item)
        self.setModel(model)
        self.fit()

    def row_height(self, row: int) -> int:
        return ROW


def page_with(table: Table) -> QScrollArea:
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(table)
    return page


def test_it_is_as_tall_as_its_rows(show: Callable[..., QWidget]) -> None:
    table = Table(50)
    table.horizontalHeader().hide()
    table.fit()
    show(page_with(table))
    assert table.height() == 50 * ROW
    assert table.verticalScrollBar().maximum() == 0


def test_it_asks_for_no_width(show: Callable[..., QWidget]) -> None:
    assert Table(1).minimumSizeHint().width() == 0
    assert Table(1).sizeHint().width() == 0


def test_arrows_walk_and_the_page_follows(
    show: Callable[..., QWidget], settled: Callable[[], None], qtbot: QtBot
) -> None:
    table = Table(100)
    page = page_with(table)
    show(page, height=300)
    table.setFocus()
    table.selectRow(0)
    for _ in range(60):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    settled()
    assert table.currentIndex().row() == 60
    place = table.row_rect(60).translated(table.viewport().mapTo(page.viewport(), QPoint()))
    assert page.viewport().rect().contains(place)


def test_a_row_set_from_elsewhere_moves_nothing(
    show: Callable[..., QWidget], settled: Callable[[], None]
) -> None:
    table = Table(100)
    page = page_with(table)
    show(page, height=300)
    table.setFocus()
    table.selectRow(80)
    settled()
    assert page.verticalScrollBar().value() == 0


def test_the_wheel_belongs_to_the_page(show: Callable[..., QWidget]) -> None:
    table = Table(5)
    show(page_with(table))
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(QPointF(), QPointF(), QPoint(), QPoint(0, -120), none, keys, phase, False)
    table.wheelEvent(event)
    assert not event.isAccepted()


def test_the_current_cell_is_copied_by_key_and_by_menu(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    table = Table(5)
    show(page_with(table))
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 0))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "copied 2"
    table.setCurrentIndex(table.model().index(3, 0))
    table.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "copied 3"


def test_escape_lets_go(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    table = Table(5)
    show(page_with(table))
    table.setFocus()
    table.selectRow(2)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not table.selectionModel().hasSelection()


def test_one_tab_stop_leads_in_and_out(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    table, after = Table(5), QWidget()
    after.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(page_with(table))
    column.addWidget(after)
    show(holder)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_the_keyboard_is_seen(show: Callable[..., QWidget]) -> None:
    table = Table(3)
    show(page_with(table))
    table.setCurrentIndex(table.model().index(1, 0))
    table.clearFocus()
    without = table.grab().toImage()
    table.setFocus()
    assert table.grab().toImage() != without
