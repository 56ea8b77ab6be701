"""The merged authorization: one row a scope, and beneath the selected one the reason."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mrrt_studio.engine.outcome import Authorization
from mrrt_studio.ui.inspector.fitted_table import FittedTable
from mrrt_studio.ui.inspector.scope_columns import result_chip
from mrrt_studio.ui.inspector.scope_delegate import ScopeDelegate
from mrrt_studio.ui.inspector.scope_detail import ScopeDetail
from mrrt_studio.ui.inspector.scope_model import ScopeModel
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.chips import chip_size

_NAME_LETTERS = 13
"""A scope needs room for this many letters before its marks may stand beside it."""


class ScopeTable(FittedTable):
    """In columns where the pane is wide enough, else each row stacked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ScopeModel(self)
        self._delegate = ScopeDelegate()
        self._detail = ScopeDetail(self.viewport())
        self._detail.hide()
        self._expected: frozenset[str] = frozenset()
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Scopes and why"))
        theme().follow(self._restyle)

    @property
    def is_stacked(self) -> bool:
        """Whether the marks stand beneath the scopes."""
        return self._delegate.stacked

    def detail(self) -> ScopeDetail:
        """Return what explains the selected scope."""
        return self._detail

    def set_authorization(self, authorization: Authorization | None, step_type: str) -> None:
        """Show another authorization; the selected scope stays selected if it is still there."""
        if authorization == self._model.authorization:
            return
        selected, in_focus = self.selected_scope(), self.currentIndex().isValid()
        self._model.set_authorization(authorization, step_type)
        self._delegate.columns = self._model.mark_columns
        if selected is not None or in_focus:
            self.select_scope(selected or "")
        self._show_detail()
        self.fit()

    def set_expected_scopes(self, scopes: frozenset[str]) -> None:
        """Say of which scopes the verdict is expected."""
        self._expected = scopes
        self._detail.set_expected(expected=self.selected_scope() in scopes)

    def selected_scope(self) -> str | None:
        """Return the scope whose reason is shown, or None."""
        row = self._selected_row()
        return self._model.decisions()[row].scope if row is not None else None

    def select_scope(self, scope: str) -> None:
        """Select a scope; one that is not there selects none."""
        scopes = [decision.scope for decision in self._model.decisions()]
        if scope in scopes:
            self.selectRow(scopes.index(scope))
        else:
            self.clearSelection()

    def arrange_columns(self) -> None:
        """Give marks and result what they need and the scope the rest, or stack them all."""
        marks, result = self._mark_widths(), self._result_width()
        width = self.viewport().width()
        name = width - sum(marks) - result
        self._stack(stacked=name < self._smallest_name())
        widths = [width] if self.is_stacked else [name, *marks, result]
        for column, size in enumerate(widths):
            if self.columnWidth(column) != size:
                self.setColumnWidth(column, size)

    def row_height(self, row: int) -> int:
        """Return the height of a row, its reason included where it is selected."""
        decision = self._model.decisions()[row]
        height = self._delegate.base_height(decision, self.columnWidth(0))
        return height + self._detail_height() if row == self._selected_row() else height

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Show the reason of the scope that was selected."""
        super().selectionChanged(selected, deselected)
        self._show_detail()
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A second click on the selected scope closes its reason."""
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0 and row == self._selected_row():
            self.clearSelection()
        else:
            super().mousePressEvent(event)
            self.reveal_later()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag selects nothing: the rows move while their reasons open."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a bar along the selected row, over its scope and its reason."""
        super().paintEvent(event)
        if (row := self._selected_row()) is not None:
            painter = QPainter(self.viewport())
            area = self.row_rect(row)
            area.setWidth(theme().space(0.7))
            painter.fillRect(area.adjusted(0, 0, 0, -1), theme().colour("accent"))
            painter.end()

    def fit(self) -> None:
        """Put the reason where its row now ends."""
        super().fit()
        self._place_detail()

    def event(self, event: QEvent) -> bool:
        """The reason has another height when its font has loaded or its texts have changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def _selected_row(self) -> int | None:
        rows = self.selectionModel().selectedRows() if self.selectionModel() else []
        return rows[0].row() if rows else None

    def _show_detail(self) -> None:
        row, authorization = self._selected_row(), self._model.authorization
        self._detail.setVisible(row is not None)
        if row is not None and authorization is not None:
            decision = self._model.decisions()[row]
            self._detail.set_decision(decision, authorization)
            self._detail.set_expected(expected=decision.scope in self._expected)

    def _detail_height(self) -> int:
        layout = self._detail.layout()
        return layout.heightForWidth(self.viewport().width()) if layout else 0

    def _place_detail(self) -> None:
        row = self._selected_row()
        if row is None:
            return
        height = self._detail_height()
        area = self.row_rect(row)
        self._detail.setGeometry(0, area.bottom() + 1 - height, area.width(), height - 1)

    def _stack(self, *, stacked: bool) -> None:
        self._delegate.stacked = stacked
        self.horizontalHeader().setVisible(not stacked)
        for column in range(1, self._model.columnCount()):
            self.setColumnHidden(column, stacked)

    def _mark_widths(self) -> list[int]:
        metrics = QFontMetrics(theme().font("small-strong"))
        return [metrics.horizontalAdvance(c.title) + theme().space(2.5) for c in self._model.mark_columns]

    def _result_width(self) -> int:
        """The chip stands at the right end; the title of its column has room too."""
        kinds = {(d.granted, d.withheld, d.sources): d for d in self._model.decisions()}
        widths = (chip_size(result_chip(decision)).width() for decision in kinds.values())
        return max(widths, default=0) + theme().space(1)

    def _smallest_name(self) -> int:
        letters = QFontMetrics(theme().font("mono")).horizontalAdvance("m" * _NAME_LETTERS)
        return letters + theme().space(2)

    def _restyle(self) -> None:
        self.fit()
