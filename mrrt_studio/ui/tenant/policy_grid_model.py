"""Scopes as rows and APIs as columns; a cell is worked out when it is painted, so that size costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mrrt_studio.ui.tenant.policy_grid import CellState, GridColumn

Index = QModelIndex | QPersistentModelIndex

STATE_ROLE = Qt.ItemDataRole.UserRole
"""The ``CellState`` of a cell."""
OBSTACLE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether no policy for the API of a column has any effect."""
_NO_INDEX = QModelIndex()
_TEXTS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class PolicyGridModel(QAbstractTableModel):
    """What the grid shows; ``show_grid`` keeps it up to date."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[GridColumn, ...] = ()
        self._all: tuple[str, ...] = ()
        self._scopes: tuple[str, ...] = ()
        self._wanted = ""

    def show_grid(self, columns: Sequence[GridColumn], scopes: Sequence[str]) -> None:
        """Show other policies; rows and columns that stay keep the place of the keyboard.

        Args:
            columns: one for each API.
            scopes: the rows.
        """
        now, all_scopes = tuple(columns), tuple(scopes)
        is_same_shape = all_scopes == self._all and _audiences(now) == _audiences(self._columns)
        if is_same_shape:
            self._columns = now
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(now) - 1))
            return
        self.beginResetModel()
        self._columns, self._all = now, all_scopes
        self._scopes = self._matching()
        self.endResetModel()

    def find(self, text: str) -> None:
        """Show only scopes that hold a text, whatever its case."""
        self.beginResetModel()
        self._wanted = text.strip().casefold()
        self._scopes = self._matching()
        self.endResetModel()

    def scope(self, row: int) -> str:
        """Return the scope of a row."""
        return self._scopes[row]

    def column(self, number: int) -> GridColumn:
        """Return the API of a column."""
        return self._columns[number]

    def state(self, row: int, column: int) -> CellState:
        """Return how a cell is shown."""
        return self._columns[column].state(self._scopes[row])

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a scope that is found."""
        return 0 if parent.isValid() else len(self._scopes)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """One column an API."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Return the state of a cell, or the sentence about it."""
        if not index.isValid():
            return None
        if role == STATE_ROLE:
            return self.state(index.row(), index.column())
        return self.sentence(index.row(), index.column()) if role in _TEXTS else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Return the name of an API or a scope, and why an API gets nothing."""
        if orientation == Qt.Orientation.Vertical:
            return self._scopes[section] if role in (Qt.ItemDataRole.DisplayRole, *_TEXTS) else None
        column = self._columns[section]
        if role == OBSTACLE_ROLE:
            return bool(column.obstacle)
        if role in _TEXTS:
            return "\n".join(
                dict.fromkeys(part for part in (column.label, column.audience, column.obstacle) if part)
            )
        return column.label if role == Qt.ItemDataRole.DisplayRole else None

    def sentence(self, row: int, column: int) -> str:
        """Return what a cell says, for the tooltip and screen readers."""
        scope, api = self._scopes[row], self._columns[column]
        texts: dict[CellState, str] = {
            "on": self.tr("{scope} of {api}: an exchange may get it."),
            "off": self.tr("{scope} of {api}: in no policy."),
            "ignored": self.tr("{scope} of {api}: in a policy, without effect."),
            "absent": self.tr("{api} defines no {scope}."),
        }
        told = texts[api.state(scope)].format(scope=scope, api=api.label)
        reason = api.reason(scope)
        return f"{told} {reason}" if reason else told

    def _matching(self) -> tuple[str, ...]:
        if not self._wanted:
            return self._all
        return tuple(scope for scope in self._all if self._wanted in scope.casefold())


def _audiences(columns: tuple[GridColumn, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((column.audience, column.label) for column in columns)
