from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.policy_grid import GridColumn
from mrrt_studio.ui.tenant.policy_grid_model import PolicyGridModel
from mrrt_studio.ui.tenant.policy_grid_view import PolicyGridView
from tests.ui.tenant.studio import settle

COLUMNS = (
    GridColumn("https://a", "A", frozenset({"read", "write"}), frozenset({"read"})),
    GridColumn("https://b", "B", frozenset({"read"}), frozenset({"read"}), "No way."),
)


@pytest.fixture
def grid(qtbot: QtBot, themed: None) -> PolicyGridView:
    model = PolicyGridModel()
    model.show_grid(COLUMNS, ("read", "write"))
    grid = PolicyGridView(model)
    model.setParent(grid)
    qtbot.addWidget(grid)
    grid.resize(400, 400)
    grid.show()
    settle()
    return grid


def asked(grid: PolicyGridView) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    grid.toggle_requested.connect(lambda audience, scope: told.append((audience, scope)))
    return told


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_arrows_move_and_keys_toggle_the_current_cell(grid: PolicyGridView, key: Qt.Key) -> None:
    told = asked(grid)
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, key)
    assert told == [("https://b", "read")]


def test_a_click_toggles_and_a_scope_that_the_api_lacks_cannot_be_ticked(grid: PolicyGridView) -> None:
    told = asked(grid)
    for row, column in ((1, 0), (1, 1)):
        place = grid.visualRect(grid.model().index(row, column)).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [("https://a", "write")]


def test_every_state_looks_different(grid: PolicyGridView) -> None:
    picture = grid.viewport().grab().toImage()
    seen = set[bytes]()
    for row in (0, 1):
        for column in (0, 1):
            area = grid.visualRect(grid.model().index(row, column))
            seen.add(bytes(picture.copy(area).constBits()))
    assert len(seen) == 4


def test_the_keyboard_leaves_the_table_by_tab(grid: PolicyGridView) -> None:
    assert not grid.tabKeyNavigation()
    assert grid.accessibleName()
