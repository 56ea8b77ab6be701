from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.inspector.comparison_table import Compared, ComparisonTable, Sides
from tests.ui.inspector.reading import spoken

SIDES = Sides("this", "other")
SAME = Compared("iss", "https://a/", "https://a/", differs=False)
OTHER = Compared("aud", "one", "two", differs=True, note="Only one.")


def table_of(show: Callable[..., QWidget], *rows: Compared, width: int = 330) -> ComparisonTable:
    table = ComparisonTable()
    table.set_rows(rows, SIDES)
    show(table, width, 400)
    return table


def test_a_row_says_both_sides_and_whether_they_differ(show: Callable[..., QWidget]) -> None:
    heard = [name for _, name in spoken(table_of(show, SAME, OTHER))]
    assert "iss: the same\nthis: https://a/\nother: https://a/" in heard
    assert "aud: differs\nthis: one\nother: two\nOnly one." in heard


def test_the_current_row_is_copied_whole(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    table = table_of(show, OTHER)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("aud: differs\nthis: one")


def test_a_difference_is_seen_and_the_tone_changes_it(show: Callable[..., QWidget]) -> None:
    table = table_of(show, OTHER)
    told = table.grab().toImage()
    table.set_rows((OTHER,), SIDES, "surprise")
    surprising = table.grab().toImage()
    table.set_rows((OTHER._replace(differs=False),), SIDES)
    assert len({told.cacheKey(), surprising.cacheKey()}) == 2
    assert told != surprising
    assert table.grab().toImage() not in (told, surprising)


def test_long_values_wrap(show: Callable[..., QWidget], settled: Callable[[], None]) -> None:
    table = table_of(show, Compared("scope", "read:messages " * 20, "-", differs=True))
    narrow = table.height()
    table.window().resize(700, 400)
    settled()
    assert table.height() < narrow


def test_rows_with_other_texts_leave_the_current_one_alone(show: Callable[..., QWidget]) -> None:
    table = table_of(show, SAME, OTHER)
    table.setCurrentIndex(table.model().index(1, 0))
    table.set_rows((SAME, OTHER._replace(second="three")), SIDES)
    assert table.currentIndex().row() == 1
    assert table.rows()[1].second == "three"
    table.set_rows((), SIDES)
    assert list(table.rows()) == []
