"""Asks a window, as a screen reader does, what stands where the keyboard can go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QSplitterHandle, QWidget

from tests.ui.cut_text import path_of

NO_CONTENT = (QScrollArea, QSplitterHandle)
"""Take the keyboard to scroll or to be moved; what they hold speaks for itself."""


def reachable(window: QWidget) -> list[QWidget]:
    """Return every visible, enabled widget that the Tab key reaches, in its order."""
    found: list[QWidget] = []
    each = window.nextInFocusChain()
    while each is not None and each is not window:
        if window.isAncestorOf(each) and _takes_tab(each) and _can_be_used(each, window):
            found.append(each)
        each = each.nextInFocusChain()
    return found


def nameless(window: QWidget) -> list[str]:
    """Describe what the keyboard reaches and a screen reader has no name or no role for."""
    controls = [each for each in reachable(window) if not isinstance(each, NO_CONTENT)]
    return [f"{path_of(each)}: {problem}" for each in controls if (problem := _problem(each))]


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _can_be_used(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisibleTo(window) and widget.isEnabled() and widget.focusProxy() is None


def _problem(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None or not interface.isValid():
        return "nothing to ask"
    if not interface.text(QAccessible.Text.Name).strip():
        return "no name"
    if interface.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
        return "no role"
    return ""
