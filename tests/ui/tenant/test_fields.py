from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.binding import MalformedError
from mrrt_studio.ui.tenant.fields import (
    Choice,
    HoursField,
    OrDefault,
    SecondsField,
    Switch,
    Tags,
    TextField,
    seconds_in_words,
)
from tests.ui.tenant.studio import choose, settle


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Callable[[QWidget], Any]]:
    windows = list[QWidget]()

    def show(widget: QWidget) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        column = QVBoxLayout(window)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(widget)
        window.resize(300, 100)
        window.show()
        window.activateWindow()
        settle()
        return window

    yield show
    windows.clear()


def test_an_empty_text_is_an_absent_field_or_malformed_where_it_is_needed(qtbot: QtBot) -> None:
    field, needed = TextField(), TextField("Say something.")
    qtbot.addWidget(field)
    qtbot.addWidget(needed)
    assert field.value() is None
    with pytest.raises(MalformedError, match="Say something"):
        needed.value()


def test_seconds_that_mean_the_same_are_not_written_over(qtbot: QtBot) -> None:
    field = SecondsField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "007")
    field.show_value(7, 5)
    assert field.text() == "007"
    field.show_value(8, 5)
    assert field.text() == "8"
    field.show_value(None, 5)
    assert (field.text(), field.placeholderText()) == ("", "5 (Auth0's default)")


def test_leaving_malformed_seconds_leaves_them(qtbot: QtBot) -> None:
    field = SecondsField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "soon")
    field.editingFinished.emit()
    assert field.text() == "soon"


def test_minutes_and_more_are_told_in_words() -> None:
    assert [seconds_in_words(each) for each in (None, 59, 60)] == ["", "", "1 min"]


def test_undo_goes_to_the_window_unless_the_text_never_left_the_field(window: Any) -> None:
    field = TextField("Say something.")
    host, heard = window(field), list[str]()
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), host)
    shortcut.activated.connect(lambda: heard.append("undo"))
    field.setFocus()
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (heard, field.text()) == (["undo"], "ab")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (heard, field.text()) == (["undo"], "ab")


def test_a_chosen_completion_is_an_edit(window: Any) -> None:
    field, told = TextField(), list[str]()
    model = QStandardItemModel()
    model.appendRow(QStandardItem("https://billing.example.com"))
    field.set_completer(QCompleter(model, field))
    field.value_edited.connect(lambda: told.append(field.text()))
    window(field)
    field.setFocus()
    QTest.keyClicks(field, "ht")
    popup = field.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()
    assert told[-1] == field.text() == "https://billing.example.com"


def test_a_switch_shows_the_default_and_tells_of_clicks_alone(window: Any) -> None:
    field, told = Switch("First-party"), list[bool]()
    field.value_edited.connect(lambda: told.append(field.value()))
    window(field)
    field.show_value(None, default=True)
    assert field.value() is True
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told == [False, True]
    assert field.box.accessibleName() == "First-party"


def test_a_choice_offers_the_default_by_its_words_and_values_that_it_did_not_know(window: Any) -> None:
    field, told = Choice([("a", "First"), ("b", "Second")]), list[Any]()
    field.value_edited.connect(lambda: told.append(field.value()))
    window(field)
    field.show_value(None, "b")
    assert (field.value(), field.currentText()) == (None, "Auth0's default: Second")
    field.show_value("c", None)
    assert (field.value(), field.currentText()) == ("c", "c")
    assert told == []
    choose(field, "b")
    assert told[-1] == "b"


def test_a_default_list_is_shown_dashed_and_becomes_real_at_the_first_edit(window: Any) -> None:
    field, told = Tags(["c"]), list[Any]()
    field.value_edited.connect(lambda: told.append(field.value()))
    window(field)
    field.show_value(None, ("a", "b"))
    assert told == []
    QTest.keyClicks(field.focusProxy(), "c ")
    assert told == [("a", "b", "c")]
    field.show_value(("a",), None)
    assert field.value() == ("a",)
    field.show_value(None, None)
    assert field.value() == ()


def test_the_way_back_to_the_default_is_there_only_while_there_is_a_value(window: Any) -> None:
    asked = list[str]()
    for field, default, told in (
        (OrDefault(Switch("On")), True, "on"),
        (OrDefault(Tags()), ("a", "b"), "a"),
        (OrDefault(Tags()), None, "none"),
    ):
        field.reset_requested.connect(lambda: asked.append("reset"))
        window(field)
        field.show_value(None, default)
        assert field.reset_button().isHidden()
        field.show_value(field.value(), default)
        assert field.reset_button().isVisible()
        assert told in field.reset_button().toolTip()
        field.reset_button().click()
        assert field.field.focusWidget() is not None
    assert asked == ["reset"] * 3


def test_hours_are_entered_as_people_say_them(window: Callable[[QWidget], Any], qtbot: QtBot) -> None:
    field = HoursField()
    window(field)
    field.show_value(None, 168)
    assert field.placeholderText() == "168 (Auth0's default)"
    for text, hours, written in (("90 min", 1.5, "1.5"), ("7 d", 168, "168"), ("72", 72, "72")):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, text)
        assert field.value() == hours
        assert field.text() == text
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == written
    field.selectAll()
    qtbot.keyClicks(field, "soon")
    with pytest.raises(MalformedError, match="90 min"):
        field.value()
    assert field.text() == "soon"


def test_an_absent_choice_may_mean_something_of_its_own(qtbot: QtBot) -> None:
    field = Choice((("a", "A"),), absent="Not set")
    qtbot.addWidget(field)
    field.show_value(None, None)
    assert field.currentText() == "Not set"
    assert field.value() is None
