"""The pane of the tenant log: every entry of the run, to be filtered, copied and traced to its step."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.ui.background import Background
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.freshness import Freshness
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.tenant_log.entry_model import EntryModel, Row, rows_of
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.empty_state import EmptyState
from mrrt_studio.ui.widgets.labels import HintLabel

_WIDTHS = (52, 18, 72, 64, 40, 52)
"""Of the columns, in units of the theme's space."""
_WIDE = (2, 3)
"""Columns of sentences, which take the room that there is."""


class TenantLogPane(QWidget):
    """A table of all entries; the entries are made in another thread and only while the pane is visible."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._background = Background(self)
        self.model = EntryModel(self)
        self.table = QTableView()
        self.search = QLineEdit()
        self.go = ActionButton(self.tr("Go to Step"))
        self.copy = ActionButton(self.tr("Copy as JSON"), icon_name="copy")
        self._none = HintLabel(self.tr("No entry has these words."))
        self._arrange()
        self._connect()
        self._show_current()
        self.freshness = Freshness(self, self._refresh)

    @property
    def current(self) -> Row | None:
        """The selected entry."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def open_find(self) -> None:
        """Put the keyboard into the filter."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _arrange(self) -> None:
        self._arrange_table()
        self.search.setPlaceholderText(self.tr("Filter"))
        self.search.setAccessibleName(self.tr("Filter the tenant log"))
        self.search.setClearButtonEnabled(True)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._line = QHBoxLayout()
        self._line.addWidget(self.search, 1)
        self._line.addWidget(self.go)
        self._line.addWidget(self.copy)
        self._column.addLayout(self._line)
        self._column.addWidget(self._none)
        self._column.addWidget(self.table, 1)
        advice = self.tr("Logins, exchanges and revocations write entries when they are played.")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(EmptyState("search", self.tr("The tenant log is empty"), advice))
        self._stack.addWidget(content)
        self.setFocusProxy(self.table)
        set_ground(self, "surface")
        theme().follow(self._restyle)

    def _arrange_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Tenant log"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in _WIDE:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._document.timeline_changed.connect(self._touch)
        self.search.textChanged.connect(self._filter)
        self.table.selectionModel().currentChanged.connect(self._show_current)
        self.table.activated.connect(self._go)
        self.go.clicked.connect(self._go)
        self.copy.clicked.connect(self._copy)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._copy)

    def _touch(self) -> None:
        self.freshness.touch()

    def _refresh(self) -> None:
        self._background.ask(partial(rows_of, self._document.timeline), self._show)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self._stack.setCurrentIndex(1 if rows else 0)
        self._rebuild(partial(self.model.show_rows, rows))

    def _filter(self, text: str) -> None:
        self._rebuild(partial(self.model.filter, text))

    def _rebuild(self, change: Callable[[], object]) -> None:
        """Change the rows; the same entry stays selected, at the same place of the view."""
        before, scrolled = self.current, self.table.verticalScrollBar().value()
        change()
        place = self.model.place_of(before.key) if before else -1
        self.table.setCurrentIndex(self.model.index(place, 0) if place >= 0 else QModelIndex())
        self.table.verticalScrollBar().setValue(scrolled)
        self._none.setVisible(not self.model.rows)
        self._show_current()

    def _show_current(self) -> None:
        for button in (self.go, self.copy):
            button.setEnabled(self.current is not None)

    def _go(self) -> None:
        row = self.current
        if row is not None and row.step_id in self._document.timeline.by_id:
            self._selection.select_step(row.step_id)

    def _copy(self) -> None:
        if (row := self.current) is not None:
            QGuiApplication.clipboard().setText(json.dumps(row.entry, indent=2, ensure_ascii=False))

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3), space(2), space(3), space(2))
        self._column.setSpacing(space(1.5))
        self._line.setSpacing(space(2))
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + space(2))
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, space(width))
