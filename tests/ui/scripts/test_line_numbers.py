from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.ui.scripts.code_editor import CodeEditor


def test_more_lines_take_more_room(qtbot: QtBot) -> None:
    editor = CodeEditor()
    qtbot.addWidget(editor)
    few = editor.numbers.needed_width()
    editor.show_code("\n" * 2_000)
    assert editor.numbers.needed_width() > few
    assert editor.viewportMargins().left() == editor.numbers.needed_width()


def test_the_line_with_a_problem_looks_unlike_the_others(qtbot: QtBot) -> None:
    editor = CodeEditor()
    qtbot.addWidget(editor)
    editor.resize(400, 300)
    editor.show_code("a\nb\nc")
    before = editor.numbers.grab().toImage()
    editor.show_problem(2, "no")
    assert editor.numbers.grab().toImage() != before
