"""An error in the program itself: told plainly, with the work kept, and the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

_log = logging.getLogger(__name__)
translate = QCoreApplication.translate


class CrashGuard(QObject):
    """Catches what nobody caught, in the window's thread and in others."""

    happened = Signal(str, str)
    """One line, and the whole traceback."""

    def __init__(self, keep_copies: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep_copies = keep_copies
        self._is_showing = False
        # Later: the error may have happened while something was being painted.
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the place of Python's own hooks."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_in_thread

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception and show it."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.error("unexpected error", exc_info=(kind, error, trace))
        line = "".join(traceback.format_exception_only(kind, error)).strip()
        self.happened.emit(line, "".join(traceback.format_exception(kind, error, trace)))

    def _handle_in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.handle(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _show(self, line: str, details: str) -> None:
        # One dialog at a time: what fails at every repaint would otherwise fill the screen.
        if self._is_showing:
            return
        self._is_showing = True
        try:
            box = crash_dialog(line, details, is_kept=self._keep_copies())
            box.exec()
            box.deleteLater()
        finally:
            self._is_showing = False


def crash_dialog(line: str, details: str, *, is_kept: bool) -> QMessageBox:
    """Return the dialog that says what happened and what became of the work.

    Args:
        line: the error in one line.
        details: the traceback, for the report.
        is_kept: whether every document with unsaved changes has its recovery copy.
    """
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(translate("CrashGuard", "MRRT Studio: unexpected error"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("CrashGuard", "Something went wrong inside MRRT Studio."))
    box.setInformativeText(f"{_kept(is_kept=is_kept)}\n\n{line}")
    box.setDetailedText(details)
    copy = box.addButton(translate("CrashGuard", "&Copy details"), QMessageBox.ButtonRole.ActionRole)
    # A button of a message box closes it; this one should not.
    copy.clicked.disconnect()
    copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(details))
    go_on = box.addButton(translate("CrashGuard", "C&ontinue"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    return box


def _kept(*, is_kept: bool) -> str:
    if is_kept:
        return translate(
            "CrashGuard",
            "Your work is safe: everything that was not saved has been kept as a recovery copy. "
            "You can go on; save your documents before you rely on what you see.",
        )
    return translate(
        "CrashGuard",
        "A recovery copy could not be written. Save your documents now, under another name if in doubt.",
    )
