from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.actions import ACTIONS
from mrrt_studio.ui.shell.keymap import Keymap, keymap
from mrrt_studio.ui.shell.menus import ActionSet

pytestmark = pytest.mark.usefixtures("qapp")

SAVE = next(spec for spec in ACTIONS if spec.id == "file.save")
REDO = next(spec for spec in ACTIONS if spec.id == "edit.redo")
RENAME = next(spec for spec in ACTIONS if spec.id == "file.rename")


def test_without_a_choice_the_table_holds() -> None:
    assert all(Keymap().keys_of(spec) == spec.keys for spec in ACTIONS)
    assert not Keymap().is_changed(SAVE)


@pytest.mark.parametrize("keys", [("F12",), (), ("F12", "Ctrl+F12")])
def test_a_choice_is_remembered(keys: tuple[str, ...]) -> None:
    Keymap().set_keys(SAVE, keys)
    assert Keymap().keys_of(SAVE) == keys
    assert Keymap().is_changed(SAVE)


def test_an_action_without_keys_gets_some() -> None:
    Keymap().set_keys(RENAME, ["F12"])
    assert Keymap().keys_of(RENAME) == ("F12",)


def test_of_several_keys_only_the_taken_one_goes() -> None:
    assert len(REDO.keys) == 2
    Keymap().set_keys(SAVE, [REDO.keys[0]])
    assert Keymap().keys_of(REDO) == REDO.keys[1:]
    assert Keymap().with_keys([REDO.keys[0]], but=SAVE) == []


def test_reset_gives_the_table_back() -> None:
    Keymap().set_keys(SAVE, ["F12"])
    Keymap().set_keys(REDO, [])
    Keymap().reset(SAVE)
    assert (Keymap().keys_of(SAVE), Keymap().keys_of(REDO)) == (SAVE.keys, ())
    Keymap().reset_all()
    assert Keymap().keys_of(REDO) == REDO.keys


def test_open_windows_follow_at_once(qtbot: QtBot) -> None:
    windows = [QMainWindow(), QMainWindow()]
    for window in windows:
        qtbot.addWidget(window)
    sets = [ActionSet(window, {"file.save": lambda: None}) for window in windows]
    keymap().set_keys(SAVE, ["F12"])
    for actions in sets:
        assert actions["file.save"].shortcuts() == [QKeySequence("F12")]
        assert "F12" in actions["file.save"].toolTip()
    windows[0].close()
    keymap().reset_all()
    assert sets[1]["file.save"].shortcut() == QKeySequence("Ctrl+S")
