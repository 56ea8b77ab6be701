from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.theming import themed

__all__ = ["themed"]

ROUNDS_OF_LAYOUT = 4


def settle() -> None:
    """Heights that depend on widths take a few rounds until they agree."""
    for _ in range(ROUNDS_OF_LAYOUT):
        QApplication.processEvents()


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Show widgets above each other in a window of a given width, and wait for their places."""
    windows: list[QWidget] = []

    def show(*widgets: QWidget, width: int = 400) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        column = QVBoxLayout(window)
        # Qt's offscreen platform warns of every change of a window's least size.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(width, 600)
        window.show()
        window.activateWindow()
        settle()
        return window

    yield show
    windows.clear()
