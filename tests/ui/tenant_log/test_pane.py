from __future__ import annotations

import json

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import resource
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import read
from mrrt_studio.ui import document
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.tenant_log.pane import TenantLogPane


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not leave a timeline half replayed."""
    monkeypatch.setattr(document, "SLICE_SECONDS", 60)


def show(qtbot: QtBot, scenario: Scenario) -> tuple[TenantLogPane, Selection]:
    opened = Document(scenario)
    selection = Selection(opened)
    pane = TenantLogPane(opened, selection)
    opened.setParent(pane)
    selection.setParent(pane)
    qtbot.addWidget(pane)
    pane.resize(1200, 300)
    pane.show()
    qtbot.waitUntil(lambda: not pane._background.is_busy)
    return pane, selection


@pytest.fixture
def shown(qtbot: QtBot) -> tuple[TenantLogPane, Selection]:
    return show(qtbot, read(resource("scenarios") / "documented-example.mrrt.json"))


def test_the_button_goes_to_the_step_that_wrote_the_entry(
    qtbot: QtBot, shown: tuple[TenantLogPane, Selection]
) -> None:
    pane, selection = shown
    last = len(pane.model.rows) - 1
    pane.table.setCurrentIndex(pane.model.index(last, 0))
    pane.go.click()
    assert selection.step_id == pane.model.rows[last].step_id


def test_the_selected_entry_is_copied_whole(qtbot: QtBot, shown: tuple[TenantLogPane, Selection]) -> None:
    pane, _ = shown
    assert not pane.copy.isEnabled()
    pane.table.setCurrentIndex(pane.model.index(1, 0))
    pane.copy.click()
    assert json.loads(QGuiApplication.clipboard().text()) == pane.model.rows[1].entry


def test_the_filter_keeps_the_selected_entry(qtbot: QtBot, shown: tuple[TenantLogPane, Selection]) -> None:
    pane, _ = shown
    pane.table.setCurrentIndex(pane.model.index(1, 0))
    chosen = pane.current
    assert chosen is not None
    pane.open_find()
    qtbot.keyClicks(pane.search, chosen.cells[0])
    assert pane.current == chosen
    pane.search.setText("nowhere-at-all")
    assert pane.current is None
    assert not pane.go.isEnabled()


def test_without_entries_it_says_so(qtbot: QtBot) -> None:
    pane, _ = show(qtbot, Scenario())
    assert not pane.table.isVisible()
    assert pane._stack.currentWidget().accessibleName() == "The tenant log is empty"
