"""Chips: a scope or a token as a small pill that tells by icon, colour and stroke where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QLinearGradient, QPainter, QPen

from mrrt_studio.ui.theme import FontRole, paint_focus_ring, paint_icon, theme

ChipKind = Literal[
    "login",
    "policy",
    "both",
    "script",
    "dropped",
    "withheld",
    "plain",
    "token",
    "surprise",
    "refused",
    "ok",
    "info",
]
"""Where a scope came from or what became of it; ``token`` names a token; the last four judge a step."""


@dataclass(frozen=True, slots=True)
class Chip:
    """What a chip says.

    ``tooltip`` is the reason in a sentence; ``accessible_text`` is what a screen reader says instead of the
    text, because it does not see icon, colour and stroke.  ``show_icon`` is False for a bare number.
    """

    text: str
    kind: ChipKind = "plain"
    tooltip: str = ""
    accessible_text: str = ""
    show_icon: bool = True


@dataclass(frozen=True, slots=True)
class ChipStyle:
    """How a kind looks; ``second_background`` fills the right half."""

    colour: str
    background: str | None
    icons: tuple[str, ...] = ()
    icon_colours: tuple[str, ...] = ()
    role: FontRole = "mono"
    border: str | None = None
    dashed: bool = False
    struck: bool = False
    second_background: str | None = None
    square: bool = False


STYLES: dict[ChipKind, ChipStyle] = {
    "login": ChipStyle("login", "login-background", ("login-source",)),
    "policy": ChipStyle("policy", "policy-background", ("policy-source",)),
    "both": ChipStyle(
        "text",
        "login-background",
        ("login-source", "policy-source"),
        ("login", "policy"),
        second_background="policy-background",
    ),
    "script": ChipStyle("script", "script-background", ("script-source",)),
    "dropped": ChipStyle("dropped", "dropped-background", ("dropped",), struck=True),
    "withheld": ChipStyle("withheld", None, ("withheld",), border="withheld-border", dashed=True),
    "plain": ChipStyle("text", "hover", border="border"),
    "token": ChipStyle("text", "field", role="small-strong", border="field-border", square=True),
    "surprise": ChipStyle("surprise", "surprise-background", ("warning",), role="small-strong"),
    "refused": ChipStyle("refused", "refused-background", ("refused",), role="small-strong"),
    "ok": ChipStyle("ok", None, ("ok",), role="small-strong"),
    "info": ChipStyle("info", "info-background", ("info",), role="small-strong"),
}


@dataclass(frozen=True, slots=True)
class ChipGeometry:
    """The places inside a chip, in pixels of the rectangle that it is painted into."""

    icons: tuple[QRectF, ...]
    text: QRectF
    cross: QRectF


def chip_size(chip: Chip, *, removable: bool = False, max_width: int | None = None) -> QSize:
    """Return the size of a chip in pixels; ``max_width`` makes the text elide in its middle."""
    style = STYLES[chip.kind]
    width = _text_width(chip.text, style.role, style.struck, theme().generation)
    width += 2 * _padding() + len(_icons(chip)) * (_icon_side() + _icon_gap())
    width += _icon_side() + _icon_gap() if removable else 0
    whole = int(width + 0.999)
    return QSize(whole if max_width is None else min(whole, max_width), chip_height())


def chip_height() -> int:
    """Return the height of every chip at the text size in use, in pixels."""
    return theme().space(5.2)


def smallest_chip_width(chip: Chip, *, removable: bool = False) -> int:
    """Return the width below which a chip would say nothing any more, in pixels."""
    short = Chip(text=chip.text if len(chip.text) <= _SHORT else chip.text[:_SHORT], kind=chip.kind)
    return chip_size(short, removable=removable).width()


_SHORT = 8


def chip_geometry(chip: Chip, rect: QRect | QRectF, *, removable: bool = False) -> ChipGeometry:
    """Return where icons, text and cross are, so that a click can be matched to the cross."""
    area = QRectF(rect)
    side, gap = _icon_side(), _icon_gap()
    top = area.center().y() - side / 2
    left = area.left() + _padding()
    icons = tuple(QRectF(left + i * (side + gap), top, side, side) for i in range(len(_icons(chip))))
    start = left + len(icons) * (side + gap)
    end = area.right() - _padding() - ((side + gap) if removable else 0)
    cross = QRectF(area.right() - _padding() - side + gap / 2, top, side, side) if removable else QRectF()
    return ChipGeometry(icons, QRectF(start, area.top(), max(0.0, end - start), area.height()), cross)


def is_elided(chip: Chip, rect: QRect | QRectF, *, removable: bool = False) -> bool:
    """Tell whether the text does not fit, so that the whole of it belongs into the tooltip."""
    style = STYLES[chip.kind]
    needed = _text_width(chip.text, style.role, style.struck, theme().generation)
    return needed > chip_geometry(chip, rect, removable=removable).text.width() + 0.5


def tooltip_of(chip: Chip, *, elided: bool) -> str:
    """Return the reason, after the whole name when it was cut."""
    return "\n".join(part for part in (chip.text if elided else "", chip.tooltip) if part)


def paint_chip(
    painter: QPainter,
    rect: QRect | QRectF,
    chip: Chip,
    *,
    removable: bool = False,
    focused: bool = False,
    cross_hovered: bool = False,
) -> None:
    """Paint a chip into ``rect``, from a widget or an item delegate; the painter is left as it was."""
    style = STYLES[chip.kind]
    places = chip_geometry(chip, rect, removable=removable)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, QRectF(rect), style)
    for place, name, colour in zip(places.icons, _icons(chip), _icon_colours(style), strict=False):
        paint_icon(painter, place, name, colour)
    _paint_text(painter, places.text, chip, style)
    if removable:
        paint_icon(painter, places.cross, "close", "text" if cross_hovered else style.colour)
    painter.restore()
    if focused:
        paint_focus_ring(painter, QRectF(rect), _corner(QRectF(rect), style))


def _paint_ground(painter: QPainter, area: QRectF, style: ChipStyle) -> None:
    inset = area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(_ground_brush(area, style))
    painter.setPen(_outline(style))
    painter.drawRoundedRect(inset, _corner(inset, style), _corner(inset, style))


def _ground_brush(area: QRectF, style: ChipStyle) -> QBrush:
    if style.background is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    if style.second_background is None:
        return QBrush(theme().colour(style.background))
    halves = QLinearGradient(area.topLeft(), area.topRight())
    halves.setColorAt(0.44, theme().colour(style.background))
    halves.setColorAt(0.56, theme().colour(style.second_background))
    return QBrush(halves)


def _outline(style: ChipStyle) -> QPen:
    """In high contrast every chip has an outline: a ground alone is too faint there."""
    name = style.border or (style.colour if theme().scheme == "high-contrast" and style.background else None)
    if name is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme().colour(name), 1)
    if style.dashed:
        pen.setDashPattern([3, 2])
    return pen


def _paint_text(painter: QPainter, area: QRectF, chip: Chip, style: ChipStyle) -> None:
    font = theme().font(style.role)
    font.setStrikeOut(style.struck)
    painter.setFont(font)
    painter.setPen(theme().colour(style.colour))
    shown = QFontMetricsF(font).elidedText(chip.text, Qt.TextElideMode.ElideMiddle, area.width() + 0.5)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _icons(chip: Chip) -> tuple[str, ...]:
    return STYLES[chip.kind].icons if chip.show_icon else ()


def _icon_colours(style: ChipStyle) -> tuple[str, ...]:
    return style.icon_colours or (style.colour,) * len(style.icons)


def _corner(area: QRectF, style: ChipStyle) -> float:
    return theme().metrics.radius if style.square else area.height() / 2


def _padding() -> int:
    return theme().space(2)


def _icon_side() -> int:
    return theme().space(3.2)


def _icon_gap() -> int:
    return theme().space(1.2)


@lru_cache(maxsize=8192)
def _text_width(text: str, role: FontRole, struck: bool, generation: int) -> float:  # noqa: ARG001, FBT001
    """Measuring is the costly part of laying out many chips; the generation makes old sizes unreachable."""
    return QFontMetricsF(theme().font(role)).horizontalAdvance(text)
