"""The picture of one lifetime: how long it lived or will, what it may reach, and how it ended in words.

What lives is filled and has a full border; what ended is grey and has a broken one; the leeway is hatched.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from mrrt_studio.simulation.lifetimes import Lifetime
from mrrt_studio.ui.lifetimes.scale import TimeScale
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.measuring import elided, text_width

_THINNEST = 3
"""Pixels: a second stays visible beside a year."""
_FAR = 4
"""Pixels beyond the edges to which bars are painted, so that their ends are not seen there."""


def paint_lifetime(painter: QPainter, area: QRectF, one: Lifetime, scale: TimeScale, now: int) -> QRectF:
    """Paint a bar into an area that begins where the scale does; return the bar as far as it is seen."""
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    alive = one.is_alive(now)
    if one.ended is None and one.absolute_end != one.end:
        _paint_reach(painter, _stretch(area, scale, one.end or one.start, one.absolute_end))
    bar = _stretch(area, scale, one.start, one.end)
    _paint_bar(painter, bar, "ok" if alive and one.leeway is None else "dropped", broken=not alive)
    if one.leeway is not None:
        window = _stretch(area, scale, one.leeway.start, one.leeway.end)
        _paint_leeway(painter, window)
        bar = bar.united(window)
    for move in one.moves:
        _paint_move(painter, bar, area.left() + scale.x(move.at))
    painter.restore()
    return bar & area


def paint_words(painter: QPainter, area: QRectF, bar: QRectF, text: str, ground: str) -> None:
    """Write behind a bar how it ends, or over its end, on the ground of the row, where there is no room."""
    gap = theme().space(1.5)
    width = min(text_width(text, "small") + 1, area.width() - 2 * gap)
    left = bar.right() + gap if bar.width() > 0 else area.left() + gap
    left = max(area.left() + gap, min(left, area.right() - width - gap))
    painter.setFont(theme().font("small"))
    painter.setPen(theme().colour("text"))
    place = QRectF(left, area.top(), width, area.height())
    inset = area.height() / 5
    painter.fillRect(place.adjusted(-gap / 2, inset + 1, gap / 2, -inset - 1), theme().colour(ground))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, elided(text, "small", width))


def _stretch(area: QRectF, scale: TimeScale, start: float, end: float | None) -> QRectF:
    """Return the rectangle of a stretch of time; None for an end that never comes."""
    left = max(area.left() + scale.x(start), area.left() - _FAR)
    right = area.right() + _FAR if end is None else min(area.left() + scale.x(end), area.right() + _FAR)
    inset = area.height() / 5
    width = max(right - left, _THINNEST if right > area.left() - _FAR else 0)
    return QRectF(left, area.top() + inset, width, area.height() - 2 * inset)


def _paint_bar(painter: QPainter, bar: QRectF, colour: str, *, broken: bool) -> None:
    line = Qt.PenStyle.DashLine if broken else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme().colour(colour), 1, line))
    painter.setBrush(theme().colour(f"{colour}-background"))
    radius = min(theme().metrics.radius, bar.width() / 2)
    painter.drawRoundedRect(bar, radius, radius)


def _paint_reach(painter: QPainter, rest: QRectF) -> None:
    """Paint up to where it could live at most, as a thin line with a stop."""
    painter.setPen(QPen(theme().colour("control"), 1, Qt.PenStyle.DotLine))
    middle = rest.center().y()
    painter.drawLine(QLineF(rest.left(), middle, rest.right(), middle))
    painter.setPen(QPen(theme().colour("control"), 1))
    painter.drawLine(QLineF(rest.right(), rest.top(), rest.right(), rest.bottom()))


def _paint_leeway(painter: QPainter, window: QRectF) -> None:
    painter.setPen(QPen(theme().colour("surprise"), 1))
    painter.setBrush(theme().colour("surprise-background"))
    painter.drawRect(window)
    painter.setBrush(QBrush(theme().colour("surprise"), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(window)


def _paint_move(painter: QPainter, bar: QRectF, x: float) -> None:
    painter.setPen(QPen(theme().colour("text-secondary"), 1))
    painter.drawLine(QPointF(x, bar.top() + 2), QPointF(x, bar.bottom() - 2))
