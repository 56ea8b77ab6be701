from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from mrrt_studio.simulation.compare import compare
from mrrt_studio.simulation.compare_reach import reach_sides
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.compare.rows import Row, RowModel, reach_rows, step_rows
from tests.builders import exchange, login, run
from tests.ui.compare.conftest import after, before

FOUND = compare(simulate(before()), simulate(after()))
TITLES = ("Decision", "Before", "Now", "Because")


def test_a_step_has_its_decisions_beneath_it() -> None:
    (row,) = step_rows(FOUND)
    assert row.step_id == "x1"
    assert len(row.children) == len(FOUND.steps[0].differences)
    assert all(len(child.cells) == len(TITLES) for child in row.children)


def test_a_step_of_one_side_alone_says_on_which_side() -> None:
    only_b = compare(run(login()), run(login(), exchange()))
    assert [row.cells for row in step_rows(only_b)] == [("x1 · exchange", "no such step", "there", "")]
    only_a = compare(run(login(), exchange()), run(login()))
    (row,) = step_rows(only_a)
    assert row.cells[1:3] == ("there", "no such step")
    assert row.step_id == ""


def test_the_reach_stands_side_by_side() -> None:
    assert [row.cells for row in reach_rows(reach_sides(FOUND.reach))] == [
        ("phone", "https://billing.example.com", "by exchange", "auth0|ada", "–", "read:billing")
    ]


def test_the_model_is_one_that_qt_accepts(qapp: object) -> None:
    model = RowModel(TITLES)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(step_rows(FOUND))
    assert tester.model() is model
    assert model.rowCount() == 1
    step = model.index(0, 0, QModelIndex())
    assert model.rowCount(step) == len(FOUND.steps[0].differences)
    child = model.index(0, 2, step)
    assert model.parent(child) == step
    assert child.data(Qt.ItemDataRole.AccessibleTextRole) == "Now: https://billing.example.com"
    model.set_rows(())
    assert model.rowCount() == 0


def test_several_causes_are_one_line_in_the_cell_and_lines_in_the_tooltip(qapp: object) -> None:
    model = RowModel(TITLES)
    model.set_rows((Row(("a", "b", "c", "one\ntwo")),))
    cell = model.index(0, 3, QModelIndex())
    assert cell.data() == "one; two"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "one\ntwo"
