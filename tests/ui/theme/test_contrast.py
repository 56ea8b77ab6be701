from __future__ import annotations

import pytest

from mrrt_studio.ui.theme.colours import Scheme, all_colours
from mrrt_studio.ui.theme.contrast import (
    GROUNDS_OF_TEXT,
    MINIMUM_GRAPHIC_CONTRAST,
    MINIMUM_TEXT_CONTRAST,
    contrast_ratio,
    relative_luminance,
)
from mrrt_studio.ui.theme.stylesheet import TEXT_COLOURS
from mrrt_studio.ui.widgets.chips import STYLES

PAGES = ("window", "surface", "raised", "field")


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast_ratio("#777777", "#777777") == pytest.approx(1)


def test_a_known_grey_just_fails() -> None:
    """#777777 on white is the usual example of 4.48:1."""
    assert contrast_ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert relative_luminance("#FFFFFF") == pytest.approx(1)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_text_is_readable_on_every_ground_it_is_used_on(scheme: Scheme) -> None:
    colours = all_colours()[scheme]
    faint = {
        f"{text} on {ground}": round(contrast_ratio(colours[text], colours[ground]), 2)
        for text, grounds in GROUNDS_OF_TEXT.items()
        for ground in grounds
        if contrast_ratio(colours[text], colours[ground]) < MINIMUM_TEXT_CONTRAST
    }
    assert faint == {}


@pytest.mark.parametrize("scheme", list(Scheme))
def test_focus_ring_and_control_outline_are_visible(scheme: Scheme) -> None:
    colours = all_colours()[scheme]
    for graphic in ("focus", "control"):
        for ground in PAGES:
            assert contrast_ratio(colours[graphic], colours[ground]) >= MINIMUM_GRAPHIC_CONTRAST


def test_the_ring_of_a_primary_button_is_visible_on_the_button() -> None:
    for colours in all_colours().values():
        assert contrast_ratio(colours["text"], colours["surface"]) >= MINIMUM_GRAPHIC_CONTRAST


@pytest.mark.parametrize("kind", list(STYLES))
def test_the_grounds_of_every_chip_are_listed(kind: str) -> None:
    style = STYLES[kind]
    grounds = {ground for ground in (style.background, style.second_background) if ground}
    assert grounds <= set(GROUNDS_OF_TEXT[style.colour])
    for icon_colour, ground in zip(style.icon_colours, sorted(grounds), strict=False):
        assert ground in GROUNDS_OF_TEXT[icon_colour]


def test_every_colour_that_a_label_may_take_is_listed() -> None:
    assert set(TEXT_COLOURS) <= set(GROUNDS_OF_TEXT)
