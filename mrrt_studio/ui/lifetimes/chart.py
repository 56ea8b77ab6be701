"""The rows of the lifetimes: names at the left, bars on the axis of time; only what is seen is drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from mrrt_studio.simulation.lifetimes import Lifetime
from mrrt_studio.ui.lifetimes.bars import paint_lifetime, paint_words
from mrrt_studio.ui.lifetimes.row_model import Row, RowModel
from mrrt_studio.ui.lifetimes.scale import TimeScale
from mrrt_studio.ui.theme import paint_focus_ring, paint_icon, theme
from mrrt_studio.ui.timeline.lazy_list import WHEEL_NOTCH, LazyListView
from mrrt_studio.ui.timeline.measuring import elided
from mrrt_studio.ui.timeline.scrolling import Anchor, Placed

_ICONS = {"session": "session", "refresh": "ticket", "access": "key", "id": "user"}
_NAME_QUARTERS = 62
_MOST_NAMES = 0.4
"""Share of the width that names may take."""
ZOOM_STEP = 1.25
_PAN = 40
"""Pixels for each press of an arrow key."""


class LifetimesChart(LazyListView):
    """Paints the scale that it is given, and tells what a person wants of it."""

    zoom_wanted = Signal(float, float)
    """A factor, and the moment that stays where it is."""
    pan_wanted = Signal(float)
    """Pixels, to later times where positive."""
    resized = Signal()

    def __init__(self, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_model = model
        self._scale = TimeScale(0, 1, 1)
        self._top_key = ""
        self._held: int | None = None
        self.setModel(model)
        self.setAccessibleName(self.tr("Lifetimes"))
        model.modelAboutToBeReset.connect(self._remember_place)
        model.modelReset.connect(self._find_place)
        theme().follow(self._restyle)

    def set_scale(self, scale: TimeScale) -> None:
        """Show another stretch of time."""
        self._scale = scale
        self.viewport().update()

    def set_held(self, moment: int | None) -> None:
        """Draw a broken line at the moment at which now is held, or none."""
        if moment != self._held:
            self._held = moment
            self.viewport().update()

    def name_width(self) -> int:
        """Return the pixels before the bars."""
        return min(theme().space(_NAME_QUARTERS), int(self.content_width() * _MOST_NAMES))

    def bar_width(self) -> int:
        """Return the pixels for bars."""
        return max(1, self.content_width() - self.name_width())

    def row_at(self, place: int) -> Row | None:
        """Return a row, or None where there is none."""
        rows = self._row_model.rows
        return rows[place] if 0 <= place < len(rows) else None

    def row_height(self, row: int) -> int:
        """Return the height of a row; headings have room above."""
        shown = self.row_at(row)
        return theme().space(6 if shown is None or shown.lifetime else 7)

    def paint_row(self, painter: QPainter, placed: Placed) -> None:
        """Paint a heading, or a name and its bar."""
        row = self.row_at(placed.row)
        if row is None:
            return
        whole = QRectF(0, 0, self.content_width(), placed.height)
        is_current = placed.row == self.currentIndex().row()
        if is_current:
            painter.fillRect(whole, theme().colour("selection"))
        if row.lifetime is None:
            self._paint_heading(painter, whole, row)
        else:
            self._paint_name(painter, whole, row, row.lifetime)
            self._paint_bar(painter, whole, row, "selection" if is_current else "window")
        if is_current and self.hasFocus():
            paint_focus_ring(painter, whole)

    def _paint_heading(self, painter: QPainter, whole: QRectF, row: Row) -> None:
        painter.setPen(QPen(theme().colour("border"), 1))
        painter.drawLine(QLineF(whole.left(), 0.5, whole.right(), 0.5))
        painter.setFont(theme().font("strong"))
        painter.setPen(theme().colour("text"))
        place = whole.adjusted(theme().space(2), theme().space(1), -theme().space(2), 0)
        text = elided(self._row_model.name(row), "strong", place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_name(self, painter: QPainter, whole: QRectF, row: Row, one: Lifetime) -> None:
        space, side = theme().space, theme().metrics.icon
        alive = one.is_alive(self._row_model.found.now)
        colour = "text" if alive else "text-secondary"
        icon = QRectF(space(3), 0, side, whole.height())
        paint_icon(painter, icon, _ICONS[one.kind], colour)
        left = icon.right() + space(1.5)
        place = QRectF(left, 0, self.name_width() - left - space(1), whole.height())
        painter.setFont(theme().font("body"))
        painter.setPen(theme().colour(colour))
        text = elided(self._row_model.name(row), "body", place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_bar(self, painter: QPainter, whole: QRectF, row: Row, ground: str) -> None:
        if row.lifetime is None:
            return
        area = whole.adjusted(self.name_width(), 0, 0, 0)
        bar = paint_lifetime(painter, area, row.lifetime, self._scale, self._row_model.found.now)
        paint_words(painter, area, bar, self._row_model.end_text(row), ground)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen, and now across all of them."""
        super().paintEvent(event)
        if not self._row_model.rows:
            return
        painter = QPainter(self.viewport())
        self._paint_moment(painter, self._row_model.found.now, Qt.PenStyle.SolidLine)
        if self._held is not None:
            self._paint_moment(painter, self._held, Qt.PenStyle.DashLine)

    def _paint_moment(self, painter: QPainter, moment: int, style: Qt.PenStyle) -> None:
        x = self.name_width() + self._scale.x(moment)
        if self.name_width() <= x <= self.content_width():
            painter.setPen(QPen(theme().colour("accent"), 2, style))
            painter.drawLine(QLineF(x, 0, x, self.viewport().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move through time; up and down through the rows."""
        pans = {Qt.Key.Key_Left: -_PAN, Qt.Key.Key_Right: _PAN}
        if (pixels := pans.get(Qt.Key(event.key()))) is not None:
            self.pan_wanted.emit(pixels)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, move through time with Shift or sideways, else scroll the rows."""
        turned, aside = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            around = self._scale.moment(event.position().x() - self.name_width())
            self.zoom_wanted.emit(ZOOM_STEP ** ((turned or aside) / WHEEL_NOTCH), around)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or (aside and not turned):
            self.pan_wanted.emit(-(turned or aside) / WHEEL_NOTCH * 2 * _PAN)
        else:
            super().wheelEvent(event)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another width for bars."""
        super().resizeEvent(event)
        self.resized.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in words what a row shows."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.indexAt(event.pos()).data(Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), str(text or ""), self)
            return True
        return super().viewportEvent(event)

    def _restyle(self) -> None:
        self.doItemsLayout()
        self.resized.emit()

    def _remember_place(self) -> None:
        row = self.row_at(self.anchor.row)
        self._top_key = row.key if row else ""

    def _find_place(self) -> None:
        """Keep the rows where they were on the screen, as far as they are still there."""
        place = self._row_model.place_of(self._top_key)
        self.go_to(Anchor(place, self.anchor.offset) if place >= 0 else self.anchor)
