from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.policy_row import PolicyRow
from mrrt_studio.ui.tenant.policy_view import PolicyView
from mrrt_studio.ui.widgets.chips import Chip
from tests.ui.tenant.studio import BILLING, example, settle
from tests.ui.theming import themed

__all__ = ["themed"]

Alt, Shift, Plain = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
VIEW = PolicyView(BILLING, "Billing", scopes=("read:billing",), chips=(Chip("read:billing", "policy"),))


class Host(QWidget):
    """Two rows between two fields."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.rows = [PolicyRow(example), PolicyRow(example)]
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        for widget in (self.before, *self.rows, self.after):
            column.addWidget(widget)
        column.addStretch(1)
        self.told: list[object] = []
        for row in self.rows:
            row.show_view(VIEW)
            row.move_requested.connect(self.told.append)
            row.remove_requested.connect(lambda: self.told.append("remove"))
            row.editing_started.connect(lambda: self.told.append("start"))
            row.editing_finished.connect(lambda: self.told.append("finish"))


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[Host]:
    host = Host()
    qtbot.addWidget(host)
    host.resize(340, 600)
    host.show()
    host.activateWindow()
    host.before.setFocus()
    settle()
    yield host
    host.close()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Plain) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    settle()


def place(host: Host) -> str:
    """Where the keyboard is, in words."""
    now = QApplication.focusWidget()
    for number, row in enumerate(host.rows):
        if row.is_editing and now is row.editor.api:
            return f"api {number}"
        if row.is_editing and now is row.editor.scopes.focusProxy():
            return f"scopes {number}"
    return {host.before: "before", host.after: "after"}.get(now, "elsewhere")  # type: ignore[call-overload]


def test_controls_are_made_when_they_are_needed_and_the_row_is_read_otherwise(host: Host) -> None:
    row = host.rows[0]
    assert row._editor is None
    QTest.mouseClick(row.summary, Qt.MouseButton.LeftButton)
    assert row.is_editing
    assert row.summary.isHidden()
    host.after.setFocus()
    assert not row.is_editing
    assert row.summary.isVisible()
    assert host.told == ["start", "finish"]


def test_the_tab_key_goes_through_every_control_and_back(host: Host) -> None:
    way = [place(host)]
    for _ in range(5):
        press(Qt.Key.Key_Tab)
        way.append(place(host))
    assert way == ["before", "api 0", "scopes 0", "api 1", "scopes 1", "after"]
    for _ in range(5):
        press(Qt.Key.Key_Backtab, Shift)
        way.append(place(host))
    assert way[5:] == ["after", "scopes 1", "api 1", "scopes 0", "api 0", "before"]


def test_keys_move_and_remove_and_win_over_the_windows_shortcuts(host: Host) -> None:
    shortcut = QShortcut(QKeySequence("Alt+Up"), host)
    shortcut.activated.connect(lambda: host.told.append("window"))
    host.rows[0].start_editing("scopes")
    host.told.clear()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete):
        press(key, Alt)
    assert host.told == [-1, 1, "remove"]


def test_the_row_that_adds_is_neither_moved_nor_removed(host: Host) -> None:
    host.rows[0].show_view(PolicyView(is_draft=True))
    host.rows[0].start_editing("api")
    host.told.clear()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Delete):
        press(key, Alt)
    assert host.told == []


def test_a_window_in_the_background_ends_no_editing(host: Host, qtbot: QtBot) -> None:
    host.rows[0].start_editing("api")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    settle()
    assert host.rows[0].is_editing


def test_a_row_that_is_edited_shows_what_changes_in_the_document(host: Host) -> None:
    row = host.rows[0]
    row.start_editing("scopes")
    row.show_view(PolicyView(BILLING + "/", BILLING + "/", is_known=False))
    assert row.editor.api.text() == BILLING + "/"
    row.show_summary()
    row.show_summary()
    assert row.view().audience == BILLING + "/"
    assert host.told == ["start"]
