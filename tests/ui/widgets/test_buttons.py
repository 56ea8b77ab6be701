from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import ActionButton, IconButton

Show = Callable[..., QWidget]


def test_an_icon_button_is_never_without_a_name(qtbot: QtBot, shown: Show) -> None:
    button = IconButton("undo", "Undo (Ctrl+Z)")
    shown(button)
    heard = QAccessible.queryAccessibleInterface(button)
    assert heard.text(QAccessible.Text.Name) == button.toolTip() == "Undo (Ctrl+Z)"
    assert heard.role() == QAccessible.Role.Button
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_an_icon_button_may_change_its_icon(shown: Show) -> None:
    button = IconButton("chevron-right", "Unfold")
    shown(button)
    before = button.grab().toImage()
    button.set_icon("chevron-down")
    assert button.grab().toImage() != before


def test_icons_grow_with_the_text(shown: Show) -> None:
    action, tool = ActionButton("Add a policy", icon_name="plus"), IconButton("undo", "Undo")
    shown(action, tool)
    theme().set_text_scale(2.0)
    assert action.iconSize().height() == theme().metrics.icon
    assert action.iconSize().width() > action.iconSize().height()
    assert tool.iconSize().height() == theme().metrics.icon


def test_the_icon_of_a_primary_button_is_readable_on_it(shown: Show) -> None:
    button = ActionButton("Step", "primary", "play")
    image = button.icon().pixmap(32, 32).toImage()
    assert image.pixelColor(14, 16) == theme().colour("on-accent")
