"""The scopes of one cell: what login and exchange say about each, and why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mrrt_studio.simulation.reach_explain import CellExplanation, Way
from mrrt_studio.ui.theme import icon, theme
from mrrt_studio.ui.widgets.marked import plain_of_marked

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
SCOPE, LOGIN, EXCHANGE = range(3)


class ScopeModel(QAbstractTableModel):
    """A row for every scope that login or exchange speak of; reasons are told when somebody asks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explained: CellExplanation | None = None
        self._scopes: tuple[str, ...] = ()
        self._verdicts: tuple[dict[str, bool], dict[str, bool]] = ({}, {})

    def show(self, explained: CellExplanation | None) -> None:
        """Show another cell, or none."""
        self.beginResetModel()
        self._explained = explained
        self._scopes = explained.scopes if explained else ()
        ways = (explained.login, explained.exchange) if explained else (None, None)
        self._verdicts = (_verdicts(ways[0]), _verdicts(ways[1]))
        self.endResetModel()

    def scope_at(self, row: int) -> str:
        """Return the scope of a row, or an empty text."""
        return self._scopes[row] if 0 <= row < len(self._scopes) else ""

    def reasons(self, row: int) -> tuple[str, ...]:
        """Return why the scope of a row is granted or dropped: at login, and by exchange."""
        scope, explained = self.scope_at(row), self._explained
        if explained is None or not scope:
            return ()
        told: list[str] = []
        named = ((self.tr("At login"), explained.login), (self.tr("By exchange"), explained.exchange))
        for name, way in named:
            explanation = way.explain(scope) if way is not None else None
            if explanation is not None:
                told.append(f"**{name}:** {explanation.text} {explanation.advice}".strip())
        return tuple(told)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of scopes."""
        return 0 if parent.isValid() else len(self._scopes)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return three: scope, login, exchange."""
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return a scope or a verdict in words."""
        if not index.isValid():
            return None
        scope = self._scopes[index.row()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return "\n".join((scope, *map(plain_of_marked, self.reasons(index.row()))))
        if index.column() == SCOPE:
            return self._scope_data(scope, role)
        granted = self._verdicts[index.column() - 1].get(scope)
        if role == Qt.ItemDataRole.DisplayRole:
            return {True: self.tr("yes"), False: self.tr("no"), None: "–"}[granted]
        if role == Qt.ItemDataRole.DecorationRole and granted is not None:
            return icon("ok", "ok") if granted else icon("dropped", "dropped")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Return the names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Scope"), self.tr("Login"), self.tr("Exchange"))[section]
        return None

    @staticmethod
    def _scope_data(scope: str, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return scope
        return theme().font("mono") if role == Qt.ItemDataRole.FontRole else None


def _verdicts(way: Way | None) -> dict[str, bool]:
    return {decision.scope: decision.granted for decision in way.decisions} if way is not None else {}
