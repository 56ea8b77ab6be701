"""The reach matrix as a table: a row for every application, a column for every API."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mrrt_studio.ui.reach.shown import Content, Shown
from mrrt_studio.ui.reach.words import cell_words, users_words

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Asks for texts only where somebody looks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None

    @property
    def shown(self) -> Shown | None:
        """The part of the matrix that is shown, or None before it is computed."""
        return self._shown

    def show(self, shown: Shown) -> None:
        """Show another part, or another matrix; where rows and columns stay, so do selection and place."""
        before = self._shown
        same = before is not None and before[2:] == shown[2:]
        if not same:
            self.beginResetModel()
        self._shown = shown
        if same:
            self._tell_changed()
        else:
            self.endResetModel()

    def content(self, index: _Index) -> Content | None:
        """Return what a cell shows."""
        shown = self._shown
        if shown is None or not index.isValid():
            return None
        return shown.content(shown.clients[index.row()], shown.audiences[index.column()])

    def place_of(self, client_id: str, audience: str) -> QModelIndex:
        """Return the cell of an application and an API, or an invalid index."""
        shown = self._shown
        if shown is None or client_id not in shown.clients or audience not in shown.audiences:
            return QModelIndex()
        return self.index(shown.clients.index(client_id), shown.audiences.index(audience))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of applications."""
        return 0 if parent.isValid() or self._shown is None else len(self._shown.clients)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of APIs."""
        return 0 if parent.isValid() or self._shown is None else len(self._shown.audiences)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return what a cell says, in numbers or in words."""
        content = self.content(index)
        if content is None or self._shown is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{len(content.login)} / {len(content.exchange)}" if content.shares else "–"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return cell_words(content, self._shown.matrix)
        return None

    def users_text(self, content: Content) -> str:
        """Return who reaches something there."""
        return users_words(content, self._shown.matrix) if self._shown else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Return the name of an application or API; its id in the tooltip."""
        if self._shown is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        matrix = self._shown.matrix
        if orientation == Qt.Orientation.Horizontal:
            key = self._shown.audiences[section]
            label = matrix.columns[key].api.label
        else:
            key = self._shown.clients[section]
            label = matrix.rows[key].client.label
        return label if role == Qt.ItemDataRole.DisplayRole or label == key else f"{label}\n{key}"

    def _tell_changed(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
