"""The pane Compare: the document now against another state, file or assumption, decision by decision."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.simulation.compare import Comparison
from mrrt_studio.simulation.compare_render import Labels, compare_json, compare_markdown, compare_text
from mrrt_studio.ui.background import Background
from mrrt_studio.ui.compare.rows import Index, RowModel, has_text, reach_rows, step_rows
from mrrt_studio.ui.compare.sources import Found, Question, SourceKind, answer
from mrrt_studio.ui.compare.tools import Tools
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.freshness import Freshness
from mrrt_studio.ui.inspector.copy_button import CopyForm
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.tenant.notice import Notice
from mrrt_studio.ui.theme import set_ground
from mrrt_studio.ui.widgets.empty_state import EmptyState
from mrrt_studio.ui.widgets.tabs import TabPages

_OPENED_AT_ONCE = 12
"""Steps whose decisions are shown without a click; of more, only the steps."""
_DECISION_SHARES = (0.2, 0.22, 0.22)
_REACH_SHARES = (0.22, 0.22, 0.1, 0.12, 0.17)
"""Parts of the width that the columns take; the last one has the rest."""


class ComparePane(QWidget):
    """Asks another thread while it is visible; choosing a row selects the step."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._background = Background(self)
        self._found = Found()
        self.tools = Tools()
        self.decisions, self.decision_rows = _table(self.tr("Decisions that differ"))
        self.reach, self.reach_rows = _table(self.tr("Reach that differs"))
        self.reach.setRootIsDecorated(False)
        self.pages = TabPages(self.tr("Comparison"))
        self._arrange()
        self._connect()
        self.freshness = Freshness(self, self._refresh)

    def open_find(self) -> None:
        """Put the keyboard into the filter."""
        self.tools.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.search.selectAll()

    @property
    def comparison(self) -> Comparison | None:
        """What was found last."""
        return self._found.comparison

    @property
    def is_busy(self) -> bool:
        """Whether the answer is still being computed."""
        return self._background.is_busy

    def sentence(self) -> str:
        """Return what the pane says where it shows no table."""
        shown = self._stack.currentWidget()
        return shown.accessibleName() if isinstance(shown, EmptyState) else ""

    def _arrange(self) -> None:
        self.pages.add_page(self.tr("Decisions"), self.decisions)
        self.pages.add_page(self.tr("Reach"), self.reach)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        set_ground(self, "surface")
        self.setAccessibleName(self.tr("Compare"))
        self._say(self.tr("Comparing…"))

    def _connect(self) -> None:
        self._document.timeline_changed.connect(self._touch)
        self._document.path_changed.connect(self._touch)
        self._document.undo_stack.cleanChanged.connect(self._touch)
        self.tools.changed.connect(self._touch)
        self.tools.file_wanted.connect(self._choose_file)
        self.tools.search.textChanged.connect(self._filter)
        self.decisions.selectionModel().currentChanged.connect(self._select_step)

    def _touch(self) -> None:
        self.freshness.touch()

    def _refresh(self) -> None:
        self.tools.offer_values(dict(self._document.timeline.world.choices))
        question = self._question()
        self._background.ask(lambda: answer(question), self._show)

    def _question(self) -> Question:
        kind, tools = self.tools.kind(), self.tools
        path = tools.path if kind == "file" else self._document.path
        return Question(
            now=self._document.timeline,
            kind=kind,
            before=self._document.undo_stack.before_last(),
            path=path,
            same_steps=tools.same_steps.isChecked(),
            assumption=tools.assumption.value(),
            value=tools.value.value(),
        )

    def _show(self, found: Found) -> None:
        self._found = found
        comparison = found.comparison
        self.tools.copy.set_forms(self._forms(comparison) if comparison is not None else ())
        if comparison is None:
            self._show_nothing(found)
        elif comparison.is_empty:
            alike = self.tr("Every step decides alike, and everybody reaches the same.")
            self._say(self.tr("Nothing differs"), alike, "ok")
        else:
            self._show_rows(comparison)
        if found.remarks:
            self.message.emit(Notice("info", self.tr("Matched by name."), "\n".join(found.remarks)))

    def _show_rows(self, comparison: Comparison) -> None:
        then = self._label(self.tools.kind())
        kept = self._current_step()
        titles = (self.tr("Decision"), then, self.tr("Now"), self.tr("Because"))
        self.decision_rows.set_rows(step_rows(comparison), titles)
        where = (self.tr("Application"), self.tr("API"), self.tr("How"), self.tr("User"))
        self.reach_rows.set_rows(reach_rows(self._found.reach), (*where, then, self.tr("Now")))
        self.pages.bar.set_count(0, len(comparison.steps))
        self.pages.bar.set_count(1, len(self.reach_rows.rows))
        self._open_few(len(comparison.steps))
        self._fit()
        self._mark(kept)
        self._filter()
        self._stack.setCurrentIndex(0)

    def _filter(self) -> None:
        """Steps and reach that have the text anywhere stay; a step keeps all of its decisions."""
        text = self.tools.search.text().strip()
        for view, model in ((self.decisions, self.decision_rows), (self.reach, self.reach_rows)):
            for number, row in enumerate(model.rows):
                view.setRowHidden(number, QModelIndex(), not has_text(row, text))

    def _open_few(self, count: int) -> None:
        """Of a few steps everything is seen at once, their titles across all columns."""
        if count <= _OPENED_AT_ONCE:
            self.decisions.expandAll()
            for number, row in enumerate(self.decision_rows.rows):
                self.decisions.setFirstColumnSpanned(number, QModelIndex(), bool(row.children))

    def _show_nothing(self, found: Found) -> None:
        if found.problem:
            self._say(self.tr("This file cannot be compared"), found.problem, "refused")
        elif self.tools.kind() == "file":
            self._say(self.tr("No file chosen"), self.tr("Choose the scenario file to compare with."))
        elif self.tools.kind() == "saved":
            advice = self.tr("Save the document once, then every change can be compared with it.")
            self._say(self.tr("Never saved"), advice)
        else:
            self._say(self.tr("No edit yet"), self.tr("After an edit, this tells what it made different."))

    def _say(self, title: str, sentence: str = "", icon_name: str = "info") -> None:
        if (before := self._stack.widget(1)) is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self._stack.addWidget(EmptyState(icon_name, title, sentence))
        self._stack.setCurrentIndex(1)

    def _label(self, kind: SourceKind) -> str:
        if kind == "file" and self.tools.path is not None:
            return self.tools.path.name
        if kind == "assumption":
            return f"{self.tools.assumption.value()}={self.tools.value.value()}"
        return self.tr("Saved") if kind == "saved" else self.tr("Before")

    def _forms(self, comparison: Comparison) -> tuple[CopyForm, ...]:
        labels = Labels(self._label(self.tools.kind()), self.tr("Now"))
        return (
            (self.tr("As text"), lambda: compare_text(comparison, labels)),
            (self.tr("As Markdown"), lambda: compare_markdown(comparison, labels)),
            (self.tr("As JSON"), lambda: compare_json(comparison, labels)),
        )

    def _choose_file(self) -> None:
        folder = str(self._document.path.parent) if self._document.path else ""
        filters = self.tr("Scenarios (*.mrrt.json *.json *.yaml *.yml);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Compare with a file"), folder, filters)
        if name:
            self.tools.set_path(Path(name))

    def _current_step(self) -> str:
        index = self.decisions.currentIndex()
        return self.decision_rows.row(index).step_id if index.isValid() else ""

    def _select_step(self, index: QModelIndex) -> None:
        if index.isValid() and (step_id := self.decision_rows.row(index).step_id):
            self._selection.select_step(step_id)

    def _mark(self, step_id: str) -> None:
        """Keep to the step that was looked at, without choosing anything."""
        for number, row in enumerate(self.decision_rows.rows):
            if step_id and row.step_id == step_id:
                model = self.decisions.selectionModel()
                model.blockSignals(True)  # noqa: FBT003 - Qt's own
                self.decisions.setCurrentIndex(self.decision_rows.index(number, 0))
                model.blockSignals(False)  # noqa: FBT003
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for view, shares in ((self.decisions, _DECISION_SHARES), (self.reach, _REACH_SHARES)):
            for column, share in enumerate(shares):
                view.setColumnWidth(column, round(self.width() * share))


class _LastInTheMiddle(QStyledItemDelegate):
    """Cuts names at their end, and causes in the middle: both the place and what it became are seen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Cut the last column elsewhere than the others."""
        super().initStyleOption(option, index)
        is_last = index.column() == index.model().columnCount() - 1
        option.textElideMode = Qt.TextElideMode.ElideMiddle if is_last else Qt.TextElideMode.ElideRight


def _table(name: str) -> tuple[QTreeView, RowModel]:
    view = QTreeView()
    model = RowModel(("",), view)
    view.setModel(model)
    view.setAccessibleName(name)
    view.setUniformRowHeights(True)
    view.setAllColumnsShowFocus(True)
    view.setItemDelegate(_LastInTheMiddle(view))
    view.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    view.header().setStretchLastSection(True)
    return view, model
