from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.message_bar import MessageBar

Show = Callable[..., QWidget]


def texts(bar: MessageBar) -> list[str]:
    return [message.text() for message in bar.messages()]


def test_it_takes_no_room_until_there_is_something_to_say(shown: Show) -> None:
    bar = MessageBar()
    shown(bar)
    assert not bar.isVisible()
    bar.post("refused", "The file was not opened.", "`a.mrrt.json`, line 12: a comma is missing.")
    assert bar.isVisible()
    assert bar.messages()[0].accessibleName() == "The file was not opened."
    assert bar.messages()[0].accessibleDescription() == "a.mrrt.json, line 12: a comma is missing."


def test_escape_closes_and_the_room_is_given_back(qtbot: QtBot, shown: Show) -> None:
    bar = MessageBar()
    shown(bar)
    message = bar.post("info", "Changes were found.")
    button = message.add_button("Open them", "primary")
    settled = QApplication.processEvents
    settled()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert bar.messages() == []
    assert not bar.isVisible()


def test_the_cross_closes_by_keyboard(qtbot: QtBot, shown: Show) -> None:
    bar = MessageBar()
    shown(bar)
    bar.post("info", "First.")
    second = bar.post("ok", "Second.")
    cross = second.findChild(QToolButton)
    assert cross.accessibleName()
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert texts(bar) == ["First."]


def test_the_keyboard_goes_on_behind_a_closed_message(qtbot: QtBot, shown: Show) -> None:
    bar, field = MessageBar(), QLineEdit()
    shown(bar, field)
    message = bar.post("info", "First.")
    message.findChild(QToolButton).setFocus()
    message.close_message()
    assert QApplication.focusWidget() is field


def test_the_oldest_gives_way(shown: Show) -> None:
    bar = MessageBar()
    shown(bar)
    for number in range(MessageBar.MOST + 2):
        bar.post("info", f"Message {number}.")
    assert texts(bar) == ["Message 2.", "Message 3.", "Message 4."]


def test_the_same_message_again_is_shown_once(shown: Show) -> None:
    bar = MessageBar()
    shown(bar)
    bar.post("refused", "The disk is full.", "10 MB are missing.")
    bar.post("refused", "The disk is full.", "20 MB are missing.")
    assert texts(bar) == ["The disk is full."]
    assert "20 MB" in bar.messages()[0].accessibleDescription()


def test_clear_takes_all(shown: Show) -> None:
    bar = MessageBar()
    shown(bar)
    bar.post("info", "First.")
    bar.post("info", "Second.")
    bar.clear()
    assert texts(bar) == []


def test_it_is_read_out(shown: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    bar = MessageBar()
    shown(bar)
    bar.post("refused", "The file was not opened.", "Line `12`.")
    assert said == ["The file was not opened. Line 12."]


def test_its_ground_tells_the_kind(shown: Show) -> None:
    bar = MessageBar()
    shown(bar)
    message = bar.post("refused", "The file was not opened.")
    assert message.grab().toImage().pixelColor(2, 2) == theme().colour("refused-background")
