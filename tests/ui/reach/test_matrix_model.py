from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.reach import reach
from mrrt_studio.ui.reach.matrix_model import MatrixModel
from mrrt_studio.ui.reach.shown import Wanted, select
from tests.simulation.reach_samples import BILLING, PHONE, REPORTS, WEB, client, tenant


def test_cells_headers_and_words(qtmodeltester: ModelTester) -> None:
    model = MatrixModel()
    assert (model.rowCount(), model.columnCount(), model.data(QModelIndex())) == (0, 0, None)
    model.show(select(reach(tenant()), Wanted()))
    qtmodeltester.check(model)
    index = model.place_of(PHONE, BILLING)
    assert (index.row(), index.column(), index.data()) == (0, 1, "3 / 2")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Phone app at Billing")
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Billing"
    assert model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole) == "Phone app\nphone"
    assert not model.place_of("gone", BILLING).isValid()


def test_an_edit_that_keeps_rows_and_columns_keeps_the_place(qtbot: QtBot) -> None:
    model = MatrixModel()
    model.show(select(reach(tenant()), Wanted()))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(select(reach(tenant(clients=[client(PHONE, (REPORTS, "read")), client(WEB)])), Wanted()))
    assert model.place_of(PHONE, BILLING).data() == "3 / 0"
    with qtbot.waitSignal(model.modelReset):
        model.show(select(reach(tenant()), Wanted(term="phone")))
    assert model.rowCount() == 1
