from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.inspector.disclosure import Disclosure
from tests.ui.inspector.reading import spoken


def test_it_is_closed_until_somebody_opens_it_by_key_or_mouse(
    show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    body = QLabel("inside")
    disclosure = Disclosure(body)
    disclosure.set_title("9 checks passed")
    show(disclosure)
    assert not body.isVisible()
    button = disclosure.findChildren(QPushButton)[0]
    with qtbot.waitSignal(disclosure.opened):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert body.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not body.isVisible()


def test_a_screen_reader_hears_whether_it_is_open(show: Callable[..., QWidget]) -> None:
    disclosure = Disclosure(QLabel("inside"))
    disclosure.set_title("9 checks passed")
    show(disclosure)
    button = disclosure.findChildren(QPushButton)[0]
    assert button.accessibleDescription() == "closed"
    disclosure.set_open(is_open=True)
    assert disclosure.is_open()
    assert button.accessibleDescription() == "open"
    assert ("CheckBox", "9 checks passed") in spoken(disclosure)
