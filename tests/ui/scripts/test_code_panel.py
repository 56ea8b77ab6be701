from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.engine.scripts import ScriptError
from mrrt_studio.ui.scripts.code_panel import CodePanel
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.scripts.templates import templates_of


@pytest.fixture
def panel(qtbot: QtBot) -> CodePanel:
    window = QWidget()
    made = CodePanel("action")
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    made.window_of_test = window  # type: ignore[attr-defined] - keeps it
    with qtbot.waitExposed(window):
        window.show()
    return made


def test_showing_is_no_edit_and_typing_is_one(qtbot: QtBot, panel: CodePanel) -> None:
    with qtbot.assertNotEmitted(panel.value_edited):
        panel.show_value("a", None)
    with qtbot.waitSignal(panel.value_edited):
        qtbot.keyClicks(panel.editor, "b")
    assert panel.value() == "ba"


def test_an_unreadable_line_is_marked_while_typing(qtbot: QtBot, panel: CodePanel) -> None:
    known_code().trust(["const a = 1;\nconst = 2;"])
    panel.show_value("const a = 1;\nconst = 2;", None)
    qtbot.waitUntil(lambda: bool(panel.problem.text()))
    assert panel.editor.numbers.problem_line == 2
    assert panel.problem.text() in panel.editor.accessibleDescription()


def test_the_last_run_s_problem_goes_with_the_first_keystroke(qtbot: QtBot, panel: CodePanel) -> None:
    panel.show_value("a()", None)
    panel.show_run_error(ScriptError("exception", "a is not defined", line=1))
    assert panel.problem.text() == "Line 1: a is not defined"
    qtbot.keyClicks(panel.editor, "b")
    panel.check.stop()
    panel.show_run_error(None)
    assert panel.problem.text() == ""


def test_a_template_takes_the_place_of_the_code(qtbot: QtBot, panel: CodePanel) -> None:
    panel.show_value("a", None)
    with qtbot.waitSignal(panel.value_edited):
        panel.insert(templates_of("action")[1])
    assert panel.value() == templates_of("action")[1].code()


def test_the_editor_has_a_window_of_its_own_and_comes_back(qtbot: QtBot, panel: CodePanel) -> None:
    panel.set_title("Action “Mine”")
    panel.float_button.click()
    window = panel.floating()
    assert window is not None
    assert window.windowTitle() == "Action “Mine”"
    assert panel.editor.window() is window
    window.close()
    assert panel.floating() is None
    assert panel.editor.window() is panel.window()


def test_the_window_goes_when_the_form_does(panel: CodePanel) -> None:
    panel.open_window()
    panel.hide()
    assert panel.floating() is None


def test_ctrl_f_finds_in_a_window_of_its_own(qtbot: QtBot, panel: CodePanel) -> None:
    panel.open_window()
    assert panel.floating() is not None
    qtbot.waitUntil(panel.editor.hasFocus)
    qtbot.keyClick(panel.editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not panel.finder.isHidden()
