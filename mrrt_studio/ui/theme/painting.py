"""Helpers that give a widget its meaning for the stylesheet, and the focus ring for what paints itself."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from mrrt_studio.ui.theme.theme import theme

Look = Literal["plain", "primary", "flat", "link", "danger", "field", "bare", "code"]
State = Literal["", "error", "warning"]

RING_WIDTH = 2


def set_text_colour(label: QLabel, name: str) -> None:
    """Give a label a text colour of colours.json that follows the scheme."""
    _set_style_property(label, "textColour", name)


def set_ground(widget: QWidget, name: str) -> None:
    """Give a pane a background that follows the scheme: window, surface, raised, or that of a banner."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    _set_style_property(widget, "ground", name)


def set_look(widget: QWidget, look: Look) -> None:
    """Give a button or a field one of the looks of the stylesheet."""
    _set_style_property(widget, "look", look)


def set_state(widget: QWidget, state: State) -> None:
    """Mark a field as wrong or unwise by the colour of its border; say why in words beside it."""
    _set_style_property(widget, "state", state)


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float | None = None) -> None:
    """Paint the focus ring just inside ``rect``, for delegates and widgets that paint themselves."""
    inset = RING_WIDTH / 2
    corner = theme().metrics.radius if radius is None else radius
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour("focus"), RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)
    painter.restore()


def repolish(widget: QWidget) -> None:
    """Let the stylesheet look at a widget's properties again, and keep the font that the widget was given.

    Qt's stylesheet forgets that font at every polishing but the first; a widget that was never shown is left
    to Qt, so that its first one is still to come.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    own_font = QFont(widget.font()) if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) else None
    widget.style().polish(widget)
    if own_font is not None:
        widget.setFont(own_font)
    widget.updateGeometry()
    widget.update()


def _set_style_property(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)
