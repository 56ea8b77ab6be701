from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from mrrt_studio.formats.keywords import given
from mrrt_studio.ui.importing.keyword_table import KeywordTable


@pytest.fixture
def table(qtbot: QtBot) -> KeywordTable:
    made = KeywordTable()
    qtbot.addWidget(made)
    made.add_markers(["##NAME##", "@@URLS@@", "@@NAME@@"])
    return made


def test_every_keyword_has_one_row_and_stays(table: KeywordTable) -> None:
    assert table.names() == ["NAME", "URLS"]
    table.add_markers(["##OTHER##"])
    assert table.names() == ["NAME", "URLS", "OTHER"]
    assert table.values() == {}


def test_what_is_typed_is_told_after_a_while(table: KeywordTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.changed):
        table.table.setItem(1, 1, QTableWidgetItem('["https://a"]'))
    assert table.values() == {"URLS": given('["https://a"]')}


def test_a_mapping_fills_in_and_what_is_typed_goes_before_it(table: KeywordTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.changed):
        table.set_mapped({"NAME": given("mapped"), "URLS": given("mapped")})
    with qtbot.waitSignal(table.changed):
        table.table.setItem(0, 1, QTableWidgetItem("typed"))
    assert table.values() == {"NAME": given("typed"), "URLS": given("mapped")}


def test_keywords_themselves_cannot_be_changed(table: KeywordTable) -> None:
    item = table.table.item(0, 0)
    assert item is not None
    assert not item.flags() & Qt.ItemFlag.ItemIsEditable
