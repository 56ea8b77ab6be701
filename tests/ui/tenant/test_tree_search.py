from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.tree_search import TreeSearch


def shown(qtbot: QtBot) -> TreeSearch:
    search = TreeSearch()
    qtbot.addWidget(search)
    search.show()
    return search


def test_keys_of_the_field(qtbot: QtBot, themed: None) -> None:
    search = shown(qtbot)
    told: list[str] = []
    search.text_changed.connect(told.append)
    search.left_downward.connect(lambda: told.append("down"))
    QTest.keyClicks(search.field, "ab")
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert told == ["a", "ab", "down", ""]


def test_the_button_says_what_pressing_it_does(qtbot: QtBot, themed: None) -> None:
    search = shown(qtbot)
    told: list[bool] = []
    search.by_name_changed.connect(told.append)
    assert search.by_name.accessibleName() == "Sort by name"
    search.by_name.click()
    assert "order of the file" in search.by_name.accessibleName()
    search.by_name.click()
    assert told == [True, False]


def test_what_was_found_is_counted(qtbot: QtBot, themed: None) -> None:
    search = shown(qtbot)
    search.show_count(3)
    assert search.found_text() == "3 found"
    search.show_count(None)
    assert search.found_text() == ""
    search.open()
    assert search.field.accessibleName()
