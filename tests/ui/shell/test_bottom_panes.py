from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.shell.bottom_panes import BottomPanes
from mrrt_studio.ui.shell.pane_table import PaneSpec

pytestmark = pytest.mark.qt_log_ignore("does not support")


class Pane(QWidget):
    message = Signal(object)

    def __init__(self, document: Document, selection: Selection) -> None:
        super().__init__()
        self.given = (document, selection)
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)


SPECS = [PaneSpec(name, name.title(), f"{__name__}:Pane") for name in ("one", "two")]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    made.resize(900, 700)
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.fixture
def panes(window: QMainWindow, monkeypatch: pytest.MonkeyPatch) -> BottomPanes:
    monkeypatch.setattr(PaneSpec, "make", lambda spec, document, selection: Pane(document, selection))
    document = Document(Scenario(), parent=window)
    made = BottomPanes(window, document, Selection(document, window), SPECS)
    window.show()
    return made


def test_a_pane_is_made_when_it_is_first_seen(panes: BottomPanes) -> None:
    assert not panes.is_pane_shown("one")
    assert panes.dock("one").pane is None
    pane = panes.show_pane("one")
    assert isinstance(pane, Pane)
    assert pane.accessibleName() == "One"
    assert panes.show_pane("one") is pane
    assert panes.dock("two").pane is None


def test_the_last_one_shown_is_in_front(panes: BottomPanes, qtbot: QtBot) -> None:
    panes.show_pane("one")
    panes.show_pane("two")
    qtbot.waitUntil(lambda: list(panes.in_front()) == ["two"])
    assert panes.is_pane_shown("one")
    panes.toggle("one")
    qtbot.waitUntil(lambda: list(panes.in_front()) == ["one"])
    panes.toggle("one")
    assert not panes.is_pane_shown("one")


def test_what_a_pane_says_is_heard(panes: BottomPanes, qtbot: QtBot) -> None:
    pane = panes.show_pane("one")
    assert isinstance(pane, Pane)
    with qtbot.waitSignal(panes.message) as heard:
        pane.message.emit("words")
    assert heard.args == ["words"]


def test_panes_are_found_where_they_were_left(panes: BottomPanes, window: QMainWindow) -> None:
    panes.show_pane("two")
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panes.dock("two"))
    panes.save()
    panes.dock("two").hide()
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, panes.dock("two"))
    panes.restore()
    assert panes.is_pane_shown("two")
    assert not panes.is_pane_shown("one")
    assert window.dockWidgetArea(panes.dock("two")) == Qt.DockWidgetArea.RightDockWidgetArea


def test_all_panes_go_and_come_back_at_once_with_the_same_one_in_front(
    panes: BottomPanes, qtbot: QtBot
) -> None:
    panes.show_pane("two")
    panes.show_pane("one")
    qtbot.waitUntil(lambda: list(panes.in_front()) == ["one"])
    panes.toggle_all()
    assert not panes.is_pane_shown("one")
    assert not panes.is_pane_shown("two")
    panes.toggle_all()
    assert panes.is_pane_shown("two")
    qtbot.waitUntil(lambda: list(panes.in_front()) == ["one"])


def test_a_pane_that_was_closed_before_stays_closed(panes: BottomPanes, qtbot: QtBot) -> None:
    panes.show_pane("two")
    qtbot.waitUntil(lambda: list(panes.in_front()) == ["two"])
    panes.toggle_all()
    panes.toggle_all()
    assert panes.is_pane_shown("two")
    assert not panes.is_pane_shown("one")


def test_the_key_opens_the_first_pane_when_none_was_ever_open(panes: BottomPanes) -> None:
    panes.toggle_all()
    assert panes.is_pane_shown("one")
