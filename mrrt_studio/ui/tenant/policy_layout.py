"""Where the parts of a policy's row are: API on the left, chips and reasons on the right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from mrrt_studio.ui.tenant.policy_view import PolicyView
from mrrt_studio.ui.theme import FontRole, theme
from mrrt_studio.ui.widgets.chips import Chip, chip_size
from mrrt_studio.ui.widgets.labels import breakable

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

_MIDDLE = Qt.TextElideMode.ElideMiddle
_PIECES = re.compile(r"([\s\u200b]+)")
_API_SHARE = 0.27
_NARROW = 56
"""In quarters of a text line: below it, a second column would show but the ends of its chips."""
_MOST_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class PolicyGeometry:
    """Places in pixels, from the top left corner of the row."""

    height: int
    title: QRect
    title_text: str
    chips: tuple[QRect, ...]
    reasons: tuple[QRect, ...]
    """Icon and text of each."""
    reason_texts: tuple[str, ...]


def is_narrow(width: int) -> bool:
    """Tell whether API and scopes stand one above the other, for want of width."""
    return width < theme().space(_NARROW)


def columns(width: int) -> tuple[int, int]:
    """Return where the second column begins and how wide the first one is; narrow rows have one column."""
    space = theme().space
    if is_narrow(width):
        return 0, max(1, width)
    first = min(max(int(width * _API_SHARE), space(15)), space(42))
    return first + space(2), first


def title_role(view: PolicyView) -> FontRole:
    """Return the font of the API's name; an identifier that nothing has is no name."""
    return "body" if view.is_known else "mono-small"


def reason_indent() -> int:
    """Return how far the text of a reason stands behind its icon."""
    return theme().space(4.6)


def arrange(view: PolicyView, width: int) -> PolicyGeometry:
    """Return the places of everything in a row of a width."""
    margin = theme().space(1.8)
    start, first = columns(width)
    beside = not is_narrow(width)
    metrics = QFontMetrics(theme().font(title_role(view)))
    short = metrics.elidedText(view.title, _MIDDLE, first * _MOST_TITLE_LINES * 4 // 5)
    title_text = fitting(short, metrics, first)
    title = metrics.boundingRect(QRect(0, 0, first, 10_000), WRAP, title_text)
    title.moveTo(0, margin + theme().space(0.3))
    top = margin if beside else title.bottom() + theme().space(1.2)
    chips, top = _place_chips(view, QRect(start, top, max(1, width - start), 0))
    reasons, texts, bottom = _place_reasons(view, QRect(start, top, max(1, width - start), 0))
    height = max(title.bottom() + 1, bottom) + margin
    return PolicyGeometry(height, QRect(title), title_text, chips, reasons, texts)


def fitting(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return the text with places to break, in which no single word is wider than the column."""
    parts = _PIECES.split(breakable(text))
    return "".join(metrics.elidedText(part, _MIDDLE, width) for part in parts)


def _place_chips(view: PolicyView, area: QRect) -> tuple[tuple[QRect, ...], int]:
    """Return the chips' places and where the next thing below them begins."""
    gap, generation = theme().space(1.2), theme().generation
    left, top, places = area.left(), area.top(), list[QRect]()
    height = 0
    for chip in view.chips:
        whole = _natural_size(chip, generation)
        size = QSize(min(whole.width(), area.width()), whole.height())
        if places and left + size.width() > area.right() + 1:
            left, top = area.left(), top + height + gap
        places.append(QRect(QPoint(left, top), size))
        left, height = left + size.width() + gap, size.height()
    return tuple(places), top + height + gap if places else top


@lru_cache(maxsize=4_096)
def _natural_size(chip: Chip, generation: int) -> QSize:  # noqa: ARG001 - a key of the cache
    """A layout asks for every chip at several widths; its own size is the same at each of them."""
    return chip_size(chip)


def _place_reasons(view: PolicyView, area: QRect) -> tuple[tuple[QRect, ...], tuple[str, ...], int]:
    """Return the reasons' places and texts, and the bottom of the last thing above or among them."""
    metrics = QFontMetrics(theme().font("small"))
    width = max(1, area.width() - reason_indent())
    texts = tuple(fitting(reason.text, metrics, width) for reason in view.reasons)
    top, places = area.top(), list[QRect]()
    for text in texts:
        height = metrics.boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()
        places.append(QRect(area.left(), top, area.width(), max(height, theme().space(4))))
        top = places[-1].bottom() + 1 + theme().space(0.8)
    bottom = places[-1].bottom() + 1 if places else max(area.top() - theme().space(1.2), 0)
    return tuple(places), texts, bottom
