from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import recovery_folder
from mrrt_studio.simulation.proposal_goals import Goal
from mrrt_studio.ui.inspector.eliding_button import ElidingButton
from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.proposals.pane import ProposalsPane
from mrrt_studio.ui.reach.pane import ReachPane
from mrrt_studio.ui.shell.answers import ON_STEPS
from mrrt_studio.ui.shell.windows import Windows
from tests.simulation.reach_samples import BILLING, exchange, login, tenant
from tests.ui.shell.closing import closing

pytestmark = pytest.mark.qt_log_ignore("does not support")

STEPS = [login(), exchange(BILLING, "delete read"), {"id": "w", "type": "wait", "seconds": 5}]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    with closing(Windows(recovery_folder())) as windows:
        opened = windows.open_scenario(tenant(steps=STEPS))
        opened.document.finish_replay()
        yield opened


def proposals(window: MainWindow, qtbot: QtBot) -> ProposalsPane:
    pane = window.bottom.dock("proposals").pane
    assert isinstance(pane, ProposalsPane)
    qtbot.waitUntil(lambda: not pane.is_busy)
    return pane


def test_a_dropped_scope_leads_from_why_to_the_changes_that_grant_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.selection.select_step("x")
    table = window.inspector.why.table
    table.select_scope("delete")
    assert not table.detail().mend.isHidden()
    table.detail().mend.click()
    pane = proposals(window, qtbot)
    assert pane.goal == Goal("x", "scope", "delete")
    assert pane.answer.cards()
    table.select_scope("read")
    assert table.detail().mend.isHidden()


def test_the_selected_step_is_made_to_succeed(window: MainWindow, qtbot: QtBot) -> None:
    window.selection.select_step("x")
    action = window.actions_by_id["steps.succeed"]
    assert action.isEnabled()
    action.trigger()
    proposals(window, qtbot).answer.cards()[0].apply_button.click()
    window.document.finish_replay()
    assert not action.isEnabled()
    proposals(window, qtbot)


def test_what_a_thief_could_reach(window: MainWindow, qtbot: QtBot) -> None:
    action = window.actions_by_id["steps.thief"]
    window.selection.select_step("w")
    assert not action.isEnabled()
    window.selection.select_step("x")
    window.inspector.why.thief_requested.emit()
    pane = window.bottom.dock("reach").pane
    assert isinstance(pane, ReachPane)
    qtbot.waitUntil(lambda: not pane.blast.is_busy)
    assert pane.blast.reached.rowCount() == 2


def test_the_smallest_policies(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["steps.smallest"].trigger()
    pane = window.bottom.dock("reach").pane
    assert isinstance(pane, ReachPane)
    qtbot.waitUntil(lambda: not pane.least.is_busy)
    assert pane.least.diff.code()


def test_the_context_menu_of_a_step_asks_as_well(window: MainWindow) -> None:
    window.selection.select_step("x")
    menu = window.timeline.actions_of_steps.menu()
    assert {window.actions_by_id[name] for name in ON_STEPS} <= set(menu.actions())
    menu.close()


def test_the_banner_offers_what_the_step_has_an_answer_for(window: MainWindow, qtbot: QtBot) -> None:
    def button(name: str) -> ElidingButton:
        buttons = window.inspector.why.findChildren(ElidingButton)
        return next(found for found in buttons if found.text() == name)

    window.selection.select_step("w")
    assert button("Make this succeed…").isHidden()
    window.selection.select_step("x")
    assert not button("What could a thief reach?").isHidden()
    button("Make this succeed…").click()
    assert proposals(window, qtbot).goal == Goal("x", "scope", "delete")
