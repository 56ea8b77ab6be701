from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mrrt_studio.ui.tenant.pair_model import REMOVE_COLUMN, PairModel


@pytest.fixture
def model(qapp: QApplication) -> PairModel:
    model = PairModel(("Scope", "Description"), "add a scope…", ("mono", "body"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    return model


def texts(model: PairModel) -> list[tuple[str, str]]:
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=5)


@given(PAIRS, PAIRS)
def test_any_rows_follow_any_others(first: list[tuple[str, str]], second: list[tuple[str, str]]) -> None:
    model = PairModel(("Scope", "Description"), "add…", ("mono", "body"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    for rows in (first, second, first):
        model.show_rows(rows)
        assert texts(model) == [*rows, ("add…", None)]


def test_the_row_that_is_typed_into_becomes_the_new_one(model: PairModel) -> None:
    model.show_rows([("a", "")])
    typed = QPersistentModelIndex(model.index(1, 0))
    model.show_rows([("a", ""), ("b", "")])
    assert (typed.row(), typed.data()) == (1, "b")


def test_an_edit_is_told_and_changes_nothing_by_itself(model: PairModel) -> None:
    told: list[tuple[int, int, str]] = []
    model.text_edited.connect(lambda *edit: told.append(edit))
    model.show_rows([("a", "x")])
    assert model.setData(model.index(0, 1), "y")
    assert not model.setData(model.index(0, 1), "x")
    assert not model.setData(model.index(0, 1), "y", Qt.ItemDataRole.DisplayRole)
    assert model.setData(model.index(1, 0), "b")
    assert told == [(0, 1, "y"), (1, 0, "b")]
    assert model.rows() == (("a", "x"),)


def test_a_note_is_seen_and_spoken_at_its_row(model: PairModel) -> None:
    model.show_rows([("a", ""), ("a", "")], {1: "Twice."})
    second = model.index(1, 0)
    assert second.data(Qt.ItemDataRole.DecorationRole) is not None
    assert second.data(Qt.ItemDataRole.ToolTipRole) == "a\nTwice."
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Twice."


def test_the_last_row_has_words_but_no_text_to_edit(model: PairModel) -> None:
    draft = model.index(0, 0)
    assert draft.data() == "add a scope…"
    assert draft.data(Qt.ItemDataRole.EditRole) == ""
    assert model.index(0, REMOVE_COLUMN).data(Qt.ItemDataRole.DecorationRole) is None


def test_the_mark_that_removes_is_no_place_for_the_keyboard(model: PairModel) -> None:
    model.show_rows([("a", "")])
    mark = model.index(0, REMOVE_COLUMN)
    assert not mark.flags() & Qt.ItemFlag.ItemIsEnabled
    assert mark.data(Qt.ItemDataRole.DecorationRole) is not None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Scope"
    assert model.headerData(REMOVE_COLUMN, Qt.Orientation.Horizontal) == ""
    assert model.headerData(0, Qt.Orientation.Vertical) is None
