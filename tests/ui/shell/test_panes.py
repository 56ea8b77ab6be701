from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.panes import Panes

pytestmark = pytest.mark.qt_log_ignore("does not support")

NAMES = ("left", "middle", "right")


def pane() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QLabel("text"))
    column.addWidget(QPushButton("button"))
    return made


@pytest.fixture
def panes(qtbot: QtBot) -> Panes:
    made = Panes({name: pane() for name in NAMES}, (100, 300, 200))
    qtbot.addWidget(made)
    made.resize(608, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_all_panes_grow_and_shrink_together(panes: Panes) -> None:
    before = panes.sizes()
    panes.resize(1208, 300)
    assert panes.sizes() == pytest.approx([2 * width for width in before], abs=6)


def test_a_pane_is_hidden_and_shown_again(panes: Panes, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panes.shown_changed):
        panes.toggle("left")
    assert not panes.is_pane_shown("left")
    panes.toggle("left")
    assert panes.is_pane_shown("left")


def test_the_last_pane_stays(panes: Panes) -> None:
    panes.toggle("left")
    panes.toggle("right")
    assert not panes.can_hide("middle")
    panes.toggle("middle")
    assert panes.is_pane_shown("middle")


def test_the_keyboard_goes_round_the_shown_panes(panes: Panes) -> None:
    panes.show_pane("middle", shown=False)
    panes.widget(0).findChild(QPushButton).setFocus()
    reached = []
    for step in (1, 1, 1, -1):
        panes.focus_pane(step)
        focused = QApplication.focusWidget()
        reached.append(focused.parentWidget().objectName() if focused else "")
    assert reached == ["pane.right", "pane.left", "pane.right", "pane.left"]


def test_widths_and_hidden_panes_are_remembered(panes: Panes, qtbot: QtBot) -> None:
    panes.setSizes([250, 150, 200])
    panes.show_pane("right", shown=False)
    panes.save()
    again = Panes({name: pane() for name in NAMES}, (100, 300, 200))
    qtbot.addWidget(again)
    again.resize(608, 300)
    again.restore()
    again.show()
    assert not again.is_pane_shown("right")
    again.show_pane("right", shown=True)
    left, middle, right = again.sizes()
    assert left > right > 100
    assert left > middle > 100
