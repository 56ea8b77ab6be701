from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui import document
from mrrt_studio.ui.compare.pane import ComparePane
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from tests.builders import BILLING, client, exchange, login, policy, scenario
from tests.ui.theming import themed

__all__ = ["themed"]


class Shown(NamedTuple):
    pane: ComparePane
    document: Document
    selection: Selection
    settle: Callable[[], None]


ShowPane = Callable[..., Shown]


def before() -> Scenario:
    return scenario(login(), exchange(audience=BILLING), name="Two steps")


def after() -> Scenario:
    with_policy = [client(policy(BILLING, "read:billing"))]
    return scenario(login(), exchange(audience=BILLING), name="Two steps", clients=with_policy)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not leave a timeline half replayed."""
    monkeypatch.setattr(document, "SLICE_SECONDS", 60)


@pytest.fixture
def show_pane(qtbot: QtBot) -> ShowPane:
    """Show the pane for a document, and wait for what the other thread says."""

    def show(opened: Scenario | None = None, width: int = 1200) -> Shown:
        made = Document(before() if opened is None else opened)
        selection = Selection(made)
        pane = ComparePane(made, selection)
        qtbot.addWidget(pane)
        pane.resize(width, 400)
        pane.show()

        def settle() -> None:
            qtbot.waitUntil(lambda: not pane.is_busy)

        settle()
        return Shown(pane, made, selection, settle)

    return show
