from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.banner import Banner, BannerKind, MarkedLabel

Show = Callable[..., QWidget]
BODY = "No MRRT policy of **Phone app** names `https://reports.example.com`."


@pytest.mark.parametrize("kind", get_args(BannerKind))
def test_each_kind_has_its_ground(shown: Show, kind: BannerKind) -> None:
    banner = Banner(kind, "Asked for Reports, got Messages.")
    shown(banner)
    found = banner.grab().toImage().pixelColor(banner.width() // 2, 4)
    assert found == theme().colour(f"{kind}-background")


def test_readers_hear_title_and_body(shown: Show) -> None:
    banner = Banner("surprise")
    banner.set_content("Another API.", BODY, "`audience-not-in-policy` observed")
    shown(banner)
    assert banner.accessibleName() == "Another API."
    assert "Phone app names https://reports.example.com." in banner.accessibleDescription()
    assert banner.accessibleDescription().endswith("audience-not-in-policy observed")


def test_what_is_empty_takes_no_room(shown: Show) -> None:
    banner = Banner("ok", "Granted.")
    shown(banner)
    low = banner.height()
    banner.set_content("Granted.", BODY, "meta")
    QApplication.processEvents()
    assert banner.heightForWidth(banner.width()) > low
    assert [label.isVisible() for label in banner.findChildren(MarkedLabel)] == [True, True]


def test_text_wraps_in_a_narrow_pane(shown: Show) -> None:
    banner = Banner("refused")
    banner.set_content("The refresh token was used before.", BODY * 3)
    window = shown(banner, width=220)
    assert window.width() == 220
    labels = [label for label in banner.findChildren(QLabel) if label.isVisible()]
    assert labels
    assert all(label.width() <= banner.width() for label in labels)


def test_buttons_come_and_go(qtbot: QtBot, shown: Show) -> None:
    banner = Banner("surprise", "Another API.")
    button = banner.add_button("Add a policy…", "primary", "plus")
    shown(banner)
    assert button.isVisible()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    banner.clear_buttons()
    assert [found for found in banner.findChildren(QPushButton) if found.isVisible()] == []


def test_a_link_is_told_and_reachable_by_keyboard_only_when_there_is_one(qtbot: QtBot, shown: Show) -> None:
    banner = Banner("info")
    banner.set_content("Assumed.", "Plain.", "assumption [unlisted](assumption:unlisted)")
    shown(banner)
    body, meta = banner.findChildren(MarkedLabel)
    assert not body.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert meta.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(banner.link_activated) as told:
        meta.linkActivated.emit("assumption:unlisted")
    assert told.args == ["assumption:unlisted"]


def test_the_kind_can_change(shown: Show) -> None:
    banner = Banner("ok", "Granted.")
    shown(banner)
    banner.set_kind("refused")
    found = banner.grab().toImage().pixelColor(banner.width() // 2, 4)
    assert found == theme().colour("refused-background")
