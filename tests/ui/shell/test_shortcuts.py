from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.actions import ACTIONS, MENUS, ActionSpec
from mrrt_studio.ui.shell.keymap import keymap
from mrrt_studio.ui.shell.shortcuts import ShortcutsDialog, actions_in

pytestmark = [pytest.mark.qt_log_ignore("does not support"), pytest.mark.usefixtures("qapp")]

SAVE = next(spec for spec in ACTIONS if spec.id == "file.save")
OPEN = next(spec for spec in ACTIONS if spec.id == "file.open")


@pytest.fixture
def dialog(qtbot: QtBot) -> ShortcutsDialog:
    made = ShortcutsDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def keys_shown(dialog: ShortcutsDialog, spec: ActionSpec) -> str:
    return dialog._rows[spec.id].text(1)


def test_every_action_of_the_menus_is_listed_with_all_its_keys(dialog: ShortcutsDialog) -> None:
    listed = [action_id for menu in MENUS for action_id in actions_in(menu)]
    assert list(dialog._rows) == listed
    for spec in ACTIONS:
        if spec.keys:
            assert keys_shown(dialog, spec) == keymap().shown(spec) != ""


@pytest.mark.parametrize("text", ["save as", "ctrl+shift+s"])
def test_actions_are_found_by_name_and_by_key(dialog: ShortcutsDialog, text: str) -> None:
    dialog.search.setText(text)
    shown = [action_id for action_id, row in dialog._rows.items() if not row.isHidden()]
    assert shown == ["file.save-as"]
    dialog.search.clear()
    assert not any(row.isHidden() for row in dialog._rows.values())


def test_keys_are_set_taken_away_and_given_back(dialog: ShortcutsDialog) -> None:
    dialog.choose("file.save")
    assert dialog.chosen() is SAVE
    assert not dialog.reset.isEnabled()
    dialog.keys.setKeySequence(QKeySequence("Ctrl+Alt+9"))
    dialog.apply.click()
    assert keymap().keys_of(SAVE) == ("Ctrl+Alt+9",)
    assert keys_shown(dialog, SAVE) == keymap().shown(SAVE)
    assert dialog.chosen() is SAVE
    dialog.clear.click()
    assert keymap().keys_of(SAVE) == ()
    assert dialog.reset.isEnabled()
    dialog.reset.click()
    assert keymap().keys_of(SAVE) == SAVE.keys


def test_who_would_lose_the_keys_is_told_before(dialog: ShortcutsDialog) -> None:
    dialog.choose("file.save")
    dialog.keys.setKeySequence(QKeySequence("Ctrl+O"))
    assert OPEN.plain_text() in dialog.told.written()
    assert keymap().keys_of(OPEN) == OPEN.keys
    dialog.apply.click()
    assert keymap().keys_of(OPEN) == ()
    dialog.reset_all.click()
    assert keymap().keys_of(OPEN) == OPEN.keys
    assert keymap().keys_of(SAVE) == SAVE.keys
