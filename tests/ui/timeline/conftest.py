from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui import document
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.timeline.pane import TimelinePane
from tests.ui.theming import themed

__all__ = ["themed"]

ROUNDS_OF_LAYOUT = 5


class Shown(NamedTuple):
    pane: TimelinePane
    document: Document
    selection: Selection

    def ids(self) -> list[str]:
        return [played.id for played in self.document.timeline.steps]


ShowPane = Callable[..., Shown]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not leave a timeline half replayed; what happens then has tests of its own."""
    monkeypatch.setattr(document, "SLICE_SECONDS", 60)


def settle() -> None:
    """Heights that depend on widths take a few rounds until they agree."""
    for _ in range(ROUNDS_OF_LAYOUT):
        QApplication.processEvents()


@pytest.fixture
def show_pane(qtbot: QtBot) -> ShowPane:
    """Show the timeline of a scenario in a window of its own."""

    def show(scenario: Scenario, width: int = 690, height: int = 900) -> Shown:
        opened = Document(scenario)
        selection = Selection(opened)
        pane = TimelinePane(opened, selection)
        qtbot.addWidget(pane)
        pane.resize(width, height)
        pane.show()
        pane.activateWindow()
        settle()
        return Shown(pane, opened, selection)

    return show
