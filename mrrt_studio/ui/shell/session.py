"""One run of the program, from the application object to the exit status."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from mrrt_studio import __version__
from mrrt_studio.paths import data_folder, recovery_folder
from mrrt_studio.ui.shell.crash import CrashGuard
from mrrt_studio.ui.shell.instance import NEW_INSTANCE, Instance, hand_over, server_name
from mrrt_studio.ui.shell.interrupts import Interrupts
from mrrt_studio.ui.shell.logs import start_logging
from mrrt_studio.ui.shell.view_commands import restore_look
from mrrt_studio.ui.shell.windows import Windows
from mrrt_studio.ui.theme import application_icon, theme

APPLICATION_NAME = "MRRT Studio"
DESKTOP_FILE = "io.github.mrrt_studio"
STATUS_OF_SIGNAL = 128


def run(arguments: Sequence[str]) -> int:
    """Start Qt, open the files or the start page, and return the exit status when the last window is closed.

    Args:
        arguments: files, and options of Qt itself such as ``-platform``.
    """
    start_logging(data_folder())
    application = QApplication([sys.argv[0], *arguments])
    # Qt has taken its own options out of these.
    words = application.arguments()[1:]
    paths = [Path(word) for word in words if word != NEW_INSTANCE]
    is_alone = NEW_INSTANCE in words
    name = server_name(data_folder())
    if not is_alone and hand_over(name, paths):
        return 0
    prepare(application)
    session = Session(application)
    session.open(paths)
    if not is_alone:
        session.wait_for_later_starts(name)
    status = application.exec()
    session.end()
    return session.status or status


def prepare(application: QApplication) -> None:
    """Give the application its name, its icon and its look."""
    application.setApplicationName(APPLICATION_NAME)
    application.setApplicationDisplayName(APPLICATION_NAME)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(DESKTOP_FILE)
    application.setWindowIcon(application_icon())
    restore_look()
    theme().apply(application)


class Session(QObject):
    """The windows, and what watches over them."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.status = 0
        self.windows = Windows(recovery_folder(), self)
        self._instance: Instance | None = None
        self._guard = CrashGuard(self.windows.keep_copies, self)
        self._guard.install()
        self._interrupts = Interrupts(self)
        self._interrupts.received.connect(self._end_by_signal)

    def open(self, paths: Sequence[Path]) -> None:
        """Open files, each in its window, or the start page where there are none."""
        if not paths:
            self.windows.show_start()
            QTimer.singleShot(0, warm_up)
            return
        self.windows.open_files(paths)
        if self.windows.documents:
            self._offer_copies()

    def end(self) -> None:
        """Finish what is being written and give the signals back."""
        self._interrupts.close()
        if self._instance is not None:
            self._instance.close()
        self.windows.leave()

    def wait_for_later_starts(self, name: str) -> None:
        """Open what a later start of the program is given, here; a start without files comes to the front."""
        self._instance = Instance(name, self)
        self._instance.received.connect(self._open_for_later_start)
        self._instance.listen()

    def _open_for_later_start(self, paths: list[Path]) -> None:
        if paths:
            self.windows.open_files(paths)
        else:
            self.windows.show_start()

    def _offer_copies(self) -> None:
        """Say that something can be recovered, since no start page does."""
        if not self.windows.copies():
            return
        message = self.windows.documents[0].messages.post(
            "info",
            self.tr("Changes that were not saved can be recovered."),
            self.tr("MRRT Studio ended before they were saved. The start page lists them."),
        )
        show = message.add_button(self.tr("Show"))
        show.clicked.connect(lambda _checked=False: self.windows.show_start())
        show.clicked.connect(message.close_message)

    def _end_by_signal(self, number: int) -> None:
        """End at once, as whoever sends a signal expects; the next start offers what was not saved."""
        self.windows.keep_copies()
        self.status = STATUS_OF_SIGNAL + signal.Signals(number).value
        QApplication.exit(self.status)


def warm_up() -> None:
    """Read the engine and the models in the background while a person looks at the start page."""
    threading.Thread(target=_import_engine, name="warm-up", daemon=True).start()


def _import_engine() -> None:
    import mrrt_studio.scenario.storage  # noqa: PLC0415
    import mrrt_studio.simulation.timeline  # noqa: F401, PLC0415
