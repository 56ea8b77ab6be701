"""A page, and in its place the reason why it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget

from mrrt_studio.ui.inspector.emptiness import Emptiness
from mrrt_studio.ui.widgets.empty_state import EmptyState


class PageStack(QStackedWidget):
    """Keeps the scroll position of a page for as long as it shows the same step.

    Args:
        page: what is shown.
        scrolled: the part of it that scrolls, or the page itself.
    """

    def __init__(self, page: QWidget, scrolled: QAbstractScrollArea) -> None:
        super().__init__()
        self._page = page
        self._scrolled = scrolled
        self._step_id = ""
        self._states: dict[Emptiness, EmptyState] = {}
        self.addWidget(page)

    def show_page(self, step_id: str) -> None:
        """Show the page; another step is read from its top."""
        if step_id != self._step_id:
            self._scrolled.verticalScrollBar().setValue(0)
        self._step_id = step_id
        self.setCurrentWidget(self._page)

    def show_emptiness(self, emptiness: Emptiness | None) -> None:
        """Show why there is nothing."""
        self._step_id = ""
        if emptiness is None:
            return
        if emptiness not in self._states:
            self._states[emptiness] = EmptyState(*emptiness)
            self.addWidget(self._states[emptiness])
        self.setCurrentWidget(self._states[emptiness])
