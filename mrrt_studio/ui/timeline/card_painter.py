"""Paints a card from its layout; knows nothing of steps."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from mrrt_studio.ui.theme import paint_icon, theme
from mrrt_studio.ui.timeline.card_layout import CardLayout, PlacedArrow, PlacedText
from mrrt_studio.ui.timeline.lanes import Tracks
from mrrt_studio.ui.widgets.chips import paint_chip

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DIMMED = 0.55
_DIMMED_HIGH_CONTRAST = 0.75


class CardState(NamedTuple):
    """How a card stands in the view."""

    number: int
    selected: bool = False
    focused: bool = False
    dimmed: bool = False
    """It comes after the playhead."""
    disabled: bool = False


def paint_card(painter: QPainter, layout: CardLayout, tracks: Tracks, state: CardState) -> None:
    """Paint a row; its top is at the origin of the painter, which is left as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state.dimmed:
        high_contrast = theme().scheme == "high-contrast"
        painter.setOpacity(_DIMMED_HIGH_CONTRAST if high_contrast else _DIMMED)
    for line in layout.gutter:
        _paint_text(painter, line, _RIGHT)
    _paint_frame(painter, layout.frame, state)
    _paint_lanes(painter, layout, tracks)
    _paint_head(painter, layout, state)
    for arrow in layout.arrows:
        _paint_arrow(painter, arrow)
    for placed in layout.chips:
        paint_chip(painter, placed.area, placed.chip)
    for line in layout.lines:
        _paint_text(painter, line, _LEFT)
    painter.restore()


def paint_playhead(painter: QPainter, left: float, right: float, y: float) -> None:
    """Paint the line between what has been played and what has not."""
    side = theme().space(1.6)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour("accent"), 2))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("accent"))
    corners = (QPointF(left, y - side), QPointF(left + 1.7 * side, y), QPointF(left, y + side))
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def paint_drop(painter: QPainter, left: float, right: float, y: float) -> None:
    """Paint the line, round at both ends, where a dragged card would go."""
    side = theme().space(1.1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour("accent"), 3))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    painter.setBrush(theme().colour("window"))
    for x in (left, right):
        painter.drawEllipse(QPointF(x, y), side, side)
    painter.restore()


def _paint_frame(painter: QPainter, frame: QRectF, state: CardState) -> None:
    radius = theme().space(2)
    if state.focused:
        halo = theme().colour("focus")
        halo.setAlphaF(0.35)
        painter.setPen(QPen(halo, 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
    pen = QPen(theme().colour("accent"), 2) if state.selected else QPen(theme().colour("border"), 1)
    if state.disabled and not state.selected:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(theme().colour("window" if state.disabled else "surface"))
    inset = pen.widthF() / 2
    painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), radius, radius)


def _paint_lanes(painter: QPainter, layout: CardLayout, tracks: Tracks) -> None:
    """Dotted lines, left out behind labels so that these can be read."""
    if not layout.arrows:
        return
    pen = QPen(theme().colour("lane"), 1)
    pen.setDashPattern([1, 3])
    painter.setPen(pen)
    top, bottom = layout.lanes
    for column in tracks.columns:
        if layout.frame.left() < column.x < layout.frame.right():
            x = round(column.x) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    ground = theme().colour("surface")
    for arrow in layout.arrows:
        painter.fillRect(arrow.label.area.adjusted(-2, 0, 2, 0), ground)


def _paint_head(painter: QPainter, layout: CardLayout, state: CardState) -> None:
    radius = layout.number.height() / 2
    if not layout.fold.isEmpty():
        area = QRectF(0, 0, theme().space(3), theme().space(3))
        area.moveCenter(layout.fold.center())
        paint_icon(painter, area, "chevron-right" if layout.folded else "chevron-down", "text-secondary")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("hover" if state.disabled else "accent-background"))
    painter.drawRoundedRect(layout.number, radius, radius)
    painter.setFont(theme().font("small-strong"))
    painter.setPen(theme().colour("text-secondary" if state.disabled else "accent"))
    painter.drawText(layout.number, Qt.AlignmentFlag.AlignCenter, str(state.number))
    for line in layout.title:
        _paint_text(painter, line, _LEFT)
    if layout.badge is not None:
        paint_chip(painter, layout.badge.area, layout.badge.chip)


def _paint_text(painter: QPainter, line: PlacedText, alignment: Qt.AlignmentFlag) -> None:
    painter.setFont(theme().font(line.role))
    painter.setPen(theme().colour(line.colour))
    painter.drawText(line.area, alignment | Qt.TextFlag.TextSingleLine, line.text)
    if line.icon:
        paint_icon(painter, line.icon_area, line.icon, line.colour)


def _paint_arrow(painter: QPainter, placed: PlacedArrow) -> None:
    colour = theme().colour(placed.arrow.emphasis or "text")
    pen = QPen(colour, 1.4)
    if placed.arrow.reply:
        pen.setDashPattern([3, 2.2])
    painter.setPen(pen)
    painter.drawLine(QPointF(placed.start, placed.y), QPointF(placed.end, placed.y))
    _paint_tip(painter, placed, colour)
    _paint_text(painter, placed.label, _LEFT)


def _paint_tip(painter: QPainter, placed: PlacedArrow, colour: QColor) -> None:
    side = theme().space(1.2)
    back = -1.7 * side if placed.end > placed.start else 1.7 * side
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corners = (
        QPointF(placed.end, placed.y),
        QPointF(placed.end + back, placed.y - side),
        QPointF(placed.end + back, placed.y + side),
    )
    painter.drawPolygon(QPolygonF(corners))
