from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import (
    Scheme,
    paint_focus_ring,
    set_ground,
    set_look,
    set_state,
    set_text_colour,
    theme,
)

# The offscreen platform says so whenever the least size of a window changes.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def name_at(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name().upper()


def test_a_label_keeps_its_meaning_when_the_scheme_changes(qtbot: QtBot) -> None:
    label = QLabel("late")
    qtbot.addWidget(label)
    set_text_colour(label, "refused")
    label.show()
    for scheme in Scheme:
        theme().set_scheme(scheme)
        assert label.palette().color(QPalette.ColorRole.WindowText) == theme().colour("refused")


def test_a_pane_has_the_ground_it_was_given(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(20, 20)
    set_ground(pane, "code-background")
    pane.show()
    assert name_at(pane, 10, 10) == theme().colours()["code-background"]


def test_a_shown_button_changes_its_look(qtbot: QtBot) -> None:
    button = QPushButton("Step")
    qtbot.addWidget(button)
    button.show()
    plain = name_at(button, 12, 6)
    set_look(button, "primary")
    assert plain == theme().colours()["field"]
    assert name_at(button, 12, 6) == theme().colours()["accent"]


def test_a_font_survives_a_change_of_look_before_and_after_showing(qtbot: QtBot) -> None:
    field = QLineEdit("text")
    qtbot.addWidget(field)
    set_state(field, "warning")
    field.setFont(theme().font("title"))
    field.show()
    assert field.font().pointSizeF() == theme().font("title").pointSizeF()
    set_state(field, "error")
    assert field.font().pointSizeF() == theme().font("title").pointSizeF()


def test_an_error_is_seen_at_the_border(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(100, field.sizeHint().height())
    set_state(field, "error")
    field.show()
    field.clearFocus()
    assert name_at(field, 50, 0) == theme().colours()["refused"]


def test_the_focus_ring_is_two_pixels_wide() -> None:
    canvas = QImage(40, 40, QImage.Format.Format_ARGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    paint_focus_ring(painter, QRectF(0, 0, 40, 40), 4)
    painter.end()
    column = [canvas.pixelColor(20, y).name().upper() for y in range(4)]
    ring = theme().colours()["focus"]
    assert column == [ring, ring, "#FFFFFF", "#FFFFFF"]
