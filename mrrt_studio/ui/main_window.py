"""The window of one document: top bar, messages and three panes; the parts do the work."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from mrrt_studio.engine.explain import verdict
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.inspector.pane import InspectorPane
from mrrt_studio.ui.scripts.asking import ScriptQuestions
from mrrt_studio.ui.selection import Item, Selection
from mrrt_studio.ui.shell.actions import MENUS
from mrrt_studio.ui.shell.answers import ON_STEPS, Answers
from mrrt_studio.ui.shell.autosave import Autosave
from mrrt_studio.ui.shell.bottom_panes import BottomPanes
from mrrt_studio.ui.shell.document_file import DocumentFile
from mrrt_studio.ui.shell.document_label import DocumentLabel
from mrrt_studio.ui.shell.drops import dropped_files, is_scenario
from mrrt_studio.ui.shell.expectations import ExpectationCounter, ExpectationsButton
from mrrt_studio.ui.shell.file_commands import file_commands
from mrrt_studio.ui.shell.finding import open_find
from mrrt_studio.ui.shell.menus import ActionSet, Command, fill_menu_bar
from mrrt_studio.ui.shell.pane_table import PANES
from mrrt_studio.ui.shell.panes import Panes
from mrrt_studio.ui.shell.playhead_bar import PlayheadBar
from mrrt_studio.ui.shell.recent_menu import RecentMenu
from mrrt_studio.ui.shell.settings import remember, remembered_bytes
from mrrt_studio.ui.shell.step_menu import StepMenu
from mrrt_studio.ui.shell.top_bar import TopBar
from mrrt_studio.ui.shell.undo_actions import UndoActions
from mrrt_studio.ui.shell.view_commands import SchemeMarks, view_commands
from mrrt_studio.ui.tenant.pane import TenantPane
from mrrt_studio.ui.timeline.pane import TimelinePane
from mrrt_studio.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mrrt_studio.ui.importing.commands import ImportCommands
    from mrrt_studio.ui.shell.windows import Windows
    from mrrt_studio.ui.tenant.notice import Notice

USUAL_SIZE = QSize(1440, 900)
SMALLEST_SIZE = QSize(1024, 640)
_WIDTHS = (340, 670, 430)
_GEOMETRY_KEY = "window/geometry"


class MainWindow(QMainWindow):
    """Shows a document; ``windows`` opens and closes it."""

    closed = Signal()

    def __init__(self, document: Document, windows: Windows, key: str) -> None:
        super().__init__()
        self.document = document
        self.key = key
        self.selection = Selection(document, self)
        self.messages = MessageBar()
        self.autosave = Autosave(document, windows.keeper, key, self)
        self.file = DocumentFile(document, self, self.messages)
        self._windows = windows
        self._imports: ImportCommands | None = None
        self._add_panes()
        self._add_actions()
        self._add_bar()
        self._fill()
        self._follow()
        self._restore_size()
        self.script_questions = ScriptQuestions(document, self.messages, self)
        self.select_what_matters()
        # Whoever begins with nothing begins with the tenant: there Ctrl+V pastes.
        (self.timeline.view if self.document.scenario.steps else self.tenant.tree).setFocus()

    def _add_panes(self) -> None:
        self.tenant = TenantPane(self.document, self.selection)
        self.timeline = TimelinePane(self.document, self.selection)
        self.inspector = InspectorPane(self.document, self.selection)
        self.tenant.setAccessibleName(self.tr("Tenant"))
        self.timeline.setAccessibleName(self.tr("Timeline"))
        self.inspector.setAccessibleName(self.tr("Inspector"))
        by_name = {"tenant": self.tenant, "timeline": self.timeline, "inspector": self.inspector}
        self.panes = Panes(by_name, _WIDTHS)
        self.bottom = BottomPanes(self, self.document, self.selection)

    def _add_actions(self) -> None:
        self._steps = StepMenu(self.document, self.selection, self.timeline.commands, self)
        self._answers = Answers(self.document, self.selection, self.bottom, self)
        self.actions_by_id = ActionSet(self, self._commands())
        self.menus = fill_menu_bar(self.menuBar(), MENUS, self.actions_by_id)
        RecentMenu(self.menus["recent"], self._windows, self, self.actions_by_id)
        UndoActions(self.document.undo_stack, self.actions_by_id, self)
        SchemeMarks(self.actions_by_id, self)
        self._steps.follow(self.actions_by_id)
        self._answers.follow(self.actions_by_id)
        self._answers.listen(self.inspector.why)
        self.timeline.actions_of_steps.offer_more([self.actions_by_id[name] for name in ON_STEPS])

    def _commands(self) -> dict[str, Command]:
        return {
            **file_commands(self._windows, self, self),
            **self._steps.commands(),
            **self._answers.commands(),
            **view_commands(),
            "file.save": self.file.save,
            "file.save-as": self.file.save_as,
            "file.rename": self.file.rename,
            "file.import": self._import_files,
            "file.import-folder": self._import_folder,
            "file.export": self._export,
            "edit.undo": self.document.undo_stack.undo,
            "edit.redo": self.document.undo_stack.redo,
            "edit.paste": self._paste,
            "edit.find": self._find,
            "steps.login": lambda: self._compose("login"),
            "steps.exchange": lambda: self._compose("exchange"),
            "steps.call_api": lambda: self._compose("call_api"),
            "steps.wait": lambda: self._compose("wait"),
            "steps.revoke": lambda: self._compose("revoke"),
            "view.palette": self._open_palette,
            "view.tenant": lambda: self.panes.toggle("tenant"),
            "view.timeline": lambda: self.panes.toggle("timeline"),
            "view.inspector": lambda: self.panes.toggle("inspector"),
            **{pane.action: partial(self.bottom.toggle, pane.id) for pane in PANES},
            "view.bottom": self.bottom.toggle_all,
            "view.next-pane": lambda: self.panes.focus_pane(1, self.bottom.in_front()),
            "view.previous-pane": lambda: self.panes.focus_pane(-1, self.bottom.in_front()),
        }

    def _add_bar(self) -> None:
        counter = ExpectationCounter(self.document, self)
        playhead = PlayheadBar(self.document, self.selection, self.actions_by_id)
        playhead.wait_chosen.connect(self._steps.wait)
        label = DocumentLabel(self.document, self.file, self.autosave)
        expectations = ExpectationsButton(counter, self.selection)
        self._bar = TopBar(label, self.actions_by_id, playhead, expectations)

    def _fill(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.messages)
        column.addWidget(self.panes, 1)
        self.setCentralWidget(body)
        self.setAcceptDrops(True)

    def _follow(self) -> None:
        self.document.changed.connect(self._show_title)
        self.document.path_changed.connect(self._show_title)
        self.document.undo_stack.cleanChanged.connect(self._show_title)
        self.panes.shown_changed.connect(self._mark_panes)
        self.bottom.shown_changed.connect(self._mark_panes)
        self.bottom.message.connect(self.show_message)
        self.autosave.failed.connect(self._tell_autosave_failed)
        self.tenant.message.connect(self.show_message)
        self.tenant.files_dropped.connect(self.import_files)
        self.tenant.text_to_review.connect(self._import_text)
        self.tenant.export_requested.connect(self._export)
        self.timeline.message.connect(self.show_message)
        self._show_title()

    def show_message(self, message: Notice) -> None:
        """Show what a pane has to say."""
        shown = self.messages.post(message.kind, message.text, message.details)
        if message.can_undo:
            undo = shown.add_button(self.tr("Undo"))
            undo.clicked.connect(self.actions_by_id["edit.undo"].trigger)
            undo.clicked.connect(shown.close_message)

    def select_what_matters(self) -> None:
        """Select the first application, and the first step that surprises or else the last one."""
        scenario, steps = self.document.scenario, self.document.timeline.steps
        first = scenario.clients[0].client_id if scenario.clients else ""
        self.selection.select_item(Item("client", first) if first else Item("tenant"))
        surprising = (played.id for played in steps if played.outcome and _surprises(played.outcome))
        self.selection.select_step(next(surprising, steps[-1].id if steps else ""))

    @property
    def imports(self) -> ImportCommands:
        """Imports, made when somebody first imports: the readers of all formats are big."""
        if self._imports is None:
            from mrrt_studio.ui.importing.commands import ImportCommands  # noqa: PLC0415

            self._imports = ImportCommands(self.document, self)
            self._imports.message.connect(self.show_message)
        return self._imports

    def import_files(self, paths: Sequence[Path]) -> None:
        """Review files and folders that are no scenarios, and make them part of the tenant."""
        self.panes.show_pane("tenant", shown=True)
        self.imports.take(paths)

    def _import_files(self) -> None:
        self.imports.choose_files()

    def _import_folder(self) -> None:
        self.imports.choose_folder()

    def _import_text(self, text: str) -> None:
        self.imports.take_text(text)

    def _export(self, client_id: str | None = None) -> None:
        from mrrt_studio.ui.exporting.dialog import ExportDialog  # noqa: PLC0415 - rarely wanted

        dialog = ExportDialog(self.document, client_id, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about changes; a window that closes remembers its size and removes the recovery copy."""
        if not self.file.may_close():
            event.ignore()
            return
        self.autosave.stop()
        remember(_GEOMETRY_KEY, self.saveGeometry())
        self.panes.save()
        self.bottom.save()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open scenarios, in this window where it has no changes; the rest goes to the tenant."""
        paths = dropped_files(event.mimeData())
        event.acceptProposedAction()
        others = [path for path in paths if not is_scenario(path)]
        if others:
            self.import_files(others)
        scenarios = [path for path in paths if is_scenario(path)]
        self._windows.open_files(scenarios, self, instead_of=self)

    def _compose(self, kind: str) -> None:
        self.panes.show_pane("timeline", shown=True)
        self.timeline.compose(kind)

    def _paste(self) -> None:
        self.panes.show_pane("tenant", shown=True)
        self.tenant.paste()

    def _find(self) -> None:
        if not open_find(QApplication.focusWidget()):
            self.panes.show_pane("timeline", shown=True)
            self.timeline.open_find()

    def _open_palette(self) -> None:
        from mrrt_studio.ui.shell.palette import Palette  # noqa: PLC0415 - rarely wanted
        from mrrt_studio.ui.shell.palette_entries import all_entries  # noqa: PLC0415

        palette = Palette(all_entries(self.actions_by_id, self.document, self.selection), self)
        palette.finished.connect(palette.deleteLater)
        palette.open()

    def _show_title(self) -> None:
        path = self.document.path
        name = self.file.name()
        self.setWindowTitle(f"{name} – {path.name}[*]" if path is not None else f"{name}[*]")
        self.setWindowModified(self.document.is_modified)

    def _mark_panes(self) -> None:
        for name in ("tenant", "timeline", "inspector"):
            action = self.actions_by_id[f"view.{name}"]
            action.setChecked(self.panes.is_pane_shown(name))
            action.setEnabled(self.panes.can_hide(name))
        for pane in PANES:
            self.actions_by_id[pane.action].setChecked(self.bottom.is_pane_shown(pane.id))

    def _tell_autosave_failed(self, reason: str) -> None:
        advice = self.tr("Until that is mended, only saving the document keeps your changes.")
        self.messages.post("refused", reason, advice)

    def _restore_size(self) -> None:
        available = self.screen().availableSize()
        self.setMinimumSize(SMALLEST_SIZE.boundedTo(available))
        self.resize(USUAL_SIZE.boundedTo(available))
        self.restoreGeometry(remembered_bytes(_GEOMETRY_KEY))
        self.panes.restore()
        self.bottom.restore()
        self._mark_panes()


def _surprises(outcome: Outcome) -> bool:
    return verdict(outcome) in ("another-audience", "fewer-scopes")
