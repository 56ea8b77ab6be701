"""Ctrl+F finds in whatever has the keyboard: the code, the tenant, the steps or a pane below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def open_find(focused: QWidget | None) -> bool:
    """Open the search of the innermost view around a widget; False where none of them has one.

    A view offers its search as a method ``open_find()``; the widget need not know in which view it stands.
    """
    around = focused
    while around is not None:
        opens = getattr(around, "open_find", None)
        if callable(opens):
            opens()
            return True
        around = around.parentWidget() if not around.isWindow() else None
    return False
