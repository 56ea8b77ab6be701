from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from mrrt_studio.ui.inspector.text_blocks import paint_text, text_height
from mrrt_studio.ui.theme import theme

LONG = "eyJhbGciOiJSUzI1NiJ9" * 10


def rows_with_ink(text: str, width: int) -> list[int]:
    image = QImage(width + 40, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_text(painter, QRectF(0, 0, width, 400), text, "mono", "text")
    painter.end()
    dark = [y for y in range(400) if any(image.pixelColor(x, y).lightness() < 128 for x in range(width))]
    beside = any(image.pixelColor(x, y).lightness() < 250 for x in range(width + 2, width + 40) for y in dark)
    assert not beside
    return dark


def test_nothing_takes_no_room() -> None:
    assert text_height("", "body", 100) == 0


@pytest.mark.parametrize("width", [60, 150, 300])
def test_a_word_without_spaces_is_broken_and_stays_inside(width: int) -> None:
    dark = rows_with_ink(LONG[:60], width)
    assert dark[-1] <= text_height(LONG[:60], "mono", width)


def test_less_width_and_more_lines_take_more_height() -> None:
    assert text_height(LONG, "mono", 100) > text_height(LONG, "mono", 300)
    assert text_height("a\nb", "mono", 300) == 2 * text_height("a", "mono", 300)


def test_heights_follow_the_text_scale() -> None:
    before = text_height("a", "mono", 300)
    theme().set_text_scale(2.0)
    assert text_height("a", "mono", 300) > 1.5 * before
