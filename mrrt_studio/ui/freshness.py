"""Views that are costly to fill: they are brought up to date when they are seen, and not before."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Freshness(QObject):
    """Remembers that a widget is out of date and refreshes it while it is visible."""

    def __init__(self, widget: QWidget, refresh: Callable[[], None]) -> None:
        """Begin out of date.

        Args:
            widget: what is looked at; owns this.
            refresh: a method that brings it up to date; held weakly.
        """
        super().__init__(widget)
        self._widget = widget
        self._refresh = WeakMethod(refresh)
        self._stale = True
        widget.installEventFilter(self)

    @property
    def is_stale(self) -> bool:
        """Whether the widget still shows what was before."""
        return self._stale

    def touch(self) -> None:
        """Say that what the widget shows is out of date."""
        self._stale = True
        if self._widget.isVisible():
            self._freshen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refresh what becomes visible."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._freshen()
        return super().eventFilter(watched, event)

    def _freshen(self) -> None:
        self._stale = False
        if (refresh := self._refresh()) is not None:
            refresh()
