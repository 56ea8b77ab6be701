"""The rows of the table of scopes, for the eye and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from mrrt_studio.engine.explain import explain_scope
from mrrt_studio.engine.outcome import Authorization, ScopeDecision
from mrrt_studio.ui.inspector.fitted_table import COPY_ROLE
from mrrt_studio.ui.inspector.scope_columns import (
    Mark,
    ScopeColumn,
    columns_of,
    result_text,
    result_word,
)
from mrrt_studio.ui.theme import theme

DECISION_ROLE = Qt.ItemDataRole.UserRole + 2
MARK_ROLE = Qt.ItemDataRole.UserRole + 3

Index = QModelIndex | QPersistentModelIndex


class ScopeModel(QAbstractTableModel):
    """Scope first, the marks that apply, the result last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._authorization: Authorization | None = None
        self._columns: tuple[ScopeColumn, ...] = ()

    @property
    def authorization(self) -> Authorization | None:
        """What is shown."""
        return self._authorization

    @property
    def mark_columns(self) -> tuple[ScopeColumn, ...]:
        """The columns between scope and result."""
        return self._columns

    def decisions(self) -> tuple[ScopeDecision, ...]:
        """Return the scopes in the order of the rows."""
        return self._authorization.scopes if self._authorization else ()

    def set_authorization(self, authorization: Authorization | None, step_type: str) -> None:
        """Show another authorization."""
        self.beginResetModel()
        self._authorization = authorization
        self._columns = columns_of(authorization, step_type) if authorization else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of scopes."""
        return 0 if parent.isValid() else len(self.decisions())

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of columns: those of the marks and one at either end."""
        return 0 if parent.isValid() else len(self._columns) + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | QFont | None:
        """Return title and hint of a column."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section) | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return theme().font("small-strong")
        title, hint = self._heading(section)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return title
        is_hint = role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
        return hint if is_hint else None

    def _side(self, section: int) -> Qt.AlignmentFlag:
        if section == 0:
            return Qt.AlignmentFlag.AlignLeft
        is_mark = section <= len(self._columns)
        return Qt.AlignmentFlag.AlignHCenter if is_mark else Qt.AlignmentFlag.AlignRight

    def _heading(self, section: int) -> tuple[str, str]:
        if section == 0:
            return self.tr("Scope"), self.tr("The scope, and the rule that decided")
        if section <= len(self._columns):
            column = self._columns[section - 1]
            return column.title, column.hint
        return self.tr("Result"), self.tr("What became of it, with the icon of its source")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says and copies."""
        decision = self.decisions()[index.row()]
        if role == DECISION_ROLE:
            return decision
        mark = self._mark(decision, index.column())
        if role == MARK_ROLE:
            return mark
        if index.column() == 0:
            return self._scope_data(decision, role)
        if mark is None:
            return self._result_data(decision, role)
        return self._mark_data(mark, index.column(), role)

    def _mark(self, decision: ScopeDecision, column: int) -> Mark | None:
        inside = 0 < column <= len(self._columns)
        return self._columns[column - 1].judge(decision) if inside else None

    def _scope_data(self, decision: ScopeDecision, role: int) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, COPY_ROLE):
            return decision.scope
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{decision.scope}\n{self.sentence(decision)}"
        return self.summary(decision) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _mark_data(self, mark: Mark, column: int, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.symbol
        if role in (Qt.ItemDataRole.ToolTipRole, COPY_ROLE):
            return mark.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._columns[column - 1].title}: {mark.sentence}"
        return None

    def _result_data(self, decision: ScopeDecision, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return result_word(decision)
        if role in (Qt.ItemDataRole.ToolTipRole, COPY_ROLE):
            return self.sentence(decision)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return result_text(decision)
        return None

    def sentence(self, decision: ScopeDecision) -> str:
        """Return why a scope has its result."""
        authorization = self._authorization
        return explain_scope(decision, authorization).text if authorization else ""

    def summary(self, decision: ScopeDecision) -> str:
        """Return a whole row for screen readers: scope, result, sources and the reason."""
        return f"{decision.scope}: {result_text(decision)}. {self.sentence(decision)}"
