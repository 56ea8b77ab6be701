from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from mrrt_studio.ui.inspector.row_list import RowList


@pytest.mark.parametrize("flowing", [False, True])
def test_rows_are_used_again(show: Callable[..., QWidget], flowing: bool) -> None:
    rows = RowList[QLabel, str](QLabel, QLabel.setText, flowing=flowing)
    show(rows)
    rows.set_items(["a", "b", "c"])
    before = rows.rows()
    rows.set_items(["d"])
    rows.set_items(["e", "f", "g"])
    assert rows.rows() == before
    assert [row.text() for row in rows.rows()] == ["e", "f", "g"]


def test_rows_that_are_left_over_are_hidden(show: Callable[..., QWidget]) -> None:
    rows = RowList[QLabel, str](QLabel, QLabel.setText)
    show(rows)
    rows.set_items(["a", "b"])
    second = rows.rows()[1]
    rows.set_items(["a"])
    assert not second.isVisible()
    assert len(rows.rows()) == 1


def test_an_empty_list_takes_no_room(show: Callable[..., QWidget]) -> None:
    rows = RowList[QLabel, str](QLabel, QLabel.setText)
    show(rows)
    assert rows.isHidden()
    rows.set_items(["a"])
    assert rows.isVisible()
    rows.set_items([])
    assert rows.isHidden()
