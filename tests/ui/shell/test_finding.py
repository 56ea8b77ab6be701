from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.finding import open_find

pytestmark = pytest.mark.qt_log_ignore("does not support")


class View(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened = 0

    def open_find(self) -> None:
        self.opened += 1


def test_the_innermost_view_finds(qtbot: QtBot) -> None:
    outer = View()
    qtbot.addWidget(outer)
    inner = View(outer)
    field = QLineEdit()
    QVBoxLayout(inner).addWidget(field)
    assert open_find(field)
    assert (inner.opened, outer.opened) == (1, 0)


def test_where_nothing_finds_it_says_so(qtbot: QtBot) -> None:
    alone = QWidget()
    qtbot.addWidget(alone)
    assert not open_find(alone)
    assert not open_find(None)


def first_field(pane: QWidget) -> QWidget:
    inside = pane.findChildren(QWidget)
    return next(w for w in inside if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus)


def press_find(example: MainWindow, qtbot: QtBot, focused: QWidget) -> QWidget:
    example.activateWindow()
    focused.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is focused)
    qtbot.keyClick(focused, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_the_key_finds_steps_among_the_steps(example: MainWindow, qtbot: QtBot) -> None:
    focus = press_find(example, qtbot, example.timeline.view)
    assert example.timeline.find_bar.isAncestorOf(focus)
    assert press_find(example, qtbot, focus) is focus, "and again from its own field"


def test_the_key_finds_objects_in_the_tenant(example: MainWindow, qtbot: QtBot) -> None:
    focus = press_find(example, qtbot, example.tenant.tree)
    assert example.tenant.isAncestorOf(focus)
    assert isinstance(focus, QLineEdit)
    assert not example.timeline.find_bar.isVisible()


def test_what_cannot_be_searched_leaves_it_to_the_steps(example: MainWindow, qtbot: QtBot) -> None:
    inside = first_field(example.inspector)
    assert example.timeline.find_bar.isAncestorOf(press_find(example, qtbot, inside))


def test_a_pane_below_finds_in_itself(example: MainWindow, qtbot: QtBot) -> None:
    pane = example.bottom.show_pane("findings")
    assert pane is not None
    assert pane.isAncestorOf(press_find(example, qtbot, first_field(pane)))
