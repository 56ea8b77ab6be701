from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.findings import Finding
from mrrt_studio.ui.findings.finding_model import FindingModel

MISTAKE = Finding("", ("steps", 0, "refresh_token"), "There is no step 'x'.", "error", "step-reference")
DEAD = Finding("", ("clients", 0), "Nothing happens.", "warning", "policies-empty")
LEEWAY = Finding("", ("clients", 1), "The leeway is 0 s.", "info", "rotation-leeway-zero")


@pytest.fixture
def model(qtbot: QtBot) -> FindingModel:
    made = FindingModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show_findings((LEEWAY, DEAD, MISTAKE))
    return made


def test_the_gravest_stand_first_under_headings_that_cannot_be_selected(model: FindingModel) -> None:
    assert list(model.rows) == [("error", 1), MISTAKE, ("warning", 1), DEAD, ("info", 1), LEEWAY]
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(0, 0).data() == "Mistakes of the file · 1"
    assert model.first_row() == 1


def test_the_same_findings_again_change_nothing(model: FindingModel) -> None:
    assert not model.show_findings((LEEWAY, DEAD, MISTAKE))
    assert model.show_findings((LEEWAY,))
    assert model.show_findings(())
    assert (model.rowCount(), model.first_row()) == (0, -1)


def test_a_finding_is_found_again_under_another_sentence(model: FindingModel) -> None:
    renamed = Finding("", ("clients", 1), "The leeway of Phone is 0 s.", "info", "rotation-leeway-zero")
    assert model.row_of(renamed) == model.row_of(LEEWAY) == 5
    assert model.row_of(Finding("", ("clients", 2), "", "info", "rotation-leeway-zero")) == -1


def test_a_row_says_its_severity_without_colour(model: FindingModel) -> None:
    row = model.index(5, 0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Worth knowing: The leeway is 0 s. clients[1]"
    assert not row.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert row.data(Qt.ItemDataRole.ToolTipRole).endswith("clients[1]")
    assert model.data(QModelIndex(), Qt.ItemDataRole.DisplayRole) is None
