from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.theming import themed

__all__ = ["themed"]

ROUNDS_OF_LAYOUT = 5


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Show a widget in a window of a given size, and wait until its heights agree with its widths."""
    windows: list[QWidget] = []

    def show(widget: QWidget, width: int = 440, height: int = 860) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        # Qt's offscreen platform warns of every change of a window's least size.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(widget)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        settle()
        return window

    yield show
    windows.clear()


@pytest.fixture
def settled() -> Callable[[], None]:
    """Wait until heights agree with widths."""
    return settle


def settle() -> None:
    for _ in range(ROUNDS_OF_LAYOUT):
        QApplication.processEvents()
