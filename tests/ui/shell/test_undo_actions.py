from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.shell.menus import ActionSet
from mrrt_studio.ui.shell.undo_actions import UndoActions


def test_undo_and_redo_say_what_they_do(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    document = Document(Scenario())
    stack = document.undo_stack
    actions = ActionSet(window, {"edit.undo": stack.undo, "edit.redo": stack.redo})
    UndoActions(stack, actions, window)
    undo, redo = actions["edit.undo"], actions["edit.redo"]
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    document.apply(Scenario(name="A"), "Rename A & B")
    assert undo.isEnabled()
    assert undo.text() == "&Undo Rename A && B"
    assert undo.toolTip() == "Undo Rename A & B (Ctrl+Z)"
    undo.trigger()
    assert document.scenario == Scenario()
    assert (undo.text(), redo.text()) == ("&Undo", "&Redo Rename A && B")
    redo.trigger()
    assert document.scenario.name == "A"
