from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from mrrt_studio.ui.inspector.fitted_table import COPY_ROLE
from mrrt_studio.ui.inspector.scope_model import ScopeModel
from tests.ui.inspector.cases import FEWER, LOGIN, OMITTED, Step, last

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def model_of(*steps: Step) -> ScopeModel:
    played, outcome = last(*steps)
    model = ScopeModel()
    model.set_authorization(outcome.authorization, played.step.type)
    return model


def row(model: ScopeModel, scope: str) -> int:
    return [decision.scope for decision in model.decisions()].index(scope)


def test_it_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(LOGIN, OMITTED), force_py=True)


def test_headings_have_hints() -> None:
    model = model_of(LOGIN, OMITTED)
    across = Qt.Orientation.Horizontal
    titles = [model.headerData(section, across) for section in range(model.columnCount())]
    assert titles == ["Scope", "Ask", "Login", "Policy", "API", "RBAC", "Result"]
    hints = [model.headerData(s, across, Qt.ItemDataRole.ToolTipRole) for s in range(model.columnCount())]
    assert all(hints)
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_row_reads_as_one_sentence() -> None:
    model = model_of(LOGIN, OMITTED)
    cell = model.index(row(model, "delete:messages"), 0)
    assert cell.data() == "delete:messages"
    assert cell.data(ACCESSIBLE).startswith("delete:messages: dropped. Dropped: https://api.example.com")
    assert cell.data(Qt.ItemDataRole.ToolTipRole).startswith("delete:messages\nDropped:")
    assert cell.data(COPY_ROLE) == "delete:messages"


def test_marks_are_spoken_and_have_tooltips() -> None:
    model = model_of(LOGIN, OMITTED)
    rbac = model.index(row(model, "delete:messages"), 5)
    assert rbac.data() == "✕"
    assert rbac.data(ACCESSIBLE) == "RBAC: The user lacks the permission."
    assert rbac.data(Qt.ItemDataRole.ToolTipRole) == "The user lacks the permission."


def test_results_are_spoken_with_their_sources() -> None:
    model = model_of(LOGIN, OMITTED)
    result = model.index(row(model, "read:messages"), 6)
    assert result.data() == "granted"
    assert result.data(ACCESSIBLE) == "granted from the login and from a policy"
    assert result.data(COPY_ROLE) == "Granted: the login and an MRRT policy of Phone app both give it."


def test_nothing_is_shown_of_nothing() -> None:
    model = ScopeModel()
    model.set_authorization(None, "wait")
    assert model.rowCount() == 0
    assert model.authorization is None


def test_another_authorization_takes_its_place() -> None:
    model = model_of(LOGIN, OMITTED)
    played, outcome = last(LOGIN, FEWER)
    model.set_authorization(outcome.authorization, played.step.type)
    assert model.decisions()[-1].scope == "write:billing"
