from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.actions import MENUS
from mrrt_studio.ui.shell.menus import ActionSet, fill_menu_bar


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def test_an_action_runs_its_command(window: QMainWindow) -> None:
    done: list[str] = []
    actions = ActionSet(window, {"file.new": lambda: done.append("new")})
    actions["file.new"].trigger()
    assert done == ["new"]
    assert window.actions() == [actions["file.new"]]
    assert "file.save" not in actions


def test_a_command_without_an_action_is_a_mistake(window: QMainWindow) -> None:
    with pytest.raises(ValueError, match=r"no action is called file\.fly"):
        ActionSet(window, {"file.fly": lambda: None})


def test_the_tool_tip_names_the_key(window: QMainWindow) -> None:
    actions = ActionSet(window, {"file.save": lambda: None, "help.about": lambda: None})
    assert actions["file.save"].toolTip() == "Save (Ctrl+S)"
    assert actions["help.about"].toolTip() == "About MRRT Studio"


def test_of_a_group_one_is_checked(window: QMainWindow) -> None:
    actions = ActionSet(window, {"view.scheme-light": lambda: None, "view.scheme-dark": lambda: None})
    actions["view.scheme-light"].trigger()
    actions["view.scheme-dark"].trigger()
    assert actions["view.scheme-dark"].isChecked()
    assert not actions["view.scheme-light"].isChecked()


def test_menus_hold_what_there_are_commands_for(window: QMainWindow) -> None:
    actions = ActionSet(window, {"file.new": lambda: None, "file.quit": lambda: None})
    menus = fill_menu_bar(window.menuBar(), MENUS, actions)
    assert set(menus) == {"file", "recent"}
    shown = ["-" if action.isSeparator() else action.text() for action in menus["file"].actions()]
    assert shown == ["&New", "-", "Open &Recent", "-", "&Quit"]
