"""Undo and redo say what they take back and bring again."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from mrrt_studio.ui.history import History
from mrrt_studio.ui.shell.menus import ActionSet, tool_tip


class UndoActions(QObject):
    """Keeps the two actions of the table in step with an undo stack."""

    def __init__(self, stack: History, actions: ActionSet, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        self._undo, self._redo = actions["edit.undo"], actions["edit.redo"]
        stack.indexChanged.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        _show(self._undo, self._stack.undoText(), self.tr("&Undo"), enabled=self._stack.canUndo())
        _show(self._redo, self._stack.redoText(), self.tr("&Redo"), enabled=self._stack.canRedo())


def _show(action: QAction, what: str, verb: str, *, enabled: bool) -> None:
    text = f"{verb} {what}".strip()
    # In a menu an ampersand marks the letter to press; names of applications may have one.
    action.setText(f"{verb} {what.replace('&', '&&')}".strip())
    action.setToolTip(tool_tip(text.replace("&", "", 1), action))
    action.setEnabled(enabled)
