"""The open windows: each document has one, and the start page stands in while there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from mrrt_studio.ui.shell.recent import add_recent
from mrrt_studio.ui.shell.templates import EMPTY_TENANT, Template

if TYPE_CHECKING:
    # They bring the engine and the models with them, which the start page does without.
    from mrrt_studio.scenario.model import Scenario
    from mrrt_studio.scenario.recovery import Recovered
    from mrrt_studio.ui.document import Document
    from mrrt_studio.ui.main_window import MainWindow
    from mrrt_studio.ui.shell.autosave import CopyKeeper
    from mrrt_studio.ui.shell.start_window import StartWindow
    from mrrt_studio.ui.widgets.message_bar import MessageBar

CASCADE = 32
"""Pixels by which a new window is moved from the one before."""


class Frame(Protocol):
    """A window that shows messages about what was asked of it."""

    messages: MessageBar


class Windows(QObject):
    """Opens, finds and closes windows; nothing else holds them."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._documents: list[MainWindow] = []
        self._start: StartWindow | None = None
        self._keeper: CopyKeeper | None = None
        self._opened = 0

    @property
    def documents(self) -> tuple[MainWindow, ...]:
        """The windows with a document, in the order in which they were opened."""
        return tuple(self._documents)

    @property
    def keeper(self) -> CopyKeeper:
        """What writes the recovery copies of this process."""
        if self._keeper is None:
            from mrrt_studio.ui.shell.autosave import CopyKeeper  # noqa: PLC0415 - not for the start page

            self._keeper = CopyKeeper(self._folder, self)
        return self._keeper

    def show_start(self) -> StartWindow:
        """Show the start page, or bring it to the front."""
        if self._start is None:
            from mrrt_studio.ui.shell.start_window import StartWindow  # noqa: PLC0415 - not for a file

            self._start = StartWindow(self)
            self._start.closed.connect(self._forget_start)
        else:
            self._start.refresh()
        _bring_to_front(self._start)
        return self._start

    def open_template(self, template: Template, asked_by: Frame | None = None) -> MainWindow | None:
        """Open a shipped scenario as a new document; None where it cannot be read."""
        problems: list[str] = []
        scenario = _read(lambda: template.path, problems)
        self._tell(problems, asked_by)
        if scenario is None:
            return None
        from mrrt_studio.ui.scripts.known_code import all_scripts, known_code  # noqa: PLC0415

        known_code().trust(script.code for script in all_scripts(scenario))
        return self.open_scenario(scenario)

    def open_scenario(self, scenario: Scenario) -> MainWindow:
        """Open a scenario as a new document without a file."""
        from mrrt_studio.ui.document import Document  # noqa: PLC0415

        return self._show(Document(scenario))

    def open_empty(self) -> MainWindow | None:
        """Open the empty tenant."""
        return self.open_template(EMPTY_TENANT)

    def open_files(
        self, paths: Iterable[Path], asked_by: Frame | None = None, instead_of: MainWindow | None = None
    ) -> None:
        """Open files, each in its window; the first may take the place of a window without changes.

        One that cannot be used stops none of the others.
        """
        problems: list[str] = []
        for path in paths:
            if self._open(path, problems, instead_of) is not None:
                instead_of = None
        # At the end: the start page, which may have asked, goes when a document opens.
        self._tell(problems, asked_by)

    def open_file(
        self, path: Path, asked_by: Frame | None = None, instead_of: MainWindow | None = None
    ) -> MainWindow | None:
        """Open a file, or bring the window that has it to the front.

        Args:
            path: the file.
            asked_by: shows the message where the file cannot be used; by default the start page does.
            instead_of: a window that is closed for it, unless its document has changes.

        Returns:
            The window, or None where the file cannot be used: nothing has changed then.
        """
        problems: list[str] = []
        window = self._open(path, problems, instead_of)
        self._tell(problems, asked_by)
        return window

    def copies(self) -> list[Recovered]:
        """Return what processes that died left behind; none is looked for where there is no file at all."""
        if not self._folder.is_dir() or not any(self._folder.glob("*.json")):
            return []
        from mrrt_studio.scenario.recovery import found  # noqa: PLC0415 - it brings the models

        return found(self._folder)

    def discard_copy(self, copy: Recovered) -> None:
        """Remove a copy that nobody wants."""
        self.keeper.dismiss(copy)
        self.keeper.wait()

    def open_copy(self, copy: Recovered) -> MainWindow | None:
        """Open what a process left behind when it died; it counts as changed until it is saved."""
        if copy.scenario is None:
            return None
        from mrrt_studio.ui.document import Document  # noqa: PLC0415

        document = Document(copy.scenario, copy.original)
        document.mark_modified()
        start, self._start = self._start, None
        window = self._show(document)
        self.keeper.take_over(copy, window.key, copy.scenario).result()
        self._start = start
        self._end_start_unless_needed()
        return window

    def _end_start_unless_needed(self) -> None:
        """Close the start page when its last copy was taken over; until then it offers the others."""
        if self._start is not None and self.copies():
            self._start.refresh()
        elif self._start is not None:
            self._start.close()

    def keep_copies(self) -> bool:
        """Write a copy of every document with changes now; False where one could not be written."""
        written = [window.autosave.keep_now() for window in self._documents]
        return all(not future.result() for future in written if future is not None)

    def close_all(self) -> bool:
        """Close every window, asking about changes; False where a person wants to stay."""
        for window in self.documents:
            _bring_to_front(window)
            if not window.close():
                return False
        if self._start is not None:
            self._start.close()
        return True

    def quit(self) -> None:
        """Close every window and end the program, unless a person wants to stay."""
        if self.close_all():
            QApplication.quit()

    def leave(self) -> None:
        """Finish what is being written, let go of the recovery folder and end every window.

        The last thing to do. Windows that are still open, as after a signal, end without a question and leave
        their copies; left to the end of the interpreter, they would call Python code that is gone.
        """
        if self._keeper is not None:
            self._keeper.close()
        for window in (*self._documents, self._start):
            if window is not None:
                window.hide()
                window.deleteLater()
        self._documents.clear()
        self._start = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _open(self, path: Path, problems: list[str], instead_of: MainWindow | None) -> MainWindow | None:
        path = path.absolute()
        if (already := self._window_of(path)) is not None:
            _bring_to_front(already)
            return already
        scenario = _read(lambda: path, problems)
        if scenario is None:
            return None
        from mrrt_studio.ui.document import Document  # noqa: PLC0415

        add_recent(path)
        return self._show(Document(scenario, path), instead_of)

    def _tell(self, problems: list[str], asked_by: Frame | None) -> None:
        """Show what could not be opened where it was asked for, or in a window that is still there."""
        if not problems:
            return
        frame = asked_by if asked_by in (*self._documents, self._start) else None
        if frame is None:
            frame = self._documents[-1] if self._documents else self.show_start()
        for problem in problems:
            details = self.tr("Nothing of it was opened, and nothing has changed.")
            frame.messages.post("refused", problem, details)

    def _show(self, document: Document, instead_of: MainWindow | None = None) -> MainWindow:
        from mrrt_studio.ui.main_window import MainWindow  # noqa: PLC0415 - it brings all the panes

        self._opened += 1
        window = MainWindow(document, self, f"document-{self._opened}")
        window.closed.connect(lambda: self._forget(window))
        replaced = instead_of if instead_of is not None and not instead_of.document.is_modified else None
        if replaced is not None:
            window.setGeometry(replaced.geometry())
        elif self._documents:
            window.move(self._documents[-1].pos() + QPoint(CASCADE, CASCADE))
        self._documents.append(window)
        _bring_to_front(window)
        # Only now: the program ends with its last window.
        for old in (self._start, replaced):
            if old is not None:
                old.close()
        return window

    def _window_of(self, path: Path) -> MainWindow | None:
        of_file = (window for window in self._documents if window.document.path == path)
        return next(of_file, None)

    def _forget(self, window: MainWindow) -> None:
        self._documents.remove(window)
        window.deleteLater()

    def _forget_start(self) -> None:
        if self._start is not None:
            self._start.deleteLater()
            self._start = None


def _read(find: Callable[[], Path], problems: list[str]) -> Scenario | None:
    """Return the scenario in a file, or None and one more problem."""
    from mrrt_studio.scenario.errors import FormatError  # noqa: PLC0415
    from mrrt_studio.scenario.storage import StorageError, read  # noqa: PLC0415

    try:
        return read(find())
    except (FormatError, StorageError, FileNotFoundError) as error:
        problems.append(str(error))
        return None


def _bring_to_front(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.activateWindow()
