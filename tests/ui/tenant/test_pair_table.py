from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.fields import TextField
from mrrt_studio.ui.tenant.pair_model import REMOVE_COLUMN
from mrrt_studio.ui.tenant.pair_table import PairTable
from tests.ui.tenant.studio import settle

NoModifier = Qt.KeyboardModifier.NoModifier


class Owner(QWidget):
    """Keeps the rows, as a form does with the document."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = [("read", "Read"), ("write", "Write")]
        self.finished: list[int] = []
        self.table = PairTable(
            ("Scope", "Description"), "add a scope…", offer=lambda _row, _column: ["read:all"]
        )
        self.after = TextField()
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.table)
        column.addWidget(self.after)
        self.table.text_edited.connect(self._edit)
        self.table.row_removed.connect(self._remove)
        self.table.editing_finished.connect(self.finished.append)
        self.table.show_rows(self.rows)

    def _edit(self, row: int, column: int, text: str) -> None:
        if row == len(self.rows):
            self.rows.append(("", ""))
        pair = list(self.rows[row])
        pair[column] = text
        self.rows[row] = (pair[0], pair[1])
        self.table.show_rows(self.rows)

    def _remove(self, row: int) -> None:
        del self.rows[row]
        self.table.show_rows(self.rows)


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[Owner]:
    owner = Owner()
    qtbot.addWidget(owner)
    owner.resize(320, 300)
    owner.show()
    owner.activateWindow()
    owner.table.setFocus()
    settle()
    yield owner
    owner.close()


def editor(owner: Owner) -> TextField:
    found = [each for each in owner.table.findChildren(TextField) if each.isVisible()]
    return found[-1]


def test_typing_into_the_last_row_adds_one_and_goes_on_typing_into_it(owner: Owner) -> None:
    owner.table.start_editing(2)
    QTest.keyClicks(editor(owner), "new")
    assert owner.rows[2:] == [("new", "")]
    assert editor(owner).hasFocus()
    assert editor(owner).text() == "new"


def test_each_keystroke_is_told_and_the_cursor_stays(owner: Owner) -> None:
    owner.table.start_editing(0)
    editor(owner).setCursorPosition(2)
    QTest.keyClicks(editor(owner), "X")
    assert owner.rows[0] == ("reXad", "Read")
    assert editor(owner).cursorPosition() == 3


def test_tab_goes_from_text_to_text_and_past_the_mark(owner: Owner) -> None:
    owner.table.start_editing(0)
    for text in ("b", "c"):
        QTest.keyClick(editor(owner), Qt.Key.Key_Tab)
        settle()
        editor(owner).selectAll()
        QTest.keyClicks(editor(owner), text)
    assert owner.rows == [("read", "b"), ("c", "Write")]


def test_without_an_editor_tab_leaves_the_table(owner: Owner) -> None:
    owner.table.setCurrentIndex(owner.table.model().index(0, 0))
    QTest.keyClick(owner.table, Qt.Key.Key_Tab)
    assert owner.after.hasFocus()


def test_enter_edits_and_delete_removes(owner: Owner) -> None:
    owner.table.setCurrentIndex(owner.table.model().index(1, 0))
    QTest.keyClick(owner.table, Qt.Key.Key_Return)
    assert editor(owner).text() == "write"
    QTest.keyClick(editor(owner), Qt.Key.Key_Escape)
    settle()
    assert owner.finished
    QTest.keyClick(owner.table, Qt.Key.Key_Delete)
    assert owner.rows == [("read", "Read")]
    owner.table.setCurrentIndex(owner.table.model().index(1, 0))
    QTest.keyClick(owner.table, Qt.Key.Key_Delete)
    assert owner.rows == [("read", "Read")]


def test_a_click_edits_and_one_on_the_cross_removes(owner: Owner) -> None:
    table, viewport = owner.table, owner.table.viewport()
    place = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NoModifier, place)
    assert editor(owner).text() == "Read"
    cross = table.visualRect(table.model().index(0, REMOVE_COLUMN)).center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NoModifier, cross)
    assert owner.rows == [("write", "Write")]
    cross = table.visualRect(table.model().index(1, REMOVE_COLUMN)).center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NoModifier, cross)
    assert owner.rows == [("write", "Write")]


def test_rows_that_go_while_one_is_edited_take_the_editor_with_them(owner: Owner) -> None:
    owner.table.start_editing(1)
    owner.rows.clear()
    owner.table.show_rows(owner.rows)
    settle()
    assert owner.table.rows() == ()
    assert not [each for each in owner.table.findChildren(TextField) if each.isVisible() and each.text()]


def test_a_chosen_completion_reaches_the_rows(owner: Owner) -> None:
    owner.table.start_editing(2)
    QTest.keyClicks(editor(owner), "al")
    popup = editor(owner).completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()
    assert owner.rows[2] == ("read:all", "")


def test_the_first_text_gets_more_of_the_width(owner: Owner) -> None:
    header = owner.table.horizontalHeader()
    assert header.sectionSize(0) > header.sectionSize(1) > header.sectionSize(REMOVE_COLUMN)
    assert header.length() <= owner.table.viewport().width()
