from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.palette import Palette
from mrrt_studio.ui.shell.palette_entries import Entry

pytestmark = pytest.mark.qt_log_ignore("does not support")

Key = Qt.Key


@pytest.fixture
def ran() -> list[str]:
    return []


@pytest.fixture
def palette(qtbot: QtBot, ran: list[str]) -> Palette:
    names = ("Save", "Save As", "Undo", "Redo")
    made = Palette(
        [Entry(name, name, "Edit", lambda it=name: ran.append(it), enabled=name != "Undo") for name in names]
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_typing_and_enter_run_what_fits_best(qtbot: QtBot, palette: Palette, ran: list[str]) -> None:
    qtbot.keyClicks(palette.field, "redo")
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert ran == ["Redo"]
    assert not palette.isVisible()


def test_up_and_down_choose_while_the_field_keeps_the_keyboard(
    qtbot: QtBot, palette: Palette, ran: list[str]
) -> None:
    qtbot.keyClick(palette.field, Key.Key_Down)
    qtbot.keyClick(palette.field, Key.Key_Down)
    qtbot.keyClick(palette.field, Key.Key_Up)
    assert palette.field.accessibleDescription() == "Save As"
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert ran == ["Save As"]


def test_what_is_disabled_is_shown_and_not_run(qtbot: QtBot, palette: Palette, ran: list[str]) -> None:
    qtbot.keyClicks(palette.field, "undo")
    entry = palette.current()
    assert entry is not None
    assert entry.text == "Undo"
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert ran == []
    assert palette.isVisible()


def test_escape_runs_nothing(qtbot: QtBot, palette: Palette, ran: list[str]) -> None:
    qtbot.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert ran == []


def test_what_fits_nothing_is_told(qtbot: QtBot, palette: Palette) -> None:
    qtbot.keyClicks(palette.field, "zzz")
    assert palette.nothing.isVisible()
    assert palette.current() is None
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()


def test_what_was_run_comes_first_the_next_time(qtbot: QtBot, palette: Palette) -> None:
    qtbot.keyClicks(palette.field, "redo")
    qtbot.keyClick(palette.field, Key.Key_Return)
    again = Palette([Entry("Save", "Save", "", lambda: None), Entry("Redo", "Redo", "", lambda: None)])
    qtbot.addWidget(again)
    entry = again.current()
    assert entry is not None
    assert entry.id == "Redo"


def test_its_parts_have_names(palette: Palette) -> None:
    for part in (palette.field, palette.list):
        interface = QAccessible.queryAccessibleInterface(part)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name)


def test_the_window_opens_it_and_finds_where_the_keyboard_was(example: MainWindow, qtbot: QtBot) -> None:
    example.activateWindow()
    example.tenant.tree.setFocus()
    qtbot.waitUntil(example.tenant.tree.hasFocus)
    example.actions_by_id["view.palette"].trigger()
    (palette,) = example.findChildren(Palette)
    qtbot.keyClicks(palette.field, "find edit")
    qtbot.keyClick(palette.field, Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert example.tenant.isAncestorOf(focused)
