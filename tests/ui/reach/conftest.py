from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui import document
from tests.ui.theming import themed

__all__ = ["themed"]

Widget = TypeVar("Widget", bound=QWidget)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not leave a timeline half replayed."""
    monkeypatch.setattr(document, "SLICE_SECONDS", 60)


def shown(qtbot: QtBot, widget: Widget, width: int = 1300, height: int = 420) -> Widget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    for _ in range(5):
        QApplication.processEvents()
    return widget
