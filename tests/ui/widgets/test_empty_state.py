from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.widgets.empty_state import EmptyState

Show = Callable[..., QWidget]


def test_it_says_why_it_is_empty(shown: Show) -> None:
    state = EmptyState("ticket", "No tokens yet", "Step forward to the first login.")
    shown(state)
    assert (state.accessibleName(), state.accessibleDescription()) == (
        "No tokens yet",
        "Step forward to the first login.",
    )
    assert {"No tokens yet", "Step forward to the first login."} <= {
        label.text() for label in state.findChildren(QLabel) if label.isVisible()
    }


def test_the_button_can_be_pressed_by_keyboard(qtbot: QtBot, shown: Show) -> None:
    state = EmptyState("ticket", "No tokens yet")
    button = state.add_button("Step forward")
    shown(state)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_text_wraps_in_a_narrow_pane(shown: Show) -> None:
    state = EmptyState("ticket", "No tokens have been issued yet", "Step forward to the first login. " * 3)
    shown(state, width=220)
    labels = [label for label in state.findChildren(QLabel) if label.isVisible()]
    assert all(state.rect().contains(label.geometry()) for label in labels)
