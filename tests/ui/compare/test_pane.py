from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.storage import write
from mrrt_studio.ui.compare.sources import SourceKind
from mrrt_studio.ui.theme import theme
from tests.builders import client, scenario
from tests.ui.compare.conftest import Shown, ShowPane, after, before
from tests.ui.cut_text import cut_texts

pytestmark = pytest.mark.qt_log_ignore("does not support")


def choose(shown: Shown, kind: SourceKind) -> None:
    shown.pane.tools.source.set_value(kind)
    shown.pane.tools.source.chosen.emit(kind)
    shown.settle()


def titles(shown: Shown) -> list[str]:
    return [row.cells[0] for row in shown.pane.decision_rows.rows]


def test_before_any_edit_the_pane_says_what_it_will_tell(show_pane: ShowPane) -> None:
    assert show_pane().pane.sentence() == "No edit yet"


def test_after_an_edit_it_tells_what_the_edit_made_different(show_pane: ShowPane) -> None:
    shown = show_pane()
    shown.document.apply(after(), "Add policy")
    shown.settle()
    assert titles(shown) == ["x1 · exchange · 6 decisions"]
    (row,) = shown.pane.decision_rows.rows
    audience = row.children[0]
    assert audience.cells[0] == "Audience"
    assert audience.cells[1:3] == ("https://api.example.com", "https://billing.example.com")
    assert audience.cells[3].startswith("clients[phone].refresh_token.policies")
    (reached,) = shown.pane.reach_rows.rows
    assert reached.cells[-2:] == ("–", "read:billing")


def test_an_edit_without_effect_says_that_nothing_differs(show_pane: ShowPane) -> None:
    shown = show_pane()
    shown.document.apply(before().replace(name="Other"), "Rename")
    shown.settle()
    assert shown.pane.sentence() == "Nothing differs"


def test_the_saved_file_is_read_when_it_is_asked_for(show_pane: ShowPane, tmp_path: Path) -> None:
    shown = show_pane()
    choose(shown, "saved")
    assert shown.pane.sentence() == "Never saved"
    path = tmp_path / "saved.mrrt.json"
    write(path, before())
    shown.document.path = path
    shown.settle()
    assert shown.pane.sentence() == "Nothing differs"
    shown.document.apply(after(), "Add policy")
    shown.settle()
    assert len(titles(shown)) == 1
    path.write_text("{", encoding="utf-8")
    shown.document.undo_stack.undo()
    shown.settle()
    assert shown.pane.sentence() == "This file cannot be compared"


def test_another_file_and_the_steps_of_this_document_there(
    show_pane: ShowPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = show_pane()
    choose(shown, "file")
    assert shown.pane.sentence() == "No file chosen"
    path = tmp_path / "other.mrrt.json"
    write(path, scenario(clients=[client(client_id="prod")]))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    shown.pane.tools.file.click()
    shown.settle()
    assert titles(shown) == ["login · login", "x1 · exchange"]
    told: list[object] = []
    shown.pane.message.connect(told.append)
    shown.pane.tools.same_steps.click()
    shown.settle()
    assert shown.pane.sentence() == "Nothing differs"
    assert len(told) == 1


def test_another_answer_to_an_open_question(show_pane: ShowPane) -> None:
    shown = show_pane()
    choose(shown, "assumption")
    assert "login-audience" not in [shown.pane.tools.value.itemText(n) for n in range(2)]
    shown.pane.tools.value.set_value("error")
    shown.pane.tools.value.chosen.emit("error")
    shown.settle()
    (row,) = shown.pane.decision_rows.rows
    assert "assumption unlisted-audience: error → login-audience" in row.children[0].cells[3]
    assert shown.pane.decision_rows.titles[1] == "unlisted-audience=error"


def test_choosing_a_row_by_keyboard_selects_the_step(show_pane: ShowPane, qtbot: QtBot) -> None:
    shown = show_pane()
    shown.document.apply(after(), "Add policy")
    shown.settle()
    shown.pane.decisions.setFocus()
    qtbot.keyClick(shown.pane.decisions, Qt.Key.Key_Down)
    qtbot.keyClick(shown.pane.decisions, Qt.Key.Key_Down)
    assert shown.selection.step_id == "x1"


def test_a_refresh_keeps_the_step_that_was_looked_at_and_chooses_none(show_pane: ShowPane) -> None:
    shown = show_pane()
    shown.document.apply(after(), "Add policy")
    shown.settle()
    shown.pane.decisions.setCurrentIndex(shown.pane.decision_rows.index(0, 0, QModelIndex()))
    shown.selection.select_step("login")
    shown.document.apply(after().replace(description="x"), "Describe", "")
    choose(shown, "assumption")
    choose(shown, "edit")
    assert shown.selection.step_id == "login"


def test_what_was_found_is_copied_in_three_forms(show_pane: ShowPane) -> None:
    shown = show_pane()
    assert not shown.pane.tools.copy.isVisible()
    shown.document.apply(after(), "Add policy")
    shown.settle()
    copies: list[str] = []
    for action in shown.pane.tools.copy.menu_of_forms().actions():
        action.trigger()
        copies.append(QGuiApplication.clipboard().text())
    text, markdown, found = copies
    assert text.startswith("A: Before\nB: Now\n")
    assert markdown.startswith("# Comparison")
    assert json.loads(found)["b"]["label"] == "Now"


def test_nothing_is_computed_while_nobody_looks(show_pane: ShowPane) -> None:
    shown = show_pane()
    shown.pane.hide()
    shown.document.apply(after(), "Add policy")
    assert not shown.pane.is_busy
    shown.pane.show()
    shown.settle()
    assert len(titles(shown)) == 1


def test_names_for_screen_readers(show_pane: ShowPane) -> None:
    shown = show_pane()
    shown.document.apply(after(), "Add policy")
    shown.settle()
    tools = shown.pane.tools
    for widget in (tools.source, tools.assumption, tools.value, shown.pane.decisions, shown.pane.reach):
        heard = QAccessible.queryAccessibleInterface(widget)
        assert heard is not None
        assert heard.text(QAccessible.Text.Name)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("kind", ["edit", "file", "assumption"])
def test_no_text_of_the_controls_is_cut(show_pane: ShowPane, scale: float, kind: SourceKind) -> None:
    theme().set_text_scale(scale)
    shown = show_pane(width=900)
    choose(shown, kind)
    assert cut_texts(shown.pane) == []


def test_the_filter_hides_what_does_not_have_its_words(show_pane: ShowPane) -> None:
    shown = show_pane()
    shown.document.apply(after(), "Add policy")
    shown.settle()
    pane, root = shown.pane, QModelIndex()
    pane.open_find()
    assert pane.window().focusWidget() is pane.tools.search
    pane.tools.search.setText("no such words")
    assert pane.decisions.isRowHidden(0, root)
    assert pane.reach.isRowHidden(0, root)
    pane.tools.search.setText("BILLING")
    assert not pane.decisions.isRowHidden(0, root)
    pane.tools.search.setText("read:billing")
    assert not pane.reach.isRowHidden(0, root)
    pane.tools.search.clear()
    assert not pane.decisions.isRowHidden(0, root)
