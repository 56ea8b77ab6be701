"""The frame that appears while something is dragged over the pane: it may be dropped anywhere here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mrrt_studio.ui.theme import theme


class DropHint(QWidget):
    """Covers its parent without taking the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        parent.installEventFilter(self)

    def show_hint(self) -> None:
        """Cover the parent."""
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint a frame and what happens on a drop."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme().space(1)
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(theme().colour("accent"), 2, Qt.PenStyle.DashLine))
        ground = theme().colour("accent-background")
        ground.setAlphaF(0.9)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, theme().metrics.radius, theme().metrics.radius)
        painter.setPen(theme().colour("text"))
        painter.setFont(theme().font("strong"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(
            area.adjusted(inset * 4, 0, -inset * 4, 0), flags, self.tr("Drop to add to the tenant")
        )
