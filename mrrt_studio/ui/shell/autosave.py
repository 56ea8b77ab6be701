"""Every change is on the disk within a second, as a copy beside the file; saving and closing remove it.

Copies are written by one worker thread: scenarios never change, so it can take its time with a big one, and
what is asked for first happens first.
"""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from mrrt_studio.scenario import recovery
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError
from mrrt_studio.ui.document import Document

DELAY_MILLISECONDS = 300
"""From a change to the writing of its copy; further changes do not put it off."""

State = Literal["as-saved", "edited", "kept", "failed"]

_log = logging.getLogger(__name__)


class CopyKeeper(QObject):
    """Writes and removes the copies of this process, in the order in which it is asked."""

    finished = Signal(str, str)
    """Key of the document, and why its copy could not be written; empty where it was."""
    _written = Signal(str, str)
    """The same from the worker: it may only reach an object that is there as long as the worker is."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._written.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._folder = folder
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recovery")

    def keep(self, key: str, scenario: Scenario, original: Path | None) -> Future[str]:
        """Write a copy, which replaces the earlier one; the result is why it could not, or empty."""
        return self._worker.submit(self._write, key, scenario, original)

    def take_over(self, copy: recovery.Recovered, key: str, scenario: Scenario) -> Future[str]:
        """Write a copy of what another process left behind, and only then remove that process's copy."""
        return self._worker.submit(self._write, key, scenario, copy.original, copy)

    def discard(self, key: str) -> Future[None]:
        """Remove the copy of this key, if there is one."""
        return self._worker.submit(recovery.discard, self._folder, key)

    def dismiss(self, copy: recovery.Recovered) -> Future[None]:
        """Remove a copy that another process left behind."""
        return self._worker.submit(recovery.dismiss, copy)

    def _write(
        self, key: str, scenario: Scenario, original: Path | None, replaced: recovery.Recovered | None = None
    ) -> str:
        problem = ""
        try:
            saved_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            recovery.keep(self._folder, key, scenario, original=original, saved_at=saved_at)
            if replaced is not None:
                recovery.dismiss(replaced)
        except StorageError as error:
            problem = str(error)
            _log.warning("no recovery copy: %s", problem)
        self._written.emit(key, problem)
        return problem

    def _tell(self, key: str, problem: str) -> None:
        self.finished.emit(key, problem)

    def wait(self) -> None:
        """Return when everything that was asked for has happened."""
        self._worker.submit(_nothing).result()

    def close(self) -> None:
        """Finish the work and let go of this process's lock; copies that are left will be offered."""
        self._worker.shutdown(wait=True)
        recovery.release(self._folder)


class Autosave(QObject):
    """Keeps the copy of one document up to date."""

    state_changed = Signal()
    failed = Signal(str)
    """Why no copy could be written; told once until one can be written again."""

    def __init__(
        self, document: Document, keeper: CopyKeeper, key: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._keeper = keeper
        self._key = key
        self._state: State = "edited" if document.is_modified else "as-saved"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MILLISECONDS)
        self._timer.timeout.connect(self.keep_now)
        keeper.finished.connect(self._written)
        document.changed.connect(self._changed)
        document.undo_stack.cleanChanged.connect(self._clean_changed)

    @property
    def state(self) -> State:
        """How safe the last change is."""
        return self._state

    def keep_now(self) -> Future[str] | None:
        """Start writing the copy without waiting for further changes; None where nothing needs one."""
        self._timer.stop()
        if self._document.is_modified:
            return self._keeper.keep(self._key, self._document.scenario, self._document.path)
        self._forget()
        return None

    def stop(self) -> None:
        """Remove the copy: the document was saved or given up."""
        self._timer.stop()
        self._document.changed.disconnect(self._changed)
        self._document.undo_stack.cleanChanged.disconnect(self._clean_changed)
        self._keeper.finished.disconnect(self._written)
        self._keeper.discard(self._key)

    def _changed(self) -> None:
        self._set_state("failed" if self._state == "failed" else "edited")
        if not self._timer.isActive():
            self._timer.start()

    def _clean_changed(self, clean: bool) -> None:  # noqa: FBT001 - Qt's signal
        if clean:
            self._timer.stop()
            self._forget()

    def _forget(self) -> None:
        self._keeper.discard(self._key)
        self._set_state("as-saved")

    def _written(self, key: str, problem: str) -> None:
        if key != self._key or not self._document.is_modified:
            return
        if problem and self._state != "failed":
            self.failed.emit(problem)
        if problem:
            self._set_state("failed")
        elif not self._timer.isActive():
            self._set_state("kept")

    def _set_state(self, state: State) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit()


def _nothing() -> None:
    """Takes its turn in the queue."""
