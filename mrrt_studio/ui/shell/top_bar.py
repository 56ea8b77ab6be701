"""The bar above the panes: document, undo and redo, playhead, expectations."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mrrt_studio.ui.shell.action_buttons import icon_button
from mrrt_studio.ui.shell.document_label import DocumentLabel
from mrrt_studio.ui.shell.expectations import ExpectationsButton
from mrrt_studio.ui.shell.menus import ActionSet
from mrrt_studio.ui.shell.playhead_bar import PlayheadBar
from mrrt_studio.ui.theme import theme

LEVELS = range(5)
"""How compact the bar is: 0 shows everything."""


class TopBar(QWidget):
    """Fits any width: what the menus have too gives way first, and nothing is ever cut."""

    def __init__(
        self,
        label: DocumentLabel,
        actions: ActionSet,
        playhead: PlayheadBar,
        expectations: ExpectationsButton,
    ) -> None:
        super().__init__()
        self._label = label
        self._playhead = playhead
        self._expectations = expectations
        self._level = -1
        self._line = QHBoxLayout(self)
        self._left = QHBoxLayout()
        self._arrange(actions)
        theme().follow(self._restyle)

    def minimumSizeHint(self) -> QSize:
        """Return no width of its own: the bar takes what the panes leave it."""
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Find out again what fits when a part got another text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out again what fits."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground and the line beneath it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.setPen(theme().colour("border"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _arrange(self, actions: ActionSet) -> None:
        self._left.addWidget(self._label)
        self._undo = icon_button(actions["edit.undo"], "undo", self.tr("Undo"))
        self._redo = icon_button(actions["edit.redo"], "redo", self.tr("Redo"))
        self._left.addWidget(self._undo)
        self._left.addWidget(self._redo)
        self._line.addLayout(self._left)
        self._line.addStretch(1)
        self._line.addWidget(self._playhead)
        self._line.addStretch(1)
        self._line.addWidget(self._expectations)

    def _fit(self) -> None:
        """Leave out as little as the width allows; measured, since trying asks for a new layout."""
        level = next((level for level in LEVELS if self._width_at(level) <= self.width()), LEVELS[-1])
        if level != self._level:
            self._level = level
            self._label.set_compactness(level)
            self._playhead.set_compactness(level)
            self._expectations.set_compactness(level)

    def _width_at(self, level: int) -> int:
        margins, gap = self._line.contentsMargins(), self._left.spacing()
        buttons = self._undo.sizeHint().width() + self._redo.sizeHint().width() + 3 * gap
        parts = (part.width_at(level) for part in (self._label, self._playhead, self._expectations))
        return margins.left() + margins.right() + 2 * self._line.spacing() + buttons + sum(parts)

    def _restyle(self) -> None:
        space = theme().space
        self._line.setContentsMargins(space(3.5), space(2), space(3), space(2))
        self._line.setSpacing(space(3))
        self._left.setSpacing(space(2))
        self._fit()
