"""Buttons that do what an action of the table does, and are enabled and explained as it is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from mrrt_studio.ui.widgets.buttons import ActionButton, IconButton


class ActionBinding(QObject):
    """Keeps a button and an action alike; ends with the button."""

    def __init__(self, button: QAbstractButton, action: QAction) -> None:
        super().__init__(button)
        self._button = button
        self._action = action
        button.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self._button.setEnabled(self._action.isEnabled())
        self._button.setToolTip(self._action.toolTip())


def icon_button(action: QAction, icon_name: str, name: str) -> IconButton:
    """Return a button that is only an icon.

    Args:
        action: what it does.
        icon_name: the icon.
        name: what a screen reader says; the tooltip is that of the action.
    """
    button = IconButton(icon_name, name, "plain")
    ActionBinding(button, action)
    return button


def primary_button(action: QAction, icon_name: str, text: str) -> ActionButton:
    """Return the one button of a bar that stands out."""
    button = ActionButton(text, "primary", icon_name)
    ActionBinding(button, action)
    return button
