"""Rows of two texts, such as a scope and its description, with an empty row at the end that adds one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from mrrt_studio.ui.theme import FontRole, icon, theme

Index = QModelIndex | QPersistentModelIndex
Pair = tuple[str, str]

REMOVE_COLUMN = 2
_NO_INDEX = QModelIndex()


class PairModel(QAbstractTableModel):
    """What the table shows; edits are only told, and come back through ``show_rows``."""

    text_edited = Signal(int, int, str)
    """Row, column and the new text; the row behind the last one is a new one."""

    def __init__(self, headers: Pair, placeholder: str, roles: tuple[FontRole, FontRole]) -> None:
        super().__init__()
        self._headers = headers
        self._placeholder = placeholder
        self._roles = roles
        self._rows: tuple[Pair, ...] = ()
        self._drafts = 1
        self._notes: Mapping[int, str] = {}

    def rows(self) -> tuple[Pair, ...]:
        """Return what is shown, without the empty row."""
        return self._rows

    def show_rows(self, rows: Sequence[Pair], notes: Mapping[int, str] | None = None) -> None:
        """Show other rows; those that stay keep editor and cursor.

        Args:
            rows: the texts.
            notes: by row, what is unwise about it.
        """
        self._notes = notes or {}
        now = tuple(rows)
        self._grow_to(len(now))
        self._shrink_to(len(now))
        self._rows, self._drafts = now, 1
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def _grow_to(self, count: int) -> None:
        """Rows come behind the empty one, so that the row that is being typed into becomes the new one."""
        before = len(self._rows)
        if count > before:
            self.beginInsertRows(_NO_INDEX, before + 1, count)
            self._drafts = 1 + count - before
            self.endInsertRows()

    def _shrink_to(self, count: int) -> None:
        before = len(self._rows)
        if count < before:
            self.beginRemoveRows(_NO_INDEX, count, before - 1)
            self._rows = self._rows[:count]
            self.endRemoveRows()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """The rows, and the empty one."""
        return 0 if parent.isValid() else len(self._rows) + self._drafts

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Two texts, and the mark that removes."""
        return 0 if parent.isValid() else REMOVE_COLUMN + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Texts are edited in place; the mark is for the mouse alone, since Delete does the same."""
        if not index.isValid() or index.column() == REMOVE_COLUMN:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Return the two titles."""
        if role == Qt.ItemDataRole.FontRole:
            return theme().font("small-strong")
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section] if section < len(self._headers) else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a text, its looks, and the note of its row."""
        if not index.isValid():
            return None
        if index.row() >= len(self._rows):
            return self._draft_data(index.column(), role)
        if index.column() == REMOVE_COLUMN:
            return icon("close", "text-faint") if role == Qt.ItemDataRole.DecorationRole else None
        return self._text_data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Tell of an edit; the text here changes when the document has changed."""
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.text_edited.emit(index.row(), index.column(), value)
        return True

    def _text_data(self, index: Index, role: int) -> Any:  # noqa: ANN401
        note = self._notes.get(index.row(), "")
        text = self._rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.FontRole:
            return theme().font(self._roles[index.column()])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and note:
            return icon("warning", "surprise")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return "\n".join(part for part in (text, note) if part)
        return None

    def _draft_data(self, column: int, role: int) -> Any:  # noqa: ANN401
        if role == Qt.ItemDataRole.EditRole and column < REMOVE_COLUMN:
            return ""
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return self._placeholder
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme().colour("text-faint")
        return None
