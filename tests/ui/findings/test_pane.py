from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.findings import Finding
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.findings.pane import FindingsPane
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.notice import Notice
from tests.ui.cut_text import cut_texts
from tests.ui.findings.conftest import ShowPane, example


def ids(pane: FindingsPane) -> list[str]:
    return [row.id for row in pane.model.rows if isinstance(row, Finding)]


def choose(pane: FindingsPane, finding_id: str) -> None:
    row = next(
        at for at, row in enumerate(pane.model.rows) if isinstance(row, Finding) and row.id == finding_id
    )
    pane.list.setCurrentIndex(pane.model.index(row, 0))


def test_findings_stand_in_groups_and_the_first_is_shown_in_full(show_pane: ShowPane) -> None:
    pane, _, _ = show_pane()
    assert ids(pane) == [
        "scope-not-on-api",
        "exchange-for-other-api",
        "policy-scope-beyond-rbac",
        "rotation-leeway-zero",
    ]
    assert pane.details.sentence.written() == "Billing defines no approve:billing: Auth0 ignores it silently."
    assert pane.details.place.written() == "clients[0].refresh_token.policies[1].scope[1]"
    assert [step.text() for step in pane.details.steps.rows()] == ["Exchange for Billing"]


def test_a_fix_is_one_undo_step_with_its_words(show_pane: ShowPane) -> None:
    pane, document, _ = show_pane()
    told: list[Notice] = []
    pane.message.connect(told.append)
    pane.details.fixes[0].click()
    assert "scope-not-on-api" not in ids(pane)
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Remove approve:billing from the list"
    assert [notice.can_undo for notice in told] == [True]
    document.undo_stack.undo()
    assert document.scenario == example()
    assert ids(pane)[0] == "scope-not-on-api"


def test_going_selects_the_object_or_the_step(qtbot: QtBot, show_pane: ShowPane) -> None:
    pane, document, selection = show_pane()
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert selection.item == Item("client", document.scenario.clients[0].client_id)
    choose(pane, "exchange-for-other-api")
    pane.details.go.click()
    assert selection.step_id == "x3"


def test_a_step_that_suffered_can_be_selected(show_pane: ShowPane) -> None:
    pane, _, selection = show_pane()
    pane.details.steps.rows()[0].click()
    assert selection.step_id == "x2"


def test_the_filter_takes_words_places_and_ids(show_pane: ShowPane) -> None:
    pane, _, _ = show_pane()
    pane.open_find()
    pane.search.setText("leeway phone")
    assert ids(pane) == ["rotation-leeway-zero"]
    assert pane.current is not None
    pane.search.setText("nothing has this")
    assert ids(pane) == []
    assert pane.current is None
    assert not pane.details.isVisible()
    pane.search.clear()
    assert len(ids(pane)) == 4


def test_an_edit_elsewhere_keeps_what_is_selected(show_pane: ShowPane) -> None:
    pane, document, _ = show_pane()
    choose(pane, "rotation-leeway-zero")
    document.apply(document.scenario.replace(name="other"), "Rename")
    assert pane.current is not None
    assert pane.current.id == "rotation-leeway-zero"


def test_a_scenario_without_findings_says_so(show_pane: ShowPane) -> None:
    pane, _, _ = show_pane(example("empty-tenant"))
    assert not pane.list.isVisible()


def test_nothing_is_looked_for_while_nobody_looks(show_pane: ShowPane) -> None:
    pane, document, _ = show_pane()
    pane.hide()
    document.apply(Scenario(), "Clear")
    assert pane.freshness.is_stale
    assert len(ids(pane)) == 4
    pane.show()
    assert ids(pane) == []


def test_names_for_screen_readers(show_pane: ShowPane) -> None:
    pane, _, _ = show_pane()
    names = {
        QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in (pane.list, pane.search)
    }
    assert names == {"Findings", "Filter findings"}
    spoken = pane.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("No effect: Billing defines no approve:billing")


@pytest.mark.parametrize("width", [700, 1400])
def test_no_text_of_the_details_is_cut(show_pane: ShowPane, width: int) -> None:
    pane, _, _ = show_pane(width=width)
    assert cut_texts(pane.details) == []
