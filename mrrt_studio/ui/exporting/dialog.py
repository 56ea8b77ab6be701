"""The dialog of an export: what for, of what, and a live preview with what its target would not take."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from mrrt_studio.formats.baseline import baseline_of
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.importing import read_paths
from mrrt_studio.formats.saving import save
from mrrt_studio.formats.shell import ShellName
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError
from mrrt_studio.simulation.exports import ExportRequest
from mrrt_studio.ui.background import Background
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.exporting.making import Made, made
from mrrt_studio.ui.exporting.options import Options
from mrrt_studio.ui.exporting.target_list import TargetList
from mrrt_studio.ui.exporting.warning_nodes import warning_nodes
from mrrt_studio.ui.importing.origins import origin_of
from mrrt_studio.ui.inspector.node_tree import NodeTree
from mrrt_studio.ui.theme import set_ground, set_look, theme
from mrrt_studio.ui.widgets.banner import Banner
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.highlight import Highlighter
from mrrt_studio.ui.widgets.labels import HintLabel

_Baseline = tuple[Scenario, Origin | None]


class ExportDialog(QDialog):
    """Follows the document while it is open; nothing secret is in what it shows."""

    def __init__(
        self, document: Document, client_id: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._made: Made | None = None
        self._file: _Baseline | None = None
        self._background = Background(self)
        self.targets = TargetList()
        self.options = Options(document.scenario, has_origin=origin_of(document) is not None)
        self.preview = QPlainTextEdit()
        self._highlighter = Highlighter(self.preview.document())
        self.hint = HintLabel()
        self.warnings = NodeTree()
        self.banner = Banner("refused")
        self.copy = ActionButton(self.tr("&Copy"), "primary", "copy")
        self.save = ActionButton(self.tr("&Save as…"), "plain", "save")
        self._close = ActionButton(self.tr("Close"))
        self._arrange()
        self._connect()
        self.options.choose_client(client_id or "")
        self.targets.choose("management-api")

    def made(self) -> Made | None:
        """Return the export that is shown."""
        return self._made

    def is_busy(self) -> bool:
        """Say whether a preview is still to come."""
        return self._background.is_busy

    def save_to(self, path: Path) -> None:
        """Write the export; what cannot be written is told and leaves the dialog open."""
        if self._made is None:
            return
        try:
            left_out = save(self._made.export, path)
        except StorageError as error:
            self._tell(self.tr("The export was not saved."), str(error))
            return
        told = self.tr("Saved to {path}.").format(path=path)
        self.banner.set_kind("info")
        self.banner.set_content(told, " ".join(warning.text for warning in left_out))
        self.banner.show()

    def measure_against(self, path: Path) -> None:
        """Export what changed since a scenario file or a document of another tool."""
        try:
            self._file = baseline_of(read_paths([path]), self._document.scenario)
        except (FormatError, StorageError) as error:
            self._tell(self.tr("What changed since this file cannot be told."), str(error))
            self.options.choose_scope("everything")
        else:
            self.options.add_file(path.name)
        self._refresh()

    def _refresh(self) -> None:
        target, request = self.targets.target(), self._request()
        self.options.show_for(target)
        self._background.ask(lambda: made(target, request), self._show)

    def _request(self) -> ExportRequest:
        scenario = self._document.scenario
        before, origin = self._baseline() or (None, None)
        shell: ShellName = "powershell" if self.options.shell() == "powershell" else "posix"
        client = self.options.client() or None
        return ExportRequest(scenario, before, origin, client, shell, self._document.timeline)

    def _baseline(self) -> _Baseline | None:
        scope = self.options.scope()
        known = origin_of(self._document)
        if scope == "import" and known is not None:
            return known.before, known.origin
        return self._file if scope == "file" else None

    def _show(self, answer: Made) -> None:
        self._made = answer
        self._highlighter.set_language("json" if answer.export.language == "json" else "plain")
        if answer.shown != self.preview.toPlainText():
            self.preview.setPlainText(answer.shown)
        more = self.tr("{count} more lines are copied and saved, but not shown.")
        self.hint.set_text(more.format(count=answer.left_out) if answer.left_out else "")
        self.warnings.set_nodes(warning_nodes(answer.export.warnings), afresh=True)
        self.warnings.setVisible(bool(answer.export.warnings))
        for button in (self.copy, self.save):
            button.setEnabled(bool(answer.export.text))

    def _tell(self, title: str, problem: str) -> None:
        self.banner.set_kind("refused")
        self.banner.set_content(title, problem)
        self.banner.show()

    def _copy(self) -> None:
        if self._made is not None:
            QGuiApplication.clipboard().setText(self._made.export.text)

    def _choose_where(self) -> None:
        if self._made is None:
            return
        export = self._made.export
        if export.is_folder:
            name = QFileDialog.getExistingDirectory(self, self.tr("Save into folder"))
        else:
            name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as"), export.file_name)
        if name:
            self.save_to(Path(name))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("What changed since"), "")
        if name:
            self.measure_against(Path(name))
        else:
            self.options.choose_scope("everything")

    def _follow(self) -> None:
        self.options.show_clients(self._document.scenario)
        self._refresh()

    def _connect(self) -> None:
        self.targets.chosen.connect(lambda _target: self._refresh())
        self.options.changed.connect(self._refresh)
        self.options.file_wanted.connect(self._choose_file)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._choose_where)
        self._close.clicked.connect(self.reject)
        self._document.timeline_changed.connect(self._follow)

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        set_ground(self, "surface")
        set_look(self.preview, "code")
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.warnings.setAccessibleName(self.tr("What the target would reject or ignore"))
        self.banner.hide()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.targets)
        self._row.addLayout(self._right(), 1)
        theme().follow(self._restyle)

    def _right(self) -> QVBoxLayout:
        self._column = QVBoxLayout()
        self._column.addWidget(self.options)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.preview, 3)
        self._column.addWidget(self.hint)
        self._column.addWidget(self.warnings, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.copy, self.save, self._close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self._column.addLayout(buttons)
        return self._column

    def _restyle(self) -> None:
        space = theme().space
        self._row.setContentsMargins(space(5), space(4), space(5), space(4))
        self._row.setSpacing(space(5))
        self._column.setSpacing(space(3))
        self.targets.setFixedWidth(space(52))
        self.warnings.setMinimumHeight(space(20))
        self.preview.setFont(theme().font("mono"))
        self.resize(QSize(space(240), space(160)).boundedTo(self.screen().availableSize()))
