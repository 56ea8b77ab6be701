from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mrrt_studio.ui.tenant.policy_grid import GridColumn
from mrrt_studio.ui.tenant.policy_grid_model import OBSTACLE_ROLE, STATE_ROLE, PolicyGridModel

COLUMNS = (
    GridColumn("https://a", "A", frozenset({"read", "write"}), frozenset({"read"})),
    GridColumn("https://b", "B", frozenset({"read"}), frozenset({"read"}), "No way."),
)
SCOPES = ("read", "write")


def made() -> PolicyGridModel:
    model = PolicyGridModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_grid(COLUMNS, SCOPES)
    return model


def test_cells_and_headers(qapp: QApplication) -> None:
    model = made()
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    states = [[model.index(row, column).data(STATE_ROLE) for column in (0, 1)] for row in (0, 1)]
    assert states == [["on", "ignored"], ["off", "absent"]]
    assert model.headerData(1, Qt.Orientation.Vertical) == "write"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B"
    assert model.headerData(1, Qt.Orientation.Horizontal, OBSTACLE_ROLE) is True
    tooltip = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tooltip == "B\nhttps://b\nNo way."


def test_a_cell_is_spoken_as_a_sentence_with_the_reason(qapp: QApplication) -> None:
    model = made()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 1).data(spoken) == "read of B: in a policy, without effect. No way."
    assert model.index(1, 1).data(spoken) == "B defines no write. No way."
    assert model.index(1, 0).data(spoken) == "write of A: in no policy."


def test_a_change_of_policies_keeps_the_rows_and_a_new_scope_makes_new_ones(qapp: QApplication) -> None:
    model = made()
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show_grid((COLUMNS[0], GridColumn("https://b", "B")), SCOPES)
    assert resets == []
    assert model.state(0, 1) == "absent"
    model.show_grid(COLUMNS, (*SCOPES, "more"))
    assert resets == [True]
    assert model.rowCount() == 3


def test_finding_leaves_only_scopes_that_match(qapp: QApplication) -> None:
    model = made()
    model.find(" WRI ")
    assert [model.scope(row) for row in range(model.rowCount())] == ["write"]
    model.show_grid(COLUMNS, (*SCOPES, "write:more"))
    assert model.rowCount() == 2
    model.find("")
    assert model.rowCount() == 3
