from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.widgets.chip_widget import ChipWidget
from mrrt_studio.ui.widgets.chips import Chip, chip_geometry
from mrrt_studio.ui.widgets.tag_edit import TagEdit, split_list
from tests.ui.widgets.conftest import settle

# What Qt's offscreen platform says of every popup.
pytestmark = pytest.mark.qt_log_ignore("does not support")

Show = Callable[..., QWidget]


class Edited:
    """A field with two scopes, what it told, and the hands on its keyboard."""

    def __init__(self, qtbot: QtBot, field: TagEdit) -> None:
        self.qtbot = qtbot
        self.field = field
        self.told: list[list[str]] = []
        field.edited.connect(self.told.append)
        self.entry.setFocus()

    @property
    def entry(self) -> QLineEdit:
        return self.field.findChild(QLineEdit)

    @property
    def chips(self) -> list[ChipWidget]:
        return [chip for chip in self.field.findChildren(ChipWidget) if not chip.isHidden()]

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.entry, text)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def edited(qtbot: QtBot, shown: Show) -> Edited:
    field = TagEdit(["read:a", "read:b", "write:a"], "add a scope")
    field.set_values(["openid", "profile"])
    shown(field)
    return Edited(qtbot, field)


@pytest.mark.parametrize("end", [",", " ", ";"])
def test_a_separator_completes_a_text(edited: Edited, end: str) -> None:
    edited.type("email" + end)
    assert edited.told == [["openid", "profile", "email"]]
    assert edited.field.pending_text() == ""
    assert [chip.chip.text for chip in edited.chips] == ["openid", "profile", "email"]


def test_enter_completes_a_text(edited: Edited) -> None:
    edited.type("email")
    edited.press(Qt.Key.Key_Return)
    assert edited.told == [["openid", "profile", "email"]]


def test_leaving_the_field_loses_nothing(edited: Edited) -> None:
    edited.type("email")
    edited.entry.clearFocus()
    assert edited.field.values() == ["openid", "profile", "email"]


@pytest.mark.parametrize(
    "pasted", ["a b c", "a,b,c", "a\nb\nc", " a,\n b ;c\t", '["a", "b", "c"]', '"a"\n"b"\n"c"']
)
def test_pasting_a_list_adds_all_of_it(edited: Edited, pasted: str) -> None:
    QApplication.clipboard().setText(pasted)
    edited.entry.paste()
    assert edited.told == [["openid", "profile", "a", "b", "c"]]


def test_what_is_there_already_is_not_added_twice(edited: Edited) -> None:
    edited.type("openid ")
    assert edited.told == []
    assert edited.field.values() == ["openid", "profile"]


def test_backspace_in_the_empty_field_removes_the_last(edited: Edited) -> None:
    edited.press(Qt.Key.Key_Backspace)
    assert edited.told == [["openid"]]
    edited.type("x")
    edited.press(Qt.Key.Key_Backspace)
    assert edited.told == [["openid"]]


def test_the_keyboard_reaches_every_chip_and_comes_back(edited: Edited) -> None:
    edited.press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert QApplication.focusWidget() is edited.chips[0]
    edited.press(Qt.Key.Key_Delete)
    assert edited.told == [["profile"]]
    assert QApplication.focusWidget() is edited.chips[0]
    edited.press(Qt.Key.Key_Delete)
    assert edited.told == [["profile"], []]
    assert QApplication.focusWidget() is edited.entry


def test_typing_on_a_chip_goes_on_in_the_field(edited: Edited) -> None:
    edited.press(Qt.Key.Key_Left)
    edited.qtbot.keyClicks(QApplication.focusWidget(), "e")
    assert QApplication.focusWidget() is edited.entry
    assert edited.field.pending_text() == "e"


def test_the_cross_removes(edited: Edited) -> None:
    chip = edited.chips[0]
    cross = chip_geometry(chip.chip, chip.rect(), removable=True).cross.center().toPoint()
    edited.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert edited.told == [["profile"]]


def test_being_set_tells_nothing_and_keeps_focus_and_what_is_typed(edited: Edited) -> None:
    edited.type("rea")
    edited.field.set_values(["openid", "email", "phone"], [Chip(text, "dropped") for text in "abc"])
    assert edited.told == []
    assert edited.field.pending_text() == "rea"
    assert edited.entry.hasFocus()
    edited.field.set_values([])
    assert edited.field.values() == []


def test_colours_and_reasons_of_the_caller_are_shown_and_kept_while_editing(edited: Edited) -> None:
    reasons = [Chip("openid", "login", "The login granted it."), Chip("profile", "dropped", "No policy.")]
    edited.field.set_values(["openid", "profile"], reasons)
    edited.type("email ")
    assert [chip.chip for chip in edited.chips] == [*reasons, Chip("email")]


def test_completion_offers_what_is_known_and_not_there_yet(edited: Edited) -> None:
    edited.field.set_known(lambda: ["openid", "read:b", "write:b"])
    edited.entry.clearFocus()
    edited.entry.setFocus()
    completer = edited.entry.completer()
    completer.setCompletionPrefix("b")
    offered = [completer.completionModel().index(row, 0).data() for row in range(completer.completionCount())]
    assert offered == ["read:b", "write:b"]


def test_a_chosen_completion_is_added(edited: Edited) -> None:
    edited.type("writ")
    popup = edited.entry.completer().popup()
    edited.qtbot.keyClick(popup, Qt.Key.Key_Down)
    edited.qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle()
    assert edited.told == [["openid", "profile", "write:a"]]
    assert edited.field.pending_text() == ""


def test_the_ring_is_around_the_whole_field(edited: Edited) -> None:
    assert edited.field.property("focused") is True
    edited.press(Qt.Key.Key_Left)
    assert edited.field.property("focused") is True
    QApplication.focusWidget().clearFocus()
    assert edited.field.property("focused") is False


def test_tab_leaves_the_field(qtbot: QtBot, shown: Show) -> None:
    field, after = TagEdit(), QLineEdit()
    field.set_values(["a", "b"])
    shown(field, after)
    field.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_a_click_beside_the_chips_starts_typing(qtbot: QtBot, shown: Show) -> None:
    field = TagEdit()
    shown(field)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_many_and_long_texts_stay_inside(shown: Show) -> None:
    field = TagEdit()
    field.set_values([f"scope:{number}" for number in range(30)] + ["read:" + "long-" * 100])
    shown(field, width=260)
    assert field.width() <= 260
    assert all(field.rect().contains(chip.geometry()) for chip in field.findChildren(ChipWidget))


@given(st.lists(st.text("abc:/-_.", min_size=1, max_size=12), max_size=8, unique=True))
def test_a_list_written_down_reads_back(values: list[str]) -> None:
    for separator in (" ", ",", "\n", ", "):
        assert split_list(separator.join(values)) == values
