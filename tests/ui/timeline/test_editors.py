from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.timeline.editors import (
    ChoiceEditor,
    JsonEditor,
    NoteEditor,
    NumberEditor,
    ScopesEditor,
    SuggestEditor,
    Typed,
    make_editor,
    widget_of,
)
from mrrt_studio.ui.timeline.form_specs import FieldSpec
from mrrt_studio.ui.timeline.offers import Offer

CHOICE = FieldSpec("client", "Application", "choice", choices=(("", "the owner"),))
SUGGEST = FieldSpec("audience", "Audience", "suggest", source="apis")
OFFERS = [Offer("a", "First"), Offer("b", "Second")]

Edited = Callable[[], int]


@pytest.fixture
def counted(qtbot: QtBot) -> Callable[..., Edited]:
    def count(editor: ChoiceEditor | SuggestEditor | ScopesEditor | JsonEditor | NoteEditor) -> Edited:
        qtbot.addWidget(editor)
        editor.show()
        editor.activateWindow()
        QApplication.processEvents()
        editor.setFocus()
        told: list[object] = []
        editor.edited.connect(lambda *values: told.append(values))
        return lambda: len(told)

    return count


def test_a_choice_is_absent_until_one_is_made(counted: Callable[..., Edited]) -> None:
    editor = ChoiceEditor(CHOICE)
    edited = counted(editor)
    editor.offer(OFFERS)
    assert editor.typed() == Typed()
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor.typed() == Typed("a", given=True)
    assert edited() == 1


def test_showing_and_offering_tell_nothing(counted: Callable[..., Edited]) -> None:
    editor = ChoiceEditor(CHOICE)
    edited = counted(editor)
    editor.offer(OFFERS)
    editor.show_value("b", given=True)
    editor.offer([*OFFERS, Offer("c", "Third")])
    assert editor.typed().value == "b"
    assert edited() == 0


def test_a_value_that_does_not_exist_is_kept_and_called_so(counted: Callable[..., Edited]) -> None:
    editor = ChoiceEditor(CHOICE)
    counted(editor)
    editor.offer(OFFERS)
    editor.show_value("gone", given=True)
    assert (editor.typed().value, editor.currentText()) == ("gone", "gone (does not exist)")
    editor.offer(OFFERS[:1])
    assert editor.typed().value == "gone"


def test_a_value_that_is_written_out_shows_as_the_usual_one(counted: Callable[..., Edited]) -> None:
    editor = ChoiceEditor(FieldSpec("method", "Method", "choice", choices=(("", "GET"), ("POST", "POST"))))
    counted(editor)
    editor.show_value("GET", given=True)
    assert editor.currentText() == "GET"
    assert editor.count() == 2


def test_text_loses_the_space_around_it_and_nothing_is_absent(counted: Callable[..., Edited]) -> None:
    editor = SuggestEditor(SUGGEST)
    edited = counted(editor)
    QTest.keyClicks(editor, " urn:x ")
    assert editor.typed() == Typed("urn:x", given=True)
    assert edited() == len(" urn:x ")
    editor.show_value("urn:x", given=True)
    assert editor.text() == " urn:x ", "what says the same is left to the one who types"
    editor.clear()
    assert editor.typed() == Typed()


def test_suggestions_are_found_by_name_and_write_the_value(counted: Callable[..., Edited]) -> None:
    editor = SuggestEditor(SUGGEST)
    edited = counted(editor)
    editor.offer([Offer("https://billing.example.com", "Billing"), Offer("urn:plain", "")])
    QTest.keyClicks(editor, "bill")
    completer = editor.completer()
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "https://billing.example.com"
    popup = completer.popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert editor.typed().value == "https://billing.example.com"
    assert edited() == 5
    popup.hide()


def test_the_down_key_shows_all_suggestions(counted: Callable[..., Edited]) -> None:
    editor = SuggestEditor(SUGGEST)
    counted(editor)
    editor.offer(OFFERS)
    QTest.keyClicks(editor, "zzz")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor.completer().popup().isVisible()
    assert editor.completer().completionCount() == 2
    editor.completer().popup().hide()


@pytest.mark.parametrize(
    ("text", "typed"),
    [("", Typed()), ("60", Typed(60, given=True)), (" 0 ", Typed(0, given=True))],
)
def test_a_number_is_read(counted: Callable[..., Edited], text: str, typed: Typed) -> None:
    editor = NumberEditor(FieldSpec("seconds", "Seconds", "number"))
    counted(editor)
    QTest.keyClicks(editor, text)
    assert editor.typed() == typed


@pytest.mark.parametrize("text", ["sixty", "-1", "1.5", "٣", "9" * 40])
def test_what_is_no_number_stays_with_a_message(counted: Callable[..., Edited], text: str) -> None:
    editor = NumberEditor(FieldSpec("seconds", "Seconds", "number"))
    counted(editor)
    editor.setText(text)
    assert editor.typed().error == "Write a whole number of seconds, such as 60."
    assert editor.text() == text


def test_scopes_are_one_text_with_spaces(counted: Callable[..., Edited]) -> None:
    editor = ScopesEditor(FieldSpec("scope", "Scope", "scopes"))
    edited = counted(editor)
    editor.show_value("openid  profile openid", given=True)
    assert editor.typed() == Typed("openid profile", given=True)
    assert edited() == 0
    QTest.keyClicks(editor.focusProxy(), "email ")
    assert editor.typed().value == "openid profile email"
    assert edited() == 1
    editor.show_value(None, given=False)
    assert editor.typed() == Typed()


def test_json_is_read_and_malformed_text_stays_with_its_place(counted: Callable[..., Edited]) -> None:
    editor = JsonEditor(FieldSpec("body", "Body", "json"))
    edited = counted(editor)
    editor.show_value({"a": [1]}, given=True)
    assert editor.typed() == Typed({"a": [1]}, given=True)
    assert edited() == 0
    editor.setPlainText('{"a":\n 1,}')
    assert edited() == 1
    assert "line 2" in editor.typed().error
    editor.setPlainText(" ")
    assert editor.typed() == Typed()
    editor.setPlainText("null")
    assert editor.typed() == Typed(None, given=True)


def test_json_that_says_the_same_keeps_the_hand_of_the_one_who_wrote_it(
    counted: Callable[..., Edited],
) -> None:
    editor = JsonEditor(FieldSpec("body", "Body", "json"))
    counted(editor)
    editor.setPlainText('{"a":1}')
    editor.show_value({"a": 1}, given=True)
    assert editor.toPlainText() == '{"a":1}'
    editor.show_value({"a": 2}, given=True)
    assert editor.toPlainText() == '{\n  "a": 2\n}'


def test_a_note_keeps_its_lines(counted: Callable[..., Edited]) -> None:
    editor = NoteEditor(FieldSpec("note", "Note", "note"))
    edited = counted(editor)
    editor.show_value("one\ntwo", given=True)
    assert editor.typed() == Typed("one\ntwo", given=True)
    assert edited() == 0
    QTest.keyClicks(editor, "x")
    assert edited() == 1


@pytest.mark.parametrize("kind", ["choice", "suggest", "text", "number", "scopes", "note", "json"])
def test_every_kind_of_field_has_a_control(qtbot: QtBot, kind: str) -> None:
    editor = make_editor(FieldSpec("x", "X", kind))  # pyright: ignore[reportArgumentType]
    qtbot.addWidget(widget_of(editor))
    editor.offer(OFFERS)
    assert editor.typed() == Typed()
