from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.engine.outcome import Authorization
from mrrt_studio.ui.inspector.scope_table import ScopeTable
from mrrt_studio.ui.theme import theme
from tests.ui.inspector.cases import FEWER, LOGIN, OMITTED, Step, last
from tests.ui.inspector.reading import column, spoken, texts


def authorization_of(*steps: Step) -> Authorization:
    _, outcome = last(*steps)
    assert outcome.authorization is not None
    return outcome.authorization


@pytest.fixture
def table(show: Callable[..., QWidget]) -> ScopeTable:
    shown = ScopeTable()
    shown.set_authorization(authorization_of(LOGIN, OMITTED), "exchange")
    show(shown, 420)
    return shown


def row(table: ScopeTable, scope: str) -> int:
    return column(table, 0).index(scope)


def test_a_wide_pane_has_columns(table: ScopeTable) -> None:
    assert not table.is_stacked
    assert table.horizontalHeader().isVisible()
    widths = [table.columnWidth(index) for index in range(table.model().columnCount())]
    assert sum(widths) == table.viewport().width()
    assert column(table, 6) == ["granted"] * 5 + ["dropped"]


@pytest.mark.parametrize(("width", "scale"), [(330, 1.0), (330, 2.0), (440, 1.5)])
def test_a_narrow_pane_stacks_the_rows(show: Callable[..., QWidget], width: int, scale: float) -> None:
    theme().set_text_scale(scale)
    table = ScopeTable()
    table.set_authorization(authorization_of(LOGIN, OMITTED), "exchange")
    show(table, width - 30)
    assert table.is_stacked
    assert not table.horizontalHeader().isVisible()
    assert table.columnWidth(0) == table.viewport().width()


def test_it_changes_with_the_width(show: Callable[..., QWidget], settled: Callable[[], None]) -> None:
    table = ScopeTable()
    table.set_authorization(authorization_of(LOGIN, OMITTED), "exchange")
    window = show(table, 300)
    assert table.is_stacked
    window.resize(600, 800)
    settled()
    assert not table.is_stacked


def test_a_click_opens_the_reason_and_another_closes_it(table: ScopeTable, qtbot: QtBot) -> None:
    place = QPoint(20, table.row_rect(row(table, "delete:messages")).top() + 5)
    height = table.height()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.selected_scope() == "delete:messages"
    assert "lacks the permission" in texts(table)
    assert table.height() > height
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.selected_scope() is None
    assert not table.detail().isVisible()
    assert table.height() == height


def test_arrows_walk_from_reason_to_reason(table: ScopeTable, qtbot: QtBot) -> None:
    table.setFocus()
    table.select_scope("openid")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.selected_scope() == "profile"
    assert "Granted: the login gives it." in texts(table)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.selected_scope() is None


def test_the_reason_stands_inside_its_row(table: ScopeTable, settled: Callable[[], None]) -> None:
    for scope in column(table, 0):
        table.select_scope(scope)
        settled()
        place = table.row_rect(row(table, scope))
        assert place.contains(table.detail().geometry())
        assert table.detail().geometry().bottom() <= table.viewport().height()


def test_the_reason_stays_with_its_scope_while_others_change(table: ScopeTable) -> None:
    table.select_scope("read:messages")
    table.set_authorization(authorization_of(LOGIN, {**OMITTED, "scope": "read:messages"}), "exchange")
    assert table.selected_scope() == "read:messages"
    assert table.detail().isVisible()


def test_the_reason_goes_with_its_scope(table: ScopeTable) -> None:
    table.select_scope("write:messages")
    table.set_authorization(authorization_of(LOGIN, FEWER), "exchange")
    assert table.selected_scope() is None
    assert not table.detail().isVisible()


def test_the_same_again_changes_nothing(table: ScopeTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.model().modelReset):
        table.set_authorization(authorization_of(LOGIN, OMITTED), "exchange")


@pytest.mark.parametrize("count", [0, 200])
def test_any_number_of_scopes_has_room(show: Callable[..., QWidget], count: int) -> None:
    some = authorization_of(LOGIN, OMITTED)
    many = tuple(some.scopes[0]._replace(scope=f"scope:{number}") for number in range(count))
    table = ScopeTable()
    table.set_authorization(some._replace(scopes=many), "exchange")
    show(table)
    assert table.model().rowCount() == count
    assert table.verticalHeader().length() == sum(table.rowHeight(r) for r in range(count))
    assert table.verticalScrollBar().maximum() == 0


def test_a_screen_reader_reads_rows_and_headings(table: ScopeTable) -> None:
    heard = spoken(table)
    assert ("Table", "Scopes and why") in heard
    assert ("ColumnHeader", "RBAC") in heard
    assert ("Cell", "RBAC: The user lacks the permission.") in heard
    assert ("Cell", "granted from the login and from a policy") in heard
    assert any(name.startswith("delete:messages: dropped. Dropped:") for _, name in heard)


def test_a_stacked_row_is_read_as_a_whole(show: Callable[..., QWidget]) -> None:
    table = ScopeTable()
    table.set_authorization(authorization_of(LOGIN, OMITTED), "exchange")
    show(table, 300)
    assert any(name.startswith("delete:messages: dropped. Dropped:") for _, name in spoken(table))


def test_a_drag_selects_nothing_more(table: ScopeTable, qtbot: QtBot) -> None:
    first, second = (QPoint(20, table.row_rect(index).top() + 5) for index in (0, 1))
    qtbot.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(table.viewport(), second)
    qtbot.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert table.selected_scope() == "openid"


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_a_selected_row_is_seen(table: ScopeTable, scheme: str) -> None:
    theme().set_scheme(scheme)
    table.select_scope("openid")
    bar = table.viewport().grab().toImage().pixelColor(1, table.row_rect(0).center().y())
    assert bar == theme().colour("accent")
