from __future__ import annotations

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.action_buttons import icon_button, primary_button


def test_a_button_is_enabled_explained_and_pressed_as_its_action(qtbot: QtBot) -> None:
    action = QAction("Undo")
    action.setToolTip("Undo (Ctrl+Z)")
    for button in (icon_button(action, "undo", "Undo"), primary_button(action, "undo", "Undo")):
        qtbot.addWidget(button)
        action.setEnabled(False)
        assert not button.isEnabled()
        action.setEnabled(True)
        assert button.isEnabled()
        action.setToolTip("Undo Rename (Ctrl+Z)")
        assert button.toolTip() == "Undo Rename (Ctrl+Z)"
        with qtbot.waitSignal(action.triggered):
            button.click()
        action.setToolTip("Undo (Ctrl+Z)")


def test_an_icon_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    action = QAction("Undo")
    button = icon_button(action, "undo", "Undo")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Undo"
