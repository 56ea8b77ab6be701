"""The file of one document: saving it, and asking before changes would be lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mrrt_studio.scenario import storage
from mrrt_studio.scenario.storage import StorageError
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.shell.questions import (
    ENDING,
    Answer,
    ask_about_changes,
    ask_for_name,
    ask_where_to_save,
    confirm,
)
from mrrt_studio.ui.shell.recent import add_recent, recent_files
from mrrt_studio.ui.widgets.message_bar import MessageBar


class DocumentFile(QObject):
    """Writes the document and tells what went wrong; document and file stay as they were when it did."""

    def __init__(self, document: Document, window: QWidget, messages: MessageBar) -> None:
        super().__init__(window)
        self._document = document
        self._window = window
        self._messages = messages
        self._seen = _stamp(document.path)

    def name(self) -> str:
        """Return what people call the document: its own name, else that of its file."""
        path = self._document.path
        return self._document.scenario.name or (_stem(path) if path else self.tr("Untitled"))

    def save(self) -> bool:
        """Write the document to its file, or ask for one; False where nothing was written."""
        path = self._document.path
        # Only JSON is written: a YAML file would come back as something else, without its comments.
        if path is None or path.suffix.lower() in (".yaml", ".yml"):
            return self.save_as()
        return self._may_overwrite(path) and self._write(path)

    def save_as(self) -> bool:
        """Ask for a name and write the document there; False where nothing was written."""
        path = ask_where_to_save(self._window, self._suggestion())
        return path is not None and self._write(path)

    def rename(self) -> None:
        """Ask for another name; without one the document is called after its file."""
        scenario = self._document.scenario
        name = ask_for_name(self._window, scenario.name)
        if name is not None:
            self._document.apply(scenario.replace(name=name), self.tr("Rename document"))

    def may_close(self) -> bool:
        """Ask about changes that no file has; False where the window should stay."""
        if not self._document.is_modified:
            return True
        answer = ask_about_changes(self._window, self.name())
        return self.save() if answer is Answer.SAVE else answer is Answer.DISCARD

    def _write(self, path: Path) -> bool:
        try:
            storage.write(path, self._document.scenario)
        except StorageError as error:
            self._tell(error)
            return False
        self._seen = _stamp(path)
        self._document.path = path.absolute()
        self._document.undo_stack.setClean()
        add_recent(path)
        return True

    def _tell(self, error: StorageError) -> None:
        details = self.tr("Document and file are as they were. Choose another place, or try again.")
        message = self._messages.post("refused", str(error), details)
        for text, retry in ((self.tr("Save as…"), self.save_as), (self.tr("Try again"), self.save)):
            button = message.add_button(text)
            button.clicked.connect(message.close_message)
            button.clicked.connect(lambda _checked=False, retry=retry: retry())

    def _may_overwrite(self, path: Path) -> bool:
        """Ask where another program has written the file since this document read it."""
        now = _stamp(path)
        if self._seen is None or now is None or now == self._seen:
            return True
        return confirm(
            self._window,
            self.tr("Replace “%1”?").replace("%1", path.name),
            self.tr("Another program has changed the file since it was opened here."),
            self.tr("&Replace"),
        )

    def _suggestion(self) -> Path:
        if (path := self._document.path) is not None:
            return path.with_name(f"{_stem(path)}{ENDING}")
        recent = recent_files()
        folder = recent[0].parent if recent else Path.home()
        return folder / f"{_file_name(self.name())}{ENDING}"


class _Stamp(NamedTuple):
    """What changes when a file is written."""

    modified_ns: int
    size: int


def _stamp(path: Path | None) -> _Stamp | None:
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return None
    return _Stamp(found.st_mtime_ns, found.st_size) if found is not None else None


def _stem(path: Path) -> str:
    return re.sub(r"(\.mrrt)?\.[^.]*$", "", path.name) or path.name


def _file_name(name: str) -> str:
    """Return a name that every system takes: ``Documented example`` becomes ``documented-example``."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-") or "scenario"
