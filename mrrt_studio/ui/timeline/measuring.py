"""Texts measured, elided and wrapped, each once: painting a card asks for the same ones again and again."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from mrrt_studio.ui.theme import FontRole, theme

_LINE_SEPARATOR = "\u2028"


def text_width(text: str, role: FontRole) -> float:
    """Return the width of one line, in pixels."""
    return _text_width(text, role, theme().generation)


def line_height(role: FontRole) -> float:
    """Return the height of one line, in pixels."""
    return _metrics(role, theme().generation).height()


def elided(text: str, role: FontRole, width: float) -> str:
    """Return what fits into a width, with dots where something was cut off at the end."""
    return _elided(text, role, int(width), theme().generation)


def wrapped(text: str, role: FontRole, width: float, most: int) -> tuple[str, ...]:
    """Return a text in lines that fit into a width.

    Args:
        text: may hold line breaks.
        role: of the font.
        width: of a line, in pixels.
        most: how many lines; the last one ends with dots where there would be more.
    """
    return _wrapped(text, role, int(width), most, theme().generation)


@lru_cache(maxsize=64)
def _metrics(role: FontRole, generation: int) -> QFontMetricsF:  # noqa: ARG001 - makes old sizes unreachable
    return QFontMetricsF(theme().font(role))


@lru_cache(maxsize=8192)
def _text_width(text: str, role: FontRole, generation: int) -> float:
    return _metrics(role, generation).horizontalAdvance(text)


@lru_cache(maxsize=8192)
def _elided(text: str, role: FontRole, width: int, generation: int) -> str:
    return _metrics(role, generation).elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))


@lru_cache(maxsize=2048)
def _wrapped(text: str, role: FontRole, width: int, most: int, generation: int) -> tuple[str, ...]:
    starts = _line_starts(text.replace("\n", _LINE_SEPARATOR), role, width, most)
    ends = [*starts[1:most], len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts[:most], ends, strict=True)]
    if len(starts) > most:
        lines[-1] = _elided(lines[-1].replace("\n", " "), role, width, generation)
    return tuple(lines)


def _line_starts(text: str, role: FontRole, width: int, most: int) -> list[int]:
    """Return where lines begin, and one place more where there are more than ``most``."""
    layout = QTextLayout(text, theme().font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    return starts or [0]
