from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from mrrt_studio.simulation.storyboard import storyboard
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.theme import Scheme, theme
from mrrt_studio.ui.timeline.card_layout import CardLayout, lay_out
from mrrt_studio.ui.timeline.card_painter import CardState, paint_card, paint_playhead
from tests.simulation.story_samples import LOGIN, REPORTS, scenario
from tests.ui.timeline.test_card_layout import tracks_of

DOCUMENT = scenario(LOGIN, {"type": "exchange", "audience": REPORTS}, {"type": "exchange", "disabled": True})
TRACKS_WIDTH = 690


def layout_of(row: int) -> CardLayout:
    played = simulate(DOCUMENT).steps[row]
    return lay_out(storyboard(played), TRACKS_WIDTH, tracks_of(DOCUMENT, TRACKS_WIDTH))


def painted(layout: CardLayout, state: CardState) -> QImage:
    image = QImage(TRACKS_WIDTH, layout.height, QImage.Format.Format_ARGB32)
    image.fill(theme().colour("window"))
    painter = QPainter(image)
    paint_card(painter, layout, tracks_of(DOCUMENT, TRACKS_WIDTH), state)
    painter.end()
    return image


def colours_in(image: QImage, area: QRectF) -> set[str]:
    box = area.toRect()
    return {
        image.pixelColor(QPoint(x, y)).name()
        for x in range(max(box.left(), 0), min(box.right() + 1, image.width()))
        for y in range(max(box.top(), 0), min(box.bottom() + 1, image.height()))
    }


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_surprise_is_painted_in_its_colour_on_badge_and_arrows(scheme: Scheme) -> None:
    theme().set_scheme(scheme)
    layout = layout_of(1)
    image = painted(layout, CardState(2))
    surprise = theme().colour("surprise").name()
    assert layout.badge is not None
    assert theme().colour("surprise-background").name() in colours_in(image, layout.badge.area)
    arrow = layout.arrows[0]
    line = QRectF(arrow.start + 3, arrow.y - 2, arrow.end - arrow.start - 20, 4)
    assert surprise in colours_in(image, line)


def test_the_selected_card_has_an_outline_in_the_accent_colour() -> None:
    layout = layout_of(0)
    edge = QRectF(layout.frame.left(), layout.frame.center().y(), 3, 3)
    accent = theme().colour("accent").name()
    assert accent in colours_in(painted(layout, CardState(1, selected=True)), edge)
    assert accent not in colours_in(painted(layout, CardState(1)), edge)


def test_the_keyboard_is_seen_around_the_card() -> None:
    layout = layout_of(0)
    halo = QRectF(layout.frame.left() - 3, layout.frame.center().y(), 3, 3)
    without = colours_in(painted(layout, CardState(1, selected=True)), halo)
    assert colours_in(painted(layout, CardState(1, selected=True, focused=True)), halo) != without


def test_a_step_after_the_playhead_is_fainter_but_there() -> None:
    layout = layout_of(0)
    title = layout.title[0].area
    ground = theme().colour("surface")

    def darkest(image: QImage) -> int:
        return min(QColor(name).lightness() for name in colours_in(image, title))

    played, dimmed = (
        darkest(painted(layout, CardState(1))),
        darkest(painted(layout, CardState(1, dimmed=True))),
    )
    assert played < dimmed < ground.lightness()


def test_a_disabled_card_has_another_ground() -> None:
    layout = layout_of(2)
    image = painted(layout, CardState(3, disabled=True))
    inside = QRectF(layout.frame.left() + 4, layout.frame.center().y(), 3, 3)
    assert colours_in(image, inside) == {theme().colour("window").name()}


def test_the_playhead_is_a_line_in_the_accent_colour() -> None:
    image = QImage(100, 20, QImage.Format.Format_ARGB32)
    image.fill(theme().colour("window"))
    painter = QPainter(image)
    paint_playhead(painter, 0, 100, 10)
    painter.end()
    assert image.pixelColor(60, 10) == theme().colour("accent")


def test_the_painter_is_left_as_it_was() -> None:
    image = QImage(TRACKS_WIDTH, 300, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    paint_card(painter, layout_of(0), tracks_of(DOCUMENT, TRACKS_WIDTH), CardState(1, dimmed=True))
    opacity = painter.opacity()
    painter.end()
    assert opacity == 1.0
