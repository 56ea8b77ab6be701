"""How large the cards are drawn, apart from the text size of the whole window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

SMALLEST_ZOOM = 60
LARGEST_ZOOM = 160
ZOOM_STEP = 10


class Zoom(QObject):
    """A whole number of percent; everything that is drawn in the timeline is multiplied by it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._percent = 100

    @property
    def percent(self) -> int:
        """100 is the size of the text elsewhere."""
        return self._percent

    @property
    def factor(self) -> float:
        """What a distance of a layout is multiplied by to get pixels."""
        return self._percent / 100

    def set_percent(self, percent: int) -> None:
        """Zoom to a size, or to the nearest that there is."""
        kept = min(max(percent, SMALLEST_ZOOM), LARGEST_ZOOM)
        if kept != self._percent:
            self._percent = kept
            self.changed.emit()

    def larger(self) -> None:
        """Zoom in by one step."""
        self.set_percent(self._percent + ZOOM_STEP)

    def smaller(self) -> None:
        """Zoom out by one step."""
        self.set_percent(self._percent - ZOOM_STEP)

    def reset(self) -> None:
        """Zoom to the size of the text elsewhere."""
        self.set_percent(100)
