"""Which cards are collapsed; the window remembers it as long as the document is open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Folding(QObject):
    """Knows steps by their ids, so that a card stays collapsed wherever its step goes, also by undo."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folded: frozenset[str] = frozenset()

    def is_folded(self, step_id: str) -> bool:
        """Tell whether the card of a step is collapsed."""
        return step_id in self._folded

    def fold(self, step_ids: Iterable[str]) -> None:
        """Collapse the cards of some steps; the others stay as they are."""
        self._take(self._folded.union(step_ids))

    def unfold(self, step_ids: Iterable[str]) -> None:
        """Expand the cards of some steps; the others stay as they are."""
        self._take(self._folded.difference(step_ids))

    def unfold_all(self) -> None:
        """Expand every card."""
        self._take(frozenset())

    def toggle(self, step_id: str) -> None:
        """Collapse a card, or expand it."""
        self._take(self._folded.symmetric_difference((step_id,)))

    def _take(self, folded: frozenset[str]) -> None:
        if folded != self._folded:
            self._folded = folded
            self.changed.emit()
