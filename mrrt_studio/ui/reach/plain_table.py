"""A table of texts in which every cell can have an icon; Qt paints only what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mrrt_studio.ui.theme import icon, theme

_MEASURED_ROWS = 20


class CellText(NamedTuple):
    """What a cell shows."""

    text: str
    icon_name: str = ""
    colour: str = "text"
    tooltip: str = ""


class PlainTable(QTableWidget):
    """Rows that are only read.

    Args:
        name: what screen readers call it.
        titles: of the columns; the last one takes the room that is left.
    """

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(titles), parent)
        self.setHorizontalHeaderLabels(list(titles))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(titles) - 1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        theme().follow(self._restyle)

    def show_rows(self, rows: Sequence[Sequence[CellText]]) -> None:
        """Show other rows; the current one stays where it is."""
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self.setItem(row, column, _item(cell))

    def texts(self) -> list[list[str]]:
        """Return what stands in the cells."""
        items = [[self.item(row, at) for at in range(self.columnCount())] for row in range(self.rowCount())]
        return [[item.text() if item else "" for item in row] for row in items]

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().space(6.5))


def _item(cell: CellText) -> QTableWidgetItem:
    item = QTableWidgetItem(cell.text)
    item.setToolTip(cell.tooltip or cell.text)
    if cell.icon_name:
        item.setIcon(icon(cell.icon_name, cell.colour))
    return item
