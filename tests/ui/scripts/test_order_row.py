from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.tenant import Action
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.scripts.order_row import OrderRow
from mrrt_studio.ui.scripts.subjects import ScriptSubject
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.subject import ItemSubject
from tests.ui.scripts.scenarios import with_action


@pytest.fixture
def row(qtbot: QtBot) -> OrderRow:
    scenario = with_action("").replace(actions=(Action(name="A"), Action(name="B")))
    document = Document(scenario.replace(triggers={"post-login": ("A", "B")}))
    inner = ItemSubject(document)
    inner.select(Item("action", "A"))
    made = OrderRow(ScriptSubject(document, inner))
    document.changed.connect(lambda: made.show_action(inner.item()))
    made.show_action(inner.item())
    document.setParent(made)
    qtbot.addWidget(made)
    return made


def order(row: OrderRow) -> tuple[str, ...]:
    return tuple(row._subject.scenario.triggers.get("post-login", ()))


def test_an_action_is_released_and_bound_again(row: OrderRow) -> None:
    assert row.place.written() == "Runs as 1 of 2 Actions"
    row.switch.box.click()
    assert order(row) == ("B",)
    assert row.place.written() == "Nothing runs it."
    row.switch.box.click()
    assert order(row) == ("B", "A")


def test_it_runs_later_and_earlier(row: OrderRow) -> None:
    assert not row.earlier.isEnabled()
    row.later.click()
    assert order(row) == ("B", "A")
    assert not row.later.isEnabled()
    row.earlier.click()
    assert order(row) == ("A", "B")
