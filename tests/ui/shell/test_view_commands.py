from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.menus import ActionSet
from mrrt_studio.ui.shell.settings import remember
from mrrt_studio.ui.shell.view_commands import STEP, SchemeMarks, restore_look, view_commands
from mrrt_studio.ui.theme import Scheme, theme

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def look_as_before() -> Iterator[None]:
    yield
    theme().set_scheme(None)
    theme().set_text_scale(1.0)


def test_text_size_goes_up_down_and_back() -> None:
    commands = view_commands()
    commands["view.larger"]()
    assert theme().text_scale == 1.0 + STEP
    commands["view.smaller"]()
    commands["view.smaller"]()
    assert theme().text_scale == 1.0 - STEP
    commands["view.usual"]()
    assert theme().text_scale == 1.0


def test_the_look_comes_back_at_the_next_start() -> None:
    view_commands()["view.larger"]()
    view_commands()["view.scheme-dark"]()
    theme().set_scheme(None)
    theme().set_text_scale(1.0)
    restore_look()
    assert theme().scheme is Scheme.DARK
    assert theme().text_scale == 1.0 + STEP
    view_commands()["view.scheme-system"]()
    restore_look()
    assert theme().forced_scheme is None


def test_a_scheme_of_a_later_version_is_the_systems(studio_home: object) -> None:
    remember("view/colours", "sepia")
    restore_look()
    assert theme().forced_scheme is None


def test_the_mark_follows_in_every_window(qtbot: QtBot) -> None:
    windows = [QMainWindow(), QMainWindow()]
    sets = [ActionSet(window, view_commands()) for window in windows]
    for window, actions in zip(windows, sets, strict=True):
        qtbot.addWidget(window)
        SchemeMarks(actions, window)
    assert all(actions["view.scheme-system"].isChecked() for actions in sets)
    sets[0]["view.scheme-high-contrast"].trigger()
    assert theme().scheme is Scheme.HIGH_CONTRAST
    assert all(actions["view.scheme-high-contrast"].isChecked() for actions in sets)
