from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from mrrt_studio.ui.theme.fonts import FontRole, Metrics, font_for

ROLES = get_args(FontRole)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_grows_with_the_scale(qapp: QApplication, role: FontRole) -> None:
    small, large = (font_for(role, QFont("Sans Serif", 10), scale) for scale in (1.0, 2.0))
    assert large.pointSizeF() == pytest.approx(2 * small.pointSizeF())


def test_mono_takes_the_fixed_width_face(qapp: QApplication) -> None:
    metrics = QFontMetricsF(font_for("mono", QFont("Sans Serif", 10), 1.0))
    assert metrics.horizontalAdvance("iiii") == pytest.approx(metrics.horizontalAdvance("MMMM"))


def test_a_label_is_upper_case_by_font_and_not_by_text(qapp: QApplication) -> None:
    font = font_for("label", QFont("Sans Serif", 10), 1.0)
    assert font.capitalization() == QFont.Capitalization.AllUppercase


def test_a_system_font_in_pixels_scales_too(qapp: QApplication) -> None:
    system = QFont("Sans Serif")
    system.setPixelSize(16)
    assert font_for("body", system, 2.0).pointSizeF() == pytest.approx(24, rel=0.05)


def test_distances_are_parts_of_a_line() -> None:
    metrics = Metrics(line=20)
    assert [metrics.space(quarters) for quarters in (0.01, 1, 2, 4)] == [1, 5, 10, 20]
    assert metrics.icon == 20
