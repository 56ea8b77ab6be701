from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.reach.plain_table import CellText, PlainTable
from tests.ui.reach.conftest import shown


def test_rows_are_shown_and_the_current_one_stays(qtbot: QtBot) -> None:
    table = shown(qtbot, PlainTable("Things", ("What", "Why")))
    table.show_rows(
        [[CellText("a", "ok", "ok"), CellText("b", tooltip="more")], [CellText("c"), CellText("d")]]
    )
    table.setCurrentCell(1, 0)
    table.show_rows([[CellText("e"), CellText("f")], [CellText("g"), CellText("h")]])
    assert table.texts() == [["e", "f"], ["g", "h"]]
    assert (table.currentRow(), table.accessibleName()) == (1, "Things")


def test_icons_and_tooltips(qtbot: QtBot) -> None:
    table = shown(qtbot, PlainTable("Things", ("What", "Why")))
    table.show_rows([[CellText("a", "ok", "ok"), CellText("b", tooltip="more")]])
    first, second = table.item(0, 0), table.item(0, 1)
    assert first is not None
    assert second is not None
    assert not first.icon().isNull()
    assert (first.toolTip(), second.toolTip()) == ("a", "more")


def test_keys_walk_through_rows(qtbot: QtBot) -> None:
    table = shown(qtbot, PlainTable("Things", ("What",)))
    table.show_rows([[CellText(str(number))] for number in range(1_000)])
    table.setFocus()
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentRow() == 1
