"""The dialog of an import: reading, a question which kind it is, what is wrong, or the review."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.formats.keywords import read_mappings
from mrrt_studio.formats.kinds import KINDS
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError, read_bytes
from mrrt_studio.ui.importing.job import WHOLE, Choices, Found, ImportJob, Source
from mrrt_studio.ui.importing.keyword_table import KeywordTable
from mrrt_studio.ui.importing.review_nodes import review_nodes
from mrrt_studio.ui.importing.words import summary
from mrrt_studio.ui.inspector.node_tree import NodeTree
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.banner import Banner
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.inputs import ChoiceBox
from mrrt_studio.ui.widgets.labels import HeadingLabel, TextLabel, WrapLabel


class ImportDialog(QDialog):
    """Nothing changes before Import is pressed; ``imported`` then tells what was read."""

    imported = Signal(object)
    """``Found``, whose review holds the scenario afterwards."""

    def __init__(self, scenario: Scenario, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._found = Found()
        self.job = ImportJob(scenario, source, self)
        self.banner = Banner("info")
        self.progress = QProgressBar()
        self.kind = ChoiceBox()
        self.tree = NodeTree()
        self.keywords = KeywordTable()
        self.go = ActionButton(self.tr("&Import"), "primary", "import")
        self.cancel = ActionButton(self.tr("Cancel"))
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self._read()

    def found(self) -> Found:
        """Return what was read last."""
        return self._found

    def reject(self) -> None:
        """Change nothing, also while something is read."""
        self.job.cancel()
        super().reject()

    def accept(self) -> None:
        """Import what the review shows."""
        if self.go.isEnabled():
            super().accept()
            self.imported.emit(self._found)

    def _read(self) -> None:
        self.go.setEnabled(False)
        self.progress.setValue(0)
        self.progress.show()
        self.job.start(Choices(self.kind.value() or None, self.keywords.values()))

    def _show(self, found: Found) -> None:
        self._found = found
        self.progress.hide()
        self._ask_for_kind(found)
        if found.review is not None:
            self._show_review(found)
        else:
            self._show_problem(found)

    def _ask_for_kind(self, found: Found) -> None:
        """A choice is offered where two readings are possible, and stays so that it can be taken back."""
        if found.kinds and not self.kind.count():
            self.kind.set_choices([("", self.tr("Choose…")), *((kind, KINDS[kind]) for kind in found.kinds)])
            self._kind_row.show()
            self.kind.setFocus()

    def _show_review(self, found: Found) -> None:
        review = found.review
        if review is None:
            return
        self.banner.set_kind("surprise" if review.suspicious else "info")
        self.banner.set_content(summary(review))
        self.tree.set_nodes(review_nodes(review), afresh=False)
        self.keywords.add_markers(review.markers)
        self.keywords.setVisible(bool(self.keywords.names()))
        self._pages.setCurrentIndex(1)
        self.go.setEnabled(not review.changes_nothing)
        self.go.setDefault(True)

    def _show_problem(self, found: Found) -> None:
        is_question = bool(found.kinds)
        self.banner.set_kind("info" if is_question else "refused")
        title = self.tr("This can be read in more than one way.") if is_question else ""
        self.banner.set_content(
            title or self.tr("This cannot be imported; nothing was changed."),
            "" if is_question else found.problem,
        )
        self._pages.setCurrentIndex(0)
        self.cancel.setFocus()

    def _load_mapping(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Keyword mappings"), "", "config.json (*.json)")
        if name:
            self.take_mapping(Path(name))

    def take_mapping(self, path: Path) -> None:
        """Take the keyword mappings of a ``config.json`` of the Deploy CLI."""
        try:
            self.keywords.set_mapped(read_mappings(read_bytes(path), path.name))
        except (FormatError, StorageError) as error:
            self.banner.set_kind("refused")
            self.banner.set_content(self.tr("These mappings cannot be used."), str(error))

    def _connect(self) -> None:
        self.job.progressed.connect(self.progress.setValue)
        self.job.ended.connect(self._show)
        self.kind.chosen.connect(lambda _kind: self._read())
        self.keywords.changed.connect(self._read)
        self.keywords.file_wanted.connect(self._load_mapping)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _arrange(self) -> None:
        title = self._source.title() or self.tr("pasted text")
        self.setWindowTitle(self.tr("Import"))
        set_ground(self, "surface")
        self.banner.set_content(self.tr("Reading {what} …").format(what=title))
        self.progress.setRange(0, WHOLE)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How far the reading is"))
        self.tree.setAccessibleName(self.tr("What would change"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(HeadingLabel(self.tr("Import {what}").format(what=title)))
        self._column.addWidget(self.banner)
        self._column.addWidget(self.progress)
        self._column.addWidget(self._kind_choice())
        self._column.addWidget(self._pages, 1)
        self._column.addLayout(self._buttons())
        self._fill_pages()
        theme().follow(self._restyle)

    def _kind_choice(self) -> QWidget:
        self._kind_row = QWidget()
        row = QHBoxLayout(self._kind_row)
        row.setContentsMargins(0, 0, 0, 0)
        label = TextLabel(self.tr("&Read it as"))
        label.setBuddy(self.kind)
        self.kind.setAccessibleName(self.tr("Read it as"))
        row.addWidget(label)
        row.addWidget(self.kind, 1)
        self._kind_row.hide()
        return self._kind_row

    def _fill_pages(self) -> None:
        self._pages.addWidget(WrapLabel())
        page = QWidget()
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.tree, 3)
        self._row.addWidget(self.keywords, 2)
        self._pages.addWidget(page)
        self.keywords.hide()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(self.cancel)
        self.cancel.setAutoDefault(False)
        return row

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(5), space(4), space(5), space(4))
        self._column.setSpacing(space(3))
        self._row.setSpacing(space(4))
        self.resize(QSize(space(200), space(140)).boundedTo(self.screen().availableSize()))
