from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.reach import reach
from mrrt_studio.ui.reach.cell_panel import CellPanel
from tests.simulation.reach_samples import ADA, BILLING, BOB, MESSAGES, PHONE, tenant
from tests.ui.reach.conftest import shown

MATRIX = reach(tenant())


def test_a_scope_is_explained_when_it_is_chosen(qtbot: QtBot) -> None:
    panel = shown(qtbot, CellPanel(), 400)
    assert not panel.table.isVisible()
    panel.explain(MATRIX, PHONE, MESSAGES, ADA)
    assert panel.table.isVisible()
    granted = panel.reasons()
    panel.table.setCurrentIndex(panel.scopes.index(1, 0))
    assert panel.reasons() != granted
    assert "At login" in panel.reasons()


def test_another_user_is_asked_for(qtbot: QtBot) -> None:
    panel = shown(qtbot, CellPanel(), 400)
    panel.explain(MATRIX, PHONE, BILLING, BOB)
    assert panel.users.value() == BOB
    with qtbot.waitSignal(panel.user_chosen) as chosen:
        panel.users.activated.emit(0)
    assert chosen.args == [BOB]
    panel.explain(MATRIX, PHONE, BILLING, "gone")
    assert panel.users.value() == ADA


def test_a_chosen_scope_stays_chosen_in_another_cell(qtbot: QtBot) -> None:
    panel = shown(qtbot, CellPanel(), 400)
    panel.explain(MATRIX, PHONE, MESSAGES, ADA)
    panel.table.setCurrentIndex(panel.scopes.index(2, 0))
    panel.explain(MATRIX, PHONE, BILLING, ADA)
    assert panel.scopes.scope_at(panel.table.currentIndex().row()) == "delete"
    panel.clear()
    assert not panel.table.isVisible()
