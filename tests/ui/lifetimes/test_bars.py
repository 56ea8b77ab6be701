from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from mrrt_studio.simulation.lifetimes import Ended, Leeway, Lifetime, Move
from mrrt_studio.ui.lifetimes.bars import paint_lifetime, paint_words
from mrrt_studio.ui.lifetimes.scale import TimeScale
from mrrt_studio.ui.theme import theme
from tests.ui.theming import themed

__all__ = ["themed"]

AREA = QRectF(0, 0, 200, 24)
SCALE = TimeScale(0, 200, 200)
TOKEN = Lifetime("refresh", "a", "RT 1", "family f", "u", "c", None, "login", 20)


def painted(one: Lifetime, now: int, text: str = "") -> tuple[QImage, QRectF]:
    image = QImage(200, 24, QImage.Format.Format_RGB32)
    image.fill(theme().colour("window"))
    painter = QPainter(image)
    bar = paint_lifetime(painter, AREA, one, SCALE, now)
    if text:
        paint_words(painter, AREA, bar, text, "window")
    painter.end()
    return image, bar


def test_a_bar_reaches_from_start_to_end() -> None:
    image, bar = painted(TOKEN._replace(absolute_end=120), 50)
    assert (bar.left(), bar.right()) == (20, 120)
    assert image.pixelColor(70, 12) == theme().colour("ok-background")
    assert image.pixelColor(160, 12) == theme().colour("window")


def test_what_ended_is_grey() -> None:
    image, bar = painted(TOKEN._replace(absolute_end=120, ended=Ended("revoked", 90, "r")), 95)
    assert bar.right() == 90
    assert image.pixelColor(60, 12) == theme().colour("dropped-background")


def test_what_it_may_reach_if_used_is_a_line_with_a_stop() -> None:
    image, bar = painted(TOKEN._replace(absolute_end=150, idle_end=90), 50)
    assert bar.right() == 90
    assert image.pixelColor(150, 8) != theme().colour("window")
    assert image.pixelColor(120, 8) == theme().colour("window")


def test_the_leeway_is_hatched() -> None:
    one = TOKEN._replace(ended=Ended("rotated", 60, "x"), leeway=Leeway("x", 60, 120))
    image, bar = painted(one, 70)
    assert bar.right() == 120
    colours = {image.pixelColor(x, 12).name() for x in range(65, 115)}
    assert {theme().colours()["surprise-background"].lower()} < colours


def test_uses_are_marked() -> None:
    plain, _ = painted(TOKEN._replace(absolute_end=120), 50)
    used, _ = painted(TOKEN._replace(absolute_end=120, moves=(Move("x", 70, None),)), 50)
    assert plain.pixelColor(70, 12) != used.pixelColor(70, 12)


def test_a_moment_stays_visible_and_what_is_out_of_view_is_not_painted() -> None:
    _, short = painted(TOKEN._replace(absolute_end=20), 50)
    assert short.width() > 0
    image, _ = painted(TOKEN._replace(start=-500, absolute_end=-300), 50)
    assert {image.pixelColor(x, 12).name() for x in range(200)} == {theme().colour("window").name()}


def test_words_stay_inside_the_area() -> None:
    image, bar = painted(TOKEN, 50, "a text that has no room behind the bar")
    assert bar.right() == AREA.right()
    dark = theme().colour("text").lightness() + 60
    assert any(image.pixelColor(x, y).lightness() < dark for x in range(100, 199) for y in range(24))
