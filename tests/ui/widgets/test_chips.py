from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from mrrt_studio.ui.theme import Scheme, theme
from mrrt_studio.ui.widgets.chips import (
    STYLES,
    Chip,
    ChipKind,
    chip_geometry,
    chip_height,
    chip_size,
    is_elided,
    paint_chip,
    smallest_chip_width,
    tooltip_of,
)

KINDS = get_args(ChipKind)
LONG = Chip("read:" + "very-long-name-" * 20, "policy", "A policy names it.")


def painted(chip: Chip, width: int | None = None, *, focused: bool = False) -> QImage:
    size = QSize(width, chip_height()) if width else chip_size(chip)
    canvas = QImage(size, QImage.Format.Format_ARGB32)
    canvas.fill(theme().colour("surface"))
    painter = QPainter(canvas)
    paint_chip(painter, canvas.rect(), chip, focused=focused)
    painter.end()
    return canvas


def test_every_kind_has_a_style() -> None:
    assert set(STYLES) == set(KINDS)


def test_what_became_of_a_scope_is_never_told_by_colour_alone() -> None:
    told = {
        kind: (style.icons, style.struck, style.dashed)
        for kind, style in STYLES.items()
        if kind not in ("plain", "token")
    }
    assert len(set(told.values())) == len(told)


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("kind", KINDS)
def test_kinds_differ_from_a_plain_chip_in_every_scheme(kind: ChipKind, scheme: Scheme) -> None:
    theme().set_scheme(scheme)
    plain, other = painted(Chip("openid"), 120), painted(Chip("openid", kind), 120)
    assert (plain == other) is (kind == "plain")


def test_both_is_login_at_the_left_and_policy_at_the_right() -> None:
    image = painted(Chip("read:messages", "both"))
    middle = image.height() - 3
    left, right = image.pixelColor(14, middle), image.pixelColor(image.width() - 14, middle)
    assert left == theme().colour("login-background")
    assert right == theme().colour("policy-background")


def test_a_dropped_scope_is_struck_through() -> None:
    struck, plain = (painted(Chip("openid openid", kind), 160) for kind in ("dropped", "policy"))
    assert _has_unbroken_row(struck, "dropped-background")
    assert not _has_unbroken_row(plain, "policy-background")


def _has_unbroken_row(image: QImage, ground: str) -> bool:
    """Tell whether a line runs through all letters and the gaps between them."""
    empty = theme().colour(ground)
    return any(
        all(image.pixelColor(x, y) != empty for x in range(40, 100)) for y in range(4, image.height() - 4)
    )


def test_focus_draws_the_ring() -> None:
    chip = Chip("openid", "token")
    assert painted(chip) != painted(chip, focused=True)


def test_size_follows_text_scale() -> None:
    before = chip_size(Chip("openid", "login"))
    theme().set_text_scale(2.0)
    after = chip_size(Chip("openid", "login"))
    assert after.width() == pytest.approx(2 * before.width(), rel=0.1)
    assert after.height() == pytest.approx(2 * before.height(), rel=0.1)


def test_the_text_has_room_at_every_scale() -> None:
    for scale in (0.75, 1.0, 1.5, 2.0):
        theme().set_text_scale(scale)
        for kind in KINDS:
            chip = Chip("Äg read:messages", kind)
            assert not is_elided(chip, QRect(0, 0, chip_size(chip).width(), chip_height()))


def test_a_long_name_is_cut_in_its_middle_and_whole_in_the_tooltip() -> None:
    size = chip_size(LONG, max_width=200)
    assert size.width() == 200
    assert is_elided(LONG, QRect(0, 0, 200, size.height()))
    assert tooltip_of(LONG, elided=True) == f"{LONG.text}\n{LONG.tooltip}"
    assert tooltip_of(LONG, elided=False) == LONG.tooltip
    assert smallest_chip_width(LONG) < 200


def test_a_bare_number_has_no_icon() -> None:
    with_icon, without = (Chip("2", "surprise", show_icon=shown) for shown in (True, False))
    assert chip_size(with_icon).width() > chip_size(without).width()
    assert chip_geometry(without, QRect(0, 0, 40, 20)).icons == ()


@given(st.sampled_from(KINDS), st.integers(60, 600), st.booleans())
def test_the_parts_lie_inside_and_beside_each_other(
    qapp: QApplication, kind: ChipKind, width: int, removable: bool
) -> None:
    area = QRectF(10, 20, width, chip_height())
    places = chip_geometry(Chip("read:messages", kind), area, removable=removable)
    parts = [*places.icons, places.text, *([places.cross] if removable else [])]
    assert all(area.contains(part) for part in parts if not part.isEmpty())
    assert all(a.right() <= b.left() for a, b in pairwise(parts) if not b.isEmpty())
