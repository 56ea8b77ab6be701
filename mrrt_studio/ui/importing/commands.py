"""Import… in the window: files, folders and text become one edit, after a review."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.importing.dialog import ImportDialog
from mrrt_studio.ui.importing.job import Found, Source
from mrrt_studio.ui.importing.origins import ImportedFrom, remember_origin
from mrrt_studio.ui.tenant.notice import Notice

_READABLE = "*.json *.yaml *.yml *.tf *.tfstate *.txt *.jwt"


class ImportCommands(QObject):
    """Opens the dialog for one window's document."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document = document
        self._window = window

    def choose_files(self) -> None:
        """Let a person choose files and review them."""
        filters = f"{self.tr('Configuration')} ({_READABLE});;{self.tr('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import"), "", filters)
        if names:
            self.take([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Let a person choose a folder of the Deploy CLI or of Terraform and review it."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import folder"))
        if name:
            self.take([Path(name)])

    def take(self, paths: Sequence[Path]) -> ImportDialog:
        """Review files and folders."""
        return self._review(Source(tuple(paths)))

    def take_text(self, text: str) -> ImportDialog:
        """Review a text, such as the clipboard's."""
        return self._review(Source(text=text))

    def _review(self, source: Source) -> ImportDialog:
        dialog = ImportDialog(self._document.scenario, source, self._window)
        dialog.imported.connect(lambda found: self._apply(found, source))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _apply(self, found: Found, source: Source) -> None:
        if found.review is None or found.imported is None:
            return
        title = source.title() or self.tr("pasted text")
        self._document.apply(found.review.result, self.tr("Import {what}").format(what=title))
        origins = found.imported.origins
        origin = origins[0] if len(origins) == 1 else None
        remember_origin(self._document, ImportedFrom(found.review.result, origin, title))
        told = self.tr("Imported {what}.").format(what=title)
        self.message.emit(Notice("info", told, can_undo=True))
