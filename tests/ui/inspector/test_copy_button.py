from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.inspector.copy_button import CopyButton


def test_a_form_is_chosen_by_keyboard_and_made_only_then(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    made: list[str] = []
    button = CopyButton()
    button.set_forms((("As text", lambda: "text"), ("As JSON", lambda: made.append("json") or "{}")))
    show(button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    (menu,) = button.findChildren(QMenu)
    qtbot.waitUntil(menu.isVisible)
    assert made == []
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert made == ["json"]
    assert QGuiApplication.clipboard().text() == "{}"
    assert not menu.isVisible()


def test_other_forms_replace_those_before(show: Callable[..., QWidget]) -> None:
    button = CopyButton()
    button.set_forms((("A", lambda: "a"),))
    show(button)
    button.set_forms((("B", lambda: "b"),))
    assert [action.text() for action in button.menu_of_forms().actions()] == ["B"]
    button.set_forms(())
    assert not button.isVisible()
