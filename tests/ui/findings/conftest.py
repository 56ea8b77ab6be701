from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import resource
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import read
from mrrt_studio.ui import document
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.findings.pane import FindingsPane
from mrrt_studio.ui.selection import Selection


class Shown(NamedTuple):
    pane: FindingsPane
    document: Document
    selection: Selection


ShowPane = Callable[..., Shown]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not leave a timeline half replayed."""
    monkeypatch.setattr(document, "SLICE_SECONDS", 60)


def example(name: str = "documented-example") -> Scenario:
    return read(resource("scenarios") / f"{name}.mrrt.json")


@pytest.fixture
def show_pane(qtbot: QtBot) -> ShowPane:
    """Show the findings of a scenario in a window of their own."""

    def show(scenario: Scenario | None = None, width: int = 1200, height: int = 300) -> Shown:
        opened = Document(example() if scenario is None else scenario)
        selection = Selection(opened)
        pane = FindingsPane(opened, selection)
        qtbot.addWidget(pane)
        pane.resize(width, height)
        pane.show()
        for _ in range(5):
            QApplication.processEvents()
        return Shown(pane, opened, selection)

    return show
