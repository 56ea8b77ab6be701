from __future__ import annotations

from PySide6.QtCore import Qt

from mrrt_studio.simulation.reach import reach
from mrrt_studio.simulation.reach_explain import explain_cell
from mrrt_studio.ui.reach.scope_model import EXCHANGE, LOGIN, SCOPE, ScopeModel
from tests.simulation.reach_samples import ADA, BILLING, MESSAGES, PHONE, tenant


def filled(audience: str) -> ScopeModel:
    model = ScopeModel()
    model.show(explain_cell(reach(tenant()), PHONE, audience, ADA))
    return model


def test_a_row_for_every_scope() -> None:
    model = filled(BILLING)
    rows = [[model.index(row, column).data() for column in (SCOPE, LOGIN, EXCHANGE)] for row in range(3)]
    assert rows == [["read", "yes", "yes"], ["write", "yes", "yes"], ["delete", "yes", "–"]]
    assert not model.index(0, LOGIN).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert model.index(2, EXCHANGE).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(EXCHANGE, Qt.Orientation.Horizontal) == "Exchange"


def test_reasons_come_from_the_engine() -> None:
    dropped = filled(MESSAGES).reasons(1)
    assert len(dropped) == 1
    assert dropped[0].startswith("**At login:**")
    assert len(filled(BILLING).reasons(0)) == 2
    assert filled(BILLING).reasons(99) == ()
    model = filled(MESSAGES)
    tooltip = model.index(1, LOGIN).data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip.startswith("write\nAt login: Dropped")


def test_nothing_is_shown_of_no_cell() -> None:
    model = filled(BILLING)
    model.show(None)
    assert (model.rowCount(), model.scope_at(0), model.reasons(0)) == (0, "", ())
