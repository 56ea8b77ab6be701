from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.gallery.window import GalleryWindow
from mrrt_studio.ui.theme import Scheme, theme

# Qt's offscreen platform warns of every change of a window's least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_pane_scrolls_sideways_at_any_text_size(qtbot: QtBot, scale: float) -> None:
    theme().set_text_scale(scale)
    window = GalleryWindow()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    for _ in range(5):
        QApplication.processEvents()
    areas = window.findChildren(QScrollArea)
    assert len(areas) >= 3
    assert [area.horizontalScrollBar().maximum() for area in areas] == [0] * len(areas)


def test_every_part_can_be_shown_in_every_scheme_and_switched_there(qtbot: QtBot) -> None:
    window = GalleryWindow()
    qtbot.addWidget(window)
    window.show()
    buttons = {button.text(): button for button in window.findChildren(QAbstractButton)}
    for scheme in reversed(Scheme):
        buttons[scheme.value].click()
        assert theme().scheme is scheme
        ground = window.grab().toImage().pixelColor(window.width() // 2, window.height() - 12)
        assert ground == theme().colour("window")
    buttons["200%"].click()
    assert theme().text_scale == 2.0
