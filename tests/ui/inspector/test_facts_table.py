from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.claims import Fact
from mrrt_studio.ui.inspector.facts_table import FactsModel, FactsTable, flow_of
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.chips import Chip
from tests.ui.inspector.reading import column, spoken

FACTS = (
    Fact("iss", "https://example.auth0.com/", "who issued it: the tenant"),
    Fact("scope", "openid read:messages", "what the application may do with it", ("openid", "read:messages")),
    Fact("https://example.com/roles", '["admin"]', ""),
)


@pytest.fixture
def table(show: Callable[..., QWidget]) -> FactsTable:
    shown = FactsTable()
    shown.setAccessibleName("Claims")
    shown.set_facts(FACTS, {"openid": Chip("openid", "login")})
    show(shown, 420)
    return shown


def test_it_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = FactsModel()
    model.set_facts(FACTS)
    qtmodeltester.check(model, force_py=True)


def test_names_stand_beside_values(table: FactsTable) -> None:
    assert column(table, 0) == ["iss", "scope", "https://example.com/roles"]
    assert column(table, 1)[0] == "https://example.auth0.com/"
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
    assert table.columnWidth(0) <= table.viewport().width() * 2 // 5


def test_a_screen_reader_hears_value_and_meaning(table: FactsTable) -> None:
    heard = spoken(table)
    assert ("Table", "Claims") in heard
    assert ("Cell", "https://example.auth0.com/. who issued it: the tenant") in heard
    assert ("Cell", "openid, read:messages. what the application may do with it") in heard


def test_values_are_copied_by_key(table: FactsTable, qtbot: QtBot) -> None:
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 1))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "openid read:messages"


def test_other_texts_leave_the_current_row_alone(table: FactsTable) -> None:
    table.selectRow(1)
    table.set_facts((FACTS[0], FACTS[1]._replace(value="openid"), FACTS[2]), {})
    assert table.currentIndex().row() == 1
    assert table.facts()[1].value == "openid"


def test_fewer_facts_make_a_smaller_table(table: FactsTable) -> None:
    before = table.height()
    table.set_facts(FACTS[:1], {})
    assert table.minimumHeight() < before
    assert table.model().rowCount() == 1


def test_large_text_in_a_narrow_pane_stands_beneath_its_name(show: Callable[..., QWidget]) -> None:
    theme().set_text_scale(2.0)
    table = FactsTable()
    table.set_facts(FACTS, {})
    show(table, 300)
    assert table.isColumnHidden(1)
    assert table.columnWidth(0) == table.viewport().width()


def test_chips_flow_and_stay_inside() -> None:
    chips = tuple(Chip(f"read:thing-{number}", "login") for number in range(40))
    places = flow_of(chips, 200, theme().generation)
    assert len(places) == 40
    assert all(place.left() >= 0 and place.right() <= 200 for place in places)
    for before, after in pairwise(places):
        assert after.left() > before.right() or after.top() > before.bottom()


def test_more_scopes_make_a_taller_row(table: FactsTable) -> None:
    few = table.rowHeight(1)
    many = tuple(f"read:thing-{number}" for number in range(60))
    table.set_facts((FACTS[0], FACTS[1]._replace(items=many), FACTS[2]), {})
    assert table.rowHeight(1) > 3 * few


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_a_scope_has_the_colour_of_its_source(table: FactsTable, scheme: str) -> None:
    theme().set_scheme(scheme)
    image = table.viewport().grab().toImage()
    area = table.row_rect(1)
    places = product(range(area.left(), area.right()), range(area.top(), area.bottom()))
    colours = {image.pixelColor(x, y).name() for x, y in places}
    assert theme().colour("login-background").name() in colours
