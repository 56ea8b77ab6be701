"""The window of the start page; it brings neither models nor engine with it, so that it is there at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from mrrt_studio.ui.shell.actions import MENUS
from mrrt_studio.ui.shell.file_commands import choose_and_open, file_commands
from mrrt_studio.ui.shell.menus import ActionSet, fill_menu_bar
from mrrt_studio.ui.shell.recent_menu import RecentMenu
from mrrt_studio.ui.shell.start_page import StartPage
from mrrt_studio.ui.shell.templates import Template
from mrrt_studio.ui.shell.view_commands import SchemeMarks, view_commands
from mrrt_studio.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from mrrt_studio.scenario.recovery import Recovered
    from mrrt_studio.ui.shell.windows import Windows

USUAL_SIZE = QSize(1000, 640)
SMALLEST_SIZE = QSize(480, 400)


class StartWindow(QMainWindow):
    """Opens documents, each in a window of its own."""

    closed = Signal()

    def __init__(self, windows: Windows) -> None:
        super().__init__()
        self._windows = windows
        self.messages = MessageBar()
        self.page = StartPage()
        commands = file_commands(windows, self, self) | view_commands()
        del commands["file.start"]
        self.actions_by_id = ActionSet(self, commands)
        menus = fill_menu_bar(self.menuBar(), MENUS, self.actions_by_id)
        RecentMenu(menus["recent"], windows, self, self.actions_by_id)
        SchemeMarks(self.actions_by_id, self)
        self._fill()
        self._connect()
        self.refresh()
        self.page.focus_first()

    def refresh(self) -> None:
        """Look again for recent files and for copies to recover."""
        self.page.recent.refresh()
        self.page.recovered.show_copies(self._windows.copies())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell; there is nothing here to lose."""
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open scenarios; anything else becomes part of an empty tenant."""
        from mrrt_studio.ui.shell.drops import dropped_files, is_scenario  # noqa: PLC0415 - brings the models

        event.acceptProposedAction()
        paths = dropped_files(event.mimeData())
        self._windows.open_files([path for path in paths if is_scenario(path)], self)
        others = [path for path in paths if not is_scenario(path)]
        if others and (window := self._windows.open_empty()) is not None:
            window.import_files(others)

    def _fill(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.page, 1)
        self.setCentralWidget(body)
        self.setWindowTitle(self.tr("Welcome"))
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.page.template_chosen.connect(self._open_template)
        self.page.open_chosen.connect(lambda: choose_and_open(self._windows, self, self))
        self.page.recent.chosen.connect(self._open_file)
        self.page.recovered.recover_chosen.connect(self._recover)
        self.page.recovered.discard_chosen.connect(self._discard)

    def _open_template(self, template: Template) -> None:
        self._windows.open_template(template, self)

    def _open_file(self, path: Path) -> None:
        if self._windows.open_file(path, self) is None:
            self.page.recent.refresh()

    def _recover(self, copy: Recovered) -> None:
        self._windows.open_copy(copy)

    def _discard(self, copy: Recovered) -> None:
        from mrrt_studio.ui.shell.questions import confirm  # noqa: PLC0415 - rarely wanted

        text = self.tr("Discard these changes for good?")
        explanation = self.tr("The copy is deleted: %1").replace("%1", str(copy.file))
        if confirm(self, text, explanation, self.tr("&Discard")):
            self._windows.discard_copy(copy)
            self.refresh()
