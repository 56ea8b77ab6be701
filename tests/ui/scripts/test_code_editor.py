from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.scripts.code_editor import CodeEditor


@pytest.fixture
def editor(qtbot: QtBot) -> CodeEditor:
    made = CodeEditor()
    qtbot.addWidget(made)
    return made


def test_showing_tells_nothing_and_typing_does(qtbot: QtBot, editor: CodeEditor) -> None:
    with qtbot.assertNotEmitted(editor.user_edited):
        editor.show_code("a();\n")
    with qtbot.waitSignal(editor.user_edited):
        qtbot.keyClicks(editor, "b")


def test_enter_goes_on_as_deep_as_the_line_before(qtbot: QtBot, editor: CodeEditor) -> None:
    qtbot.keyClicks(editor, "if (a) {")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "b();")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "}")
    assert editor.code() == "if (a) {\n  b();\n}"


def test_tab_moves_every_chosen_line(qtbot: QtBot, editor: CodeEditor) -> None:
    editor.show_code("a\nb")
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.code() == "  a\n  b"
    qtbot.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.code() == "a\nb"


def test_escape_and_then_tab_leaves(qtbot: QtBot) -> None:
    window, editor, after = QWidget(), CodeEditor(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addWidget(after)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.hasFocus()
    assert editor.code() == "  "
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert editor.code() == "  "


def test_a_bracket_and_its_partner_are_marked(editor: CodeEditor) -> None:
    editor.show_code("f(a)")
    editor.go_to(1, 5)
    places = [each.cursor.selectedText() for each in editor.extraSelections()]
    assert sorted(places) == ["(", ")"]


def test_a_problem_marks_its_line_and_goes_away(editor: CodeEditor) -> None:
    editor.show_code("a\nb\nc")
    editor.show_problem(2, "nothing is called b")
    (mark,) = editor.extraSelections()
    assert mark.cursor.blockNumber() == 1
    assert editor.numbers.problem_line == 2
    editor.show_problem(None)
    assert editor.extraSelections() == []


def test_showing_other_code_keeps_the_place(editor: CodeEditor) -> None:
    editor.show_code("one\ntwo\nthree")
    editor.go_to(3, 3)
    editor.show_code("one\ntwo\nthree and more")
    assert editor.textCursor().blockNumber() == 2
    assert editor.textCursor().positionInBlock() == 2


def test_text_that_is_only_read_is_not_changed(qtbot: QtBot) -> None:
    editor = CodeEditor(read_only=True)
    qtbot.addWidget(editor)
    editor.show_code("a {")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "}x")
    assert editor.code() == "a {"
