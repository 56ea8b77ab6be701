from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.reach.pane import ReachPane
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import theme
from tests.simulation.reach_samples import BILLING, exchange, login, tenant
from tests.ui.cut_text import cut_texts, settle
from tests.ui.reach.conftest import shown


def pane_of(qtbot: QtBot) -> tuple[ReachPane, Selection]:
    document = Document(tenant(steps=[login(), exchange(BILLING, "read")]))
    selection = Selection(document)
    pane = shown(qtbot, ReachPane(document, selection), 1500)
    document.setParent(pane)
    selection.setParent(pane)
    return pane, selection


def test_only_the_page_that_is_seen_computes(qtbot: QtBot) -> None:
    pane, selection = pane_of(qtbot)
    assert pane.matrix.model.rowCount() == 2
    assert pane.blast.freshness.is_stale
    pane.show_blast_radius("login")
    assert selection.step_id == "login"
    qtbot.waitUntil(lambda: not pane.blast.is_busy)
    assert pane.blast.reached.rowCount() == 2
    assert pane.least.freshness.is_stale
    pane.show_smallest_policies()
    qtbot.waitUntil(lambda: not pane.least.is_busy)
    assert pane.least.apply_button.isVisible()


def test_find_leads_to_the_filter(qtbot: QtBot) -> None:
    pane, _ = pane_of(qtbot)
    pane.show_smallest_policies()
    qtbot.waitUntil(lambda: not pane.least.is_busy)
    pane.open_find()
    assert pane.matrix.tools.filter.isVisible()


def test_messages_are_passed_on(qtbot: QtBot) -> None:
    pane, _ = pane_of(qtbot)
    for page in (pane.matrix, pane.least):
        with qtbot.waitSignal(pane.message):
            page.message.emit("said")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut(qtbot: QtBot, scheme: str, scale: float) -> None:
    theme().set_scheme(scheme)
    theme().set_text_scale(scale)
    pane, _ = pane_of(qtbot)
    pane.show_blast_radius("login")
    qtbot.waitUntil(lambda: not pane.blast.is_busy)
    settle()
    assert cut_texts(pane) == []
    pane.show_smallest_policies()
    qtbot.waitUntil(lambda: not pane.least.is_busy)
    settle()
    assert cut_texts(pane) == []
