"""A list of sentences, each as high as its text at the width of the list."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QWidget

from mrrt_studio.ui.theme import theme

_ENDLESS = 100_000
_AROUND = 4
"""Quarters of a line above and below a text together: with less, the style cuts the last line off."""
_PADDING = 6
"""Quarters of a line that the style keeps free beside a text."""


class WrappingList(QListWidget):
    """Qt measures items before it knows whether a scroll bar takes room, and then cuts them off."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().follow(self._restyle)

    def fit(self) -> None:
        """Give every item the height of its text; to be called when items were added."""
        bar = self.verticalScrollBar().sizeHint().width()
        width = max(1, self.width() - bar - theme().space(_PADDING))
        for row in range(self.count()):
            item = self.item(row)
            space = QRect(0, 0, width, _ENDLESS)
            wrapped = self.fontMetrics().boundingRect(space, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(1, wrapped.height() + theme().space(_AROUND)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the new width."""
        super().resizeEvent(event)
        self.fit()

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.fit()
