"""Below the story of a step: the findings that it suffered from, each a way to its field."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.scenario.findings import FINDINGS, Finding
from mrrt_studio.simulation.played_findings import suffered
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.findings.going import go_to
from mrrt_studio.ui.findings.known import survey_of
from mrrt_studio.ui.findings.words import severity_words
from mrrt_studio.ui.inspector.eliding_button import SmallLink
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.labels import SectionLabel, WrapLabel


class BecauseLine(QWidget):
    """The sentence of one finding, and the link to its field."""

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self._document = document
        self._selection = selection
        self._at: Finding | None = None
        self.sentence = WrapLabel()
        self.link = SmallLink()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.link)
        self.link.clicked.connect(self._go)
        theme().follow(self._restyle)

    def set_finding(self, finding: Finding) -> None:
        """Show a finding."""
        self._at = finding
        kind = severity_words(finding.severity)
        text = self.tr("{severity}: {sentence}").format(severity=kind, sentence=finding.text)
        self.sentence.set_text(text)
        self.link.set_label(finding.path, FINDINGS[finding.id].says)

    def _go(self) -> None:
        if self._at is not None and self._document.timeline.scenario is self._document.scenario:
            go_to(self, self._selection, self._document.scenario, self._at.at)

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(0.5))


class BecauseOf(QWidget):
    """Hidden where a step suffered from nothing that stands in the tenant."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._survey = survey_of(document)
        self.lines = RowList[BecauseLine, Finding](self._make_line, BecauseLine.set_finding, 1.5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SectionLabel(self.tr("Because of")))
        column.addWidget(self.lines)

    def show_step(self, played: PlayedStep) -> None:
        """Show what the step suffered from; what stands at the step itself is told by its story."""
        timeline = self._document.timeline
        met = suffered(timeline, self._survey.of(timeline.scenario), (played,))
        found = [finding for finding in met.get(played.id, ()) if finding.at[0] != "steps"]
        self.lines.set_items(found)
        self.setVisible(bool(found))

    def _make_line(self) -> BecauseLine:
        return BecauseLine(self._document, self._selection)
