"""Actions that belong to one view: their keys go before those of the window while it has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from mrrt_studio.ui.theme import icon


class KeyedActions(QObject):
    """A subclass makes its actions with ``make`` and offers them with ``offer``."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def all(self) -> list[QAction]:
        """Return the actions in the order of a menu."""
        raise NotImplementedError

    def offer(self) -> None:
        """Give the actions to the view."""
        for action in self.all():
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._view.addActions(self.all())
        self._view.installEventFilter(self)

    def make(
        self,
        text: str,
        icon_name: str,
        do: Callable[[], None],
        keys: Iterable[QKeyCombination | Qt.Key],
    ) -> QAction:
        """Return a new action."""
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name, "text-secondary"))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(do)
        return action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the actions before a window's shortcut of the same key does."""
        if isinstance(event, QKeyEvent) and (action := self._of_key(event)) is not None:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                action.trigger()
                return True
        return super().eventFilter(watched, event)

    def _of_key(self, event: QKeyEvent) -> QAction | None:
        """The number pad and the arrows of some systems count as keys with a modifier of their own."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
        return next((action for action in self.all() if pressed in action.shortcuts()), None)
