from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette

from mrrt_studio.ui.theme.colours import Scheme, all_colours, build_palette


def test_all_schemes_have_the_same_names() -> None:
    light, *others = (set(colours) for colours in all_colours().values())
    assert len(light) > 40
    assert others == [light, light]


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_colour_is_six_digits(scheme: Scheme) -> None:
    wrong = [value for value in all_colours()[scheme].values() if not re.fullmatch(r"#[0-9A-F]{6}", value)]
    assert wrong == []


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_palette_takes_its_roles_from_the_scheme(scheme: Scheme) -> None:
    colours = all_colours()[scheme]
    palette = build_palette(colours)
    assert palette.color(QPalette.ColorRole.Window).name().upper() == colours["window"]
    assert palette.color(QPalette.ColorRole.Accent).name().upper() == colours["accent"]
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name().upper() == colours["disabled"]
