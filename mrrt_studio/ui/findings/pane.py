"""The pane of findings: everything that Auth0 would silently ignore or that surprises, and what mends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QStackedLayout, QVBoxLayout, QWidget

from mrrt_studio.scenario.findings import Finding
from mrrt_studio.simulation.finding_fixes import Fix, fixes
from mrrt_studio.simulation.played_findings import all_findings, suffered
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.findings.details import FindingDetails
from mrrt_studio.ui.findings.finding_model import FindingModel
from mrrt_studio.ui.findings.going import go_to
from mrrt_studio.ui.findings.known import survey_of
from mrrt_studio.ui.freshness import Freshness
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.tenant.notice import Notice
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.empty_state import EmptyState
from mrrt_studio.ui.widgets.labels import HintLabel

_MOST_STEPS = 12
"""More steps that suffered from one finding nobody goes through one by one."""


class FindingsPane(QWidget):
    """The list beside the selected finding in full; refreshed while it is visible."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._survey = survey_of(document)
        self._found: tuple[Finding, ...] = ()
        self.model = FindingModel(self)
        self.list = QListView()
        self.search = QLineEdit()
        self.details = FindingDetails()
        self._none = HintLabel(self.tr("No finding has these words."))
        self._arrange()
        self._connect()
        self.freshness = Freshness(self, self._refresh)

    def open_find(self) -> None:
        """Put the keyboard into the filter."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @property
    def current(self) -> Finding | None:
        """The selected finding."""
        return self.model.finding_at(self.list.currentIndex().row())

    def _arrange(self) -> None:
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Findings"))
        self.search.setPlaceholderText(self.tr("Filter"))
        self.search.setAccessibleName(self.tr("Filter findings"))
        self.search.setClearButtonEnabled(True)
        beside = QWidget()
        self._line = QHBoxLayout(beside)
        self._column = QVBoxLayout()
        for widget in (self.search, self._none, self.list):
            self._column.addWidget(widget)
        self._line.addLayout(self._column, 3)
        self._line.addWidget(self.details, 2)
        advice = self.tr("Nothing here has no effect, and nothing here is likely to surprise.")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(EmptyState("ok", self.tr("No findings"), advice))
        self._stack.addWidget(beside)
        self.setFocusProxy(self.list)
        set_ground(self, "surface")
        theme().follow(self._restyle)

    def _connect(self) -> None:
        self._document.timeline_changed.connect(self._touch)
        self.search.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.activated.connect(self._go)
        self.details.place_wanted.connect(self._go)
        self.details.fix_chosen.connect(self._fix)
        self.details.step_chosen.connect(self._selection.select_step)

    def _touch(self) -> None:
        self.freshness.touch()

    def _refresh(self) -> None:
        self._found = all_findings(self._document.timeline, self._survey)
        self._stack.setCurrentIndex(1 if self._found else 0)
        self._rebuild(lambda: self.model.show_findings(self._found))

    def _filter(self, text: str) -> None:
        self._rebuild(lambda: self.model.filter(text))

    def _rebuild(self, change: Callable[[], object]) -> None:
        """Change the list; the same finding stays selected, at the same place of the view."""
        before, row = self.current, self.list.currentIndex().row()
        scrolled = self.list.verticalScrollBar().value()
        change()
        now = self.model.row_of(before) if before is not None else -1
        if now < 0:
            now = min(row, self.model.rowCount() - 1)
        if self.model.finding_at(now) is None:
            now = now + 1 if self.model.finding_at(now + 1) else self.model.first_row()
        self.list.setCurrentIndex(self.model.index(now, 0) if now >= 0 else QModelIndex())
        self.list.verticalScrollBar().setValue(scrolled)
        self._none.setVisible(not self.model.rows)
        self._show_current()

    def _show_current(self) -> None:
        finding = self.current
        self.details.setVisible(finding is not None)
        if finding is None:
            return
        timeline = self._document.timeline
        met = [step for step, causes in suffered(timeline, (finding,)).items() if finding in causes]
        steps = [(step, timeline.by_id[step].step.title or step) for step in met[:_MOST_STEPS]]
        self.details.show_finding(finding, fixes(timeline.scenario, finding), steps)

    def _go(self) -> None:
        if (finding := self.current) is not None and self._is_current_scenario():
            go_to(self, self._selection, self._document.scenario, finding.at)

    def _fix(self, fix: Fix) -> None:
        if not self._is_current_scenario():
            return
        self._document.apply(fix.apply(self._document.scenario), fix.text)
        self.message.emit(Notice("ok", self.tr("{fix}: done.").format(fix=fix.text), can_undo=True))

    def _is_current_scenario(self) -> bool:
        """Say whether findings and document belong together; during a long replay they do not."""
        return self._document.timeline.scenario is self._document.scenario

    def _restyle(self) -> None:
        space = theme().space
        self._line.setContentsMargins(space(3), space(2), 0, space(2))
        self._line.setSpacing(space(3))
        self._column.setSpacing(space(1.5))
