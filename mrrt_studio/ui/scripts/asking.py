"""Asks once before code from someone else runs, and says where none can run at all."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from mrrt_studio.scripting.runner import available
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.scripts.code_dialog import CodeDialog
from mrrt_studio.ui.scripts.known_code import active_scripts, all_scripts, digest, known_code
from mrrt_studio.ui.scripts.words import script_list
from mrrt_studio.ui.widgets.message_bar import Message, MessageBar


class ScriptQuestions(QObject):
    """Watches the code of a document; what was answered with "Not now" is not asked about again."""

    def __init__(self, document: Document, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._messages = messages
        self._window = window
        self._asked: set[str] = set()
        self._message: Message | None = None
        self._has_told = False
        document.changed.connect(self._look)
        known_code().changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        if (reason := available()) is not None:
            self._tell_unavailable(reason)
            return
        unknown = known_code().unknown(self._document.scenario)
        digests = {digest(script.code) for script in unknown}
        if not unknown:
            self._take_back()
        elif digests - self._asked:
            self._asked |= digests
            self._ask()

    def _ask(self) -> None:
        self._take_back()
        self._message = message = self._messages.post("surprise", *self._texts())
        message.closed.connect(self._forget)
        self._button(self.tr("Show code")).clicked.connect(self.show_code)
        self._button(self.tr("Run it")).clicked.connect(self.allow)
        self._button(self.tr("Not now")).clicked.connect(message.close_message)

    def _texts(self) -> tuple[str, str]:
        unknown = known_code().unknown(self._document.scenario)
        told = self.tr("This scenario holds code that you have not allowed: {names}.")
        details = self.tr("Until you do, every step is played without it and says so. Read it first.")
        return told.format(names=script_list(unknown)), details

    def show_code(self) -> CodeDialog:
        """Show all code of the scenario; there it can be allowed too."""
        dialog = CodeDialog(all_scripts(self._document.scenario), self._window)
        dialog.allowed.connect(self.allow)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def allow(self) -> None:
        """Let all code of the scenario run, today and later."""
        known_code().allow(script.code for script in all_scripts(self._document.scenario))

    def _button(self, text: str) -> QPushButton:
        assert self._message is not None  # noqa: S101 - posted by the caller
        return self._message.add_button(text)

    def _take_back(self) -> None:
        message, self._message = self._message, None
        if message is not None:
            message.close_message()

    def _forget(self) -> None:
        if self.sender() is self._message:
            self._message = None

    def _tell_unavailable(self, reason: str) -> None:
        if active_scripts(self._document.scenario) and not self._has_told:
            self._has_told = True
            details = self.tr("Steps are played without Actions and Rules; everything else works.")
            self._messages.post("info", reason, details)
