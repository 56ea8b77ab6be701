"""The names above the lanes; they stay while the steps scroll."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mrrt_studio.simulation.step_arrows import Lane
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.timeline.lanes import Tracks
from mrrt_studio.ui.timeline.measuring import elided, line_height


class LaneHeader(QWidget):
    """One line of names, each in the middle of its lane and whole in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tracks = Tracks()
        self._name_of: Callable[[Lane], str] = str
        self._factor = 1.0
        set_ground(self, "surface")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Lanes"))
        theme().follow(self._restyle)

    def set_tracks(self, tracks: Tracks, name_of: Callable[[Lane], str], factor: float = 1) -> None:
        """Show other lanes; ``name_of`` tells what people call one, ``factor`` how large all is drawn."""
        if factor != self._factor:
            self._factor = factor
            self.updateGeometry()
        self._tracks = tracks
        self._name_of = name_of
        self.setAccessibleDescription(", ".join(self._whole_name(i) for i in range(len(tracks.columns))))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line with room around it."""
        height = round(line_height("small-strong")) + theme().space(4.5)
        return QSize(theme().space(60), round(height * self._factor))

    def name_at(self, point: QPoint) -> str:
        """Return the whole names of the column at a place, or nothing."""
        for index in range(len(self._tracks.columns)):
            left, right = self._room(index)
            if left <= point.x() / self._factor <= right:
                return self._whole_name(index)
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names and the line beneath them."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.setPen(theme().colour("border"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.scale(self._factor, self._factor)
        painter.setFont(theme().font("small-strong"))
        painter.setPen(theme().colour("text"))
        for index, column in enumerate(self._tracks.columns):
            left, right = self._room(index)
            area = QRectF(left, 0, right - left, self.height() / self._factor - 1)
            text = elided(column.name, "small-strong", right - left)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)

    def event(self, event: QEvent) -> bool:
        """Offer the whole name under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.name_at(event.pos()), self)
            return True
        return super().event(event)

    def _room(self, index: int) -> tuple[float, float]:
        left, right = self._tracks.room(index, 0, self.width() / self._factor)
        gap = theme().space(1)
        return left + gap, right - gap

    def _whole_name(self, index: int) -> str:
        return ", ".join(self._name_of(lane) for lane in self._tracks.columns[index].lanes)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
