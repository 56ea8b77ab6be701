"""The keyword markers of a Deploy CLI tenant, and the values that a person gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.formats.keywords import KeywordValue, given
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.labels import HintLabel, SectionLabel

_AFTER_TYPING = 300
"""Milliseconds until what was typed is read again."""


class KeywordTable(QWidget):
    """One row a keyword; an empty value keeps the marker, so that an export writes it back."""

    changed = Signal()
    file_wanted = Signal()
    """A mapping file is to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapped: Mapping[str, KeywordValue] = {}
        self.table = QTableWidget(0, 2)
        self.load = ActionButton(self.tr("Load config.json…"), "plain", "open")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_TYPING)
        self._later.timeout.connect(self.changed)
        self._arrange()
        self.table.itemChanged.connect(lambda _item: self._later.start())
        self.load.clicked.connect(self.file_wanted)

    def add_markers(self, markers: Iterable[str]) -> None:
        """Show the keywords of markers that are not there yet."""
        with QSignalBlocker(self.table):
            for name in dict.fromkeys(marker.strip("#@") for marker in markers):
                if name not in self.names():
                    self._add(name)

    def names(self) -> list[str]:
        """Return the keywords."""
        items = (self.table.item(row, 0) for row in range(self.table.rowCount()))
        return [item.text() for item in items if item is not None]

    def set_mapped(self, values: Mapping[str, KeywordValue]) -> None:
        """Take the values of a mapping file; what is typed goes before them."""
        self._mapped = values
        self.changed.emit()

    def values(self) -> dict[str, KeywordValue]:
        """Return the values of all keywords that have one."""
        typed = {}
        for row, name in enumerate(self.names()):
            item = self.table.item(row, 1)
            if item is not None and item.text():
                typed[name] = given(item.text())
        return {**self._mapped, **typed}

    def _add(self, name: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        keyword = QTableWidgetItem(name)
        keyword.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.table.setItem(row, 0, keyword)
        value = QTableWidgetItem("")
        value.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("Value of {name}").format(name=name))
        self.table.setItem(row, 1, value)

    def _arrange(self) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("Keyword"), self.tr("Value")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self.tr("Keywords and their values"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(SectionLabel(self.tr("Keywords")))
        hint = self.tr("Without a value the marker stays as it is, and an export writes it back.")
        self._column.addWidget(HintLabel(hint))
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.load)
        theme().follow(self._restyle)

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().space(1.5))
        self.table.verticalHeader().setDefaultSectionSize(theme().space(8))
