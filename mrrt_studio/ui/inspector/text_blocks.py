"""Wrapped text for delegates: words break at spaces, and where one is too long, anywhere."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from mrrt_studio.ui.theme import FontRole, theme


def text_height(text: str, role: FontRole, width: int) -> int:
    """Return the height of a wrapped text in pixels; nothing at all has none."""
    return _height(text, role, width, theme().generation) if text else 0


def paint_text(painter: QPainter, area: QRectF, text: str, role: FontRole, colour: str) -> None:
    """Paint a wrapped text from the top of an area."""
    layout, _ = _lay_out(text, role, int(area.width()))
    painter.setPen(theme().colour(colour))
    layout.draw(painter, QPointF(area.topLeft()))


@lru_cache(maxsize=4096)
def _height(text: str, role: FontRole, width: int, generation: int) -> int:  # noqa: ARG001 - forgets old sizes
    return math.ceil(_lay_out(text, role, width)[1])


def _lay_out(text: str, role: FontRole, width: int) -> tuple[QTextLayout, float]:
    """Return the lines of a text and their height; Qt wants line ends of its own kind."""
    layout = QTextLayout(text.replace("\n", "\u2028"), theme().font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout, top
