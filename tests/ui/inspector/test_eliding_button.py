from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.inspector.eliding_button import ElidingButton, SmallLink
from mrrt_studio.ui.theme import theme

LONG = "assumption additional-api-offline"


def test_a_button_with_room_shows_all_and_only_its_hint(show: Callable[..., QWidget]) -> None:
    button = ElidingButton()
    button.set_label(LONG, "Must it?")
    show(button)
    assert button.shown_text() == LONG
    assert button.toolTip() == "Must it?"
    assert button.accessibleDescription() == "Must it?"


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
def test_a_button_without_room_is_elided_and_whole_in_its_tooltip(
    show: Callable[..., QWidget], settled: Callable[[], None], scale: float
) -> None:
    theme().set_text_scale(scale)
    button = ElidingButton()
    button.set_label(LONG)
    show(button, width=150)
    settled()
    assert button.width() <= 150
    assert "…" in button.shown_text()
    assert button.toolTip() == LONG


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_follow_a_link(show: Callable[..., QWidget], qtbot: QtBot, key: Qt.Key) -> None:
    link = SmallLink()
    link.set_label("Auth0 docs")
    show(link)
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, key)


def test_a_link_has_small_text_at_every_scale(show: Callable[..., QWidget]) -> None:
    link = SmallLink()
    show(link)
    theme().set_text_scale(1.5)
    assert link.font().pointSizeF() == theme().font("small").pointSizeF()
