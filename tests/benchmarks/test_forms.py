"""Forms of a tenant with 100 applications: 100 APIs of 20 scopes each, and one API of 2,000 scopes."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Item, Selection
from mrrt_studio.ui.tenant.pane import TenantPane
from mrrt_studio.ui.theme import theme
from tests.benchmarks import tenants

SIZES = pytest.mark.parametrize(("apis", "scopes"), [(100, 20), (1, 2_000)], ids=["100x20", "1x2000"])


@cache
def tenant(apis: int, scopes: int) -> Scenario:
    steps = [tenants.login(), *tenants.exchanges(99, apis)]
    scenario = tenants.scenario(apis, scopes, steps)
    client = scenario.clients[0]
    others = (client.replace(client_id=f"client-{number}", name=f"App {number}") for number in range(99))
    return scenario.replace(clients=(client, *others))


def show(qtbot: QtBot, qapp: QApplication, scenario: Scenario) -> tuple[Selection, TenantPane, Document]:
    theme().apply(qapp)
    document = Document(scenario)
    selection = Selection(document)
    pane = TenantPane(document, selection)
    qtbot.addWidget(pane)
    pane.resize(380, 900)
    pane.show()
    document.finish_replay()
    qapp.processEvents()
    return selection, pane, document


@SIZES
@pytest.mark.parametrize("tab", range(5), ids=["general", "tokens", "policies", "grid", "json"])
@pytest.mark.benchmark(group="forms: open a tab of an application")
def test_tab(benchmark: Any, qtbot: QtBot, qapp: QApplication, apis: int, scopes: int, tab: int) -> None:
    scenario = tenant(apis, scopes)

    def fresh() -> tuple[tuple[TenantPane], dict[str, Any]]:
        _, pane, _ = show(qtbot, qapp, scenario)
        form = pane.forms.current_form()
        assert form is not None
        form.tabs.set_current(0 if tab else 1)
        qapp.processEvents()
        return (pane,), {}

    def open_tab(pane: TenantPane) -> None:
        form = pane.forms.current_form()
        assert form is not None
        form.tabs.set_current(tab)
        qapp.processEvents()

    benchmark.pedantic(open_tab, setup=fresh, rounds=3)


@SIZES
@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("resource_server", tenants.api(0)),
        ("user", tenants.USER),
        ("tenant", ""),
        ("assumptions", ""),
    ],
)
@pytest.mark.benchmark(group="forms: open a form")
def test_form(
    benchmark: Any, qtbot: QtBot, qapp: QApplication, apis: int, scopes: int, kind: Any, key: str
) -> None:
    scenario = tenant(apis, scopes)

    def fresh() -> tuple[tuple[Selection], dict[str, Any]]:
        selection, _, _ = show(qtbot, qapp, scenario)
        return (selection,), {}

    def open_form(selection: Selection) -> None:
        selection.select_item(Item(kind, key))
        qapp.processEvents()

    benchmark.pedantic(open_form, setup=fresh, rounds=3)


@SIZES
@pytest.mark.parametrize("path", ["name", "identifier"])
@pytest.mark.benchmark(group="forms: a keystroke in an API")
def test_key_in_api(
    benchmark: Any, qtbot: QtBot, qapp: QApplication, apis: int, scopes: int, path: str
) -> None:
    selection, pane, document = show(qtbot, qapp, tenant(apis, scopes))
    selection.select_item(Item("resource_server", tenants.api(0)))
    form = pane.forms.current_form()
    assert form is not None
    page = form.page(0)
    field = next(each.row.control for each in page.binder.bindings() if each.prop.path == path)
    benchmark.pedantic(lambda: QTest.keyClicks(field, "x"), rounds=8)
    assert "x" in getattr(document.scenario.resource_servers[0], path)


@SIZES
@pytest.mark.benchmark(group="forms: a keystroke in a policy")
def test_key_in_policy(benchmark: Any, qtbot: QtBot, qapp: QApplication, apis: int, scopes: int) -> None:
    _, pane, document = show(qtbot, qapp, tenant(apis, scopes))
    form = pane.forms.current_form()
    assert form is not None
    form.tabs.set_current(2)
    qapp.processEvents()
    row = form.page(2).rows()[0]
    row.start_editing("api")
    row.editor.api.deselect()
    benchmark.pedantic(lambda: QTest.keyClicks(row.editor.api, "x"), rounds=8)
    assert document.scenario.clients[0].policies[0].audience.endswith("x")


@SIZES
@pytest.mark.benchmark(group="forms: toggle a cell of the grid")
def test_toggle(benchmark: Any, qtbot: QtBot, qapp: QApplication, apis: int, scopes: int) -> None:
    _, pane, _ = show(qtbot, qapp, tenant(apis, scopes))
    form = pane.forms.current_form()
    assert form is not None
    form.tabs.set_current(3)
    qapp.processEvents()
    page = form.page(3)
    benchmark.pedantic(lambda: page.grid.toggle_requested.emit(tenants.api(0), "read:1"), rounds=8)


@SIZES
@pytest.mark.benchmark(group="forms: a keystroke in JSON")
def test_key_in_json(benchmark: Any, qtbot: QtBot, qapp: QApplication, apis: int, scopes: int) -> None:
    _, pane, document = show(qtbot, qapp, tenant(apis, scopes))
    form = pane.forms.current_form()
    assert form is not None
    form.tabs.set_current(4)
    qapp.processEvents()
    editor = form.page(4).editor
    editor.go_to(2, len('  "name": "'))
    benchmark.pedantic(lambda: QTest.keyClicks(editor, "x"), rounds=8)
    assert document.scenario.clients[0].name.startswith("x")
