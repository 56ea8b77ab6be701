from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.scripts.code_editor import CodeEditor
from mrrt_studio.ui.scripts.code_find import CodeFind


@pytest.fixture
def find(qtbot: QtBot) -> CodeFind:
    editor = CodeEditor()
    editor.show_code("api.a();\napi.b();\nAPI.c();")
    bar = CodeFind(editor)
    bar.editor_of_test = editor  # type: ignore[attr-defined] - keeps it
    qtbot.addWidget(editor)
    qtbot.addWidget(bar)
    return bar


def line(find: CodeFind) -> int:
    return find._editor.textCursor().blockNumber()


def test_typing_finds_and_enter_goes_round(qtbot: QtBot, find: CodeFind) -> None:
    find.open_bar()
    qtbot.keyClicks(find.field, "api")
    assert line(find) == 0
    assert "3" in find.count.text()
    for wanted in (1, 2, 0):
        qtbot.keyClick(find.field, Qt.Key.Key_Return)
        assert line(find) == wanted
    qtbot.keyClick(find.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert line(find) == 2


def test_escape_closes(qtbot: QtBot, find: CodeFind) -> None:
    find.open_bar()
    qtbot.keyClick(find.field, Qt.Key.Key_Escape)
    assert find.isHidden()


def test_what_is_chosen_is_looked_for(find: CodeFind) -> None:
    find._editor.find("b()")
    find.open_bar()
    assert find.field.text() == "b()"
