"""The undo history of a document: scenarios before and after, with the names and habits of QUndoStack.

Not Qt's own: its commands are objects of Qt that Python owns too, and when the collector ends a document with
both, they are deleted twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal

from mrrt_studio.scenario.model import Scenario

Show = Callable[[Scenario], None]
_NEVER = -1


class _Edit(NamedTuple):
    """The scenarios share all that did not change, so a thousand of them are small."""

    before: Scenario
    after: Scenario
    text: str
    merge_key: str


class History(QObject):
    """Which scenario stood on the screen before, and which after; knows where the file was written."""

    indexChanged = Signal(int)
    """After every change of the history, also of its last edit."""
    cleanChanged = Signal(bool)

    def __init__(self, show: Show, parent: QObject | None = None) -> None:
        """Begin with no edits.

        Args:
            show: a method that makes a scenario the current one; held weakly.
            parent: owns this.
        """
        super().__init__(parent)
        self._show = WeakMethod(show)
        self._edits: list[_Edit] = []
        self._index = 0
        self._clean_index = 0
        self._follows_edit = False

    def push(self, before: Scenario, after: Scenario, text: str, merge_key: str = "") -> None:
        """Add an edit and show what it leads to; what was undone before can no longer be redone.

        Args:
            before: what stands on the screen.
            after: what shall stand there.
            text: what was done.
            merge_key: an edit that follows directly on one of the same key becomes part of it.
        """
        self._forget_undone()
        was_clean = self.isClean()
        last = self._last_to_merge(merge_key)
        self._follows_edit = True
        if last is None:
            self._edits.append(_Edit(before, after, text, merge_key))
            self._index += 1
        elif last.before == after:
            self._edits.pop()
            self._index -= 1
        else:
            self._edits[-1] = last._replace(after=after)
        self._tell(after, was_clean=was_clean)

    def undo(self) -> None:
        """Show the scenario before the last edit; nothing where there is none."""
        if self.canUndo():
            was_clean = self.isClean()
            self._follows_edit = False
            self._index -= 1
            self._tell(self._edits[self._index].before, was_clean=was_clean)

    def redo(self) -> None:
        """Show the scenario after the edit that was undone last; nothing where there is none."""
        if self.canRedo():
            was_clean = self.isClean()
            self._follows_edit = False
            self._index += 1
            self._tell(self._edits[self._index - 1].after, was_clean=was_clean)

    def canUndo(self) -> bool:
        """Say whether there is an edit to take back."""
        return self._index > 0

    def canRedo(self) -> bool:
        """Say whether there is an edit to bring again."""
        return self._index < len(self._edits)

    def undoText(self) -> str:
        """Return what would be taken back."""
        return self._edits[self._index - 1].text if self.canUndo() else ""

    def before_last(self) -> Scenario | None:
        """Return what undo would show, or None where there is no edit."""
        return self._edits[self._index - 1].before if self.canUndo() else None

    def redoText(self) -> str:
        """Return what would be brought again."""
        return self._edits[self._index].text if self.canRedo() else ""

    def count(self) -> int:
        """Return how many edits are known, those that were undone included."""
        return len(self._edits)

    def index(self) -> int:
        """Return how many of them stand on the screen."""
        return self._index

    def isClean(self) -> bool:
        """Say whether the screen shows what was saved."""
        return self._index == self._clean_index

    def setClean(self) -> None:
        """Say that what stands on the screen was saved."""
        self._set_clean_index(self._index)

    def resetClean(self) -> None:
        """Say that nothing here was ever saved."""
        self._set_clean_index(_NEVER)

    def _set_clean_index(self, index: int) -> None:
        was_clean = self.isClean()
        self._clean_index = index
        if self.isClean() != was_clean:
            self.cleanChanged.emit(self.isClean())

    def _last_to_merge(self, merge_key: str) -> _Edit | None:
        """Return the edit that the next one joins: not after an undo, and not one that was saved."""
        if not merge_key or not self._follows_edit or self.isClean() or not self._edits:
            return None
        return self._edits[-1] if self._edits[-1].merge_key == merge_key else None

    def _forget_undone(self) -> None:
        del self._edits[self._index :]
        if self._clean_index > self._index:
            self._clean_index = _NEVER

    def _tell(self, scenario: Scenario, *, was_clean: bool) -> None:
        try:
            if (show := self._show()) is not None:
                show(scenario)
        finally:
            # The scenario is the current one even where showing it failed.
            self.indexChanged.emit(self._index)
            if self.isClean() != was_clean:
                self.cleanChanged.emit(self.isClean())
