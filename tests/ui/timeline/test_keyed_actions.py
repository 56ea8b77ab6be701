from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.timeline.keyed_actions import KeyedActions


class Counting(KeyedActions):
    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.counted = 0
        self.count = self.make("Count", "", self._count, (Qt.Key.Key_Plus,))
        self.offer()

    def all(self) -> list[QAction]:
        return [self.count]

    def _count(self) -> None:
        self.counted += 1


def test_a_key_triggers_its_action_and_other_keys_go_on(qtbot: QtBot) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    actions = Counting(view)
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert actions.counted == 2
    actions.count.setEnabled(False)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert actions.counted == 2
    assert actions.count.shortcutContext() == Qt.ShortcutContext.WidgetShortcut
