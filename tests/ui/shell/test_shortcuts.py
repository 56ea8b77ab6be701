from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.actions import ACTIONS, MENUS
from mrrt_studio.ui.shell.shortcuts import ShortcutsDialog, keys_text, specs_of

pytestmark = [pytest.mark.qt_log_ignore("does not support"), pytest.mark.usefixtures("qapp")]


def test_every_action_with_a_key_is_listed_with_all_its_keys(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    for spec in ACTIONS:
        assert not spec.keys or {spec.plain_text(), keys_text(spec)} <= texts


def test_actions_are_grouped_as_in_the_menus() -> None:
    listed = [spec.id for menu in MENUS for spec in specs_of(menu)]
    assert listed == [spec.id for spec in ACTIONS if spec.keys]
