from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.proposal_goals import Goal
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.proposals.pane import ProposalsPane
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import theme
from tests.simulation.reach_samples import BILLING, REPORTS, exchange, login, tenant
from tests.ui.cut_text import cut_texts

STEPS = [login(), exchange(BILLING, "delete read"), exchange(REPORTS, id="y")]


def pane_of(
    qtbot: QtBot, step_id: str = "x", scenario: Scenario | None = None
) -> tuple[ProposalsPane, Document, Selection]:
    document = Document(tenant(steps=STEPS) if scenario is None else scenario)
    selection = Selection(document)
    selection.select_step(step_id)
    pane = ProposalsPane(document, selection)
    document.setParent(pane)
    selection.setParent(pane)
    qtbot.addWidget(pane)
    pane.resize(1300, 500)
    pane.show()
    wait(qtbot, pane)
    return pane, document, selection


def wait(qtbot: QtBot, pane: ProposalsPane) -> None:
    qtbot.waitUntil(lambda: not pane.is_busy)


def granted(document: Document, step_id: str) -> tuple[str, ...]:
    outcome = document.timeline.by_id[step_id].outcome
    assert outcome is not None
    assert outcome.authorization is not None
    return outcome.authorization.granted


def test_a_dropped_scope_is_granted_by_one_undo_step(qtbot: QtBot) -> None:
    pane, document, _ = pane_of(qtbot)
    assert [pane.goals.item(row).text() for row in range(pane.goals.count())] == ["delete is granted"]
    with qtbot.waitSignal(pane.message) as told:
        pane.answer.cards()[0].apply_button.click()
    assert told.args is not None
    assert told.args[0].can_undo
    assert "delete" in granted(document, "x")
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText().startswith("Make this succeed: ")
    wait(qtbot, pane)
    assert pane.answer.banner.accessibleName() == "Nothing needs to be changed: it does."
    document.undo_stack.undo()
    assert "delete" not in granted(document, "x")


def test_a_goal_is_asked_for_from_elsewhere(qtbot: QtBot) -> None:
    pane, _, selection = pane_of(qtbot)
    pane.show_goal(Goal("y", "audience"))
    wait(qtbot, pane)
    assert (selection.step_id, pane.goal) == ("y", Goal("y", "audience"))
    current = pane.goals.currentItem()
    assert current.text() == "The token is for Reports"
    assert pane.answer.cards()


def test_another_step_has_other_goals(qtbot: QtBot) -> None:
    pane, _, selection = pane_of(qtbot)
    selection.select_step("login")
    wait(qtbot, pane)
    if pane.goal is None:
        assert not pane.goals.isVisible()
    selection.select_step("")
    assert not pane.goals.isVisible()
    selection.select_step("x")
    wait(qtbot, pane)
    assert pane.goals.isVisible()


def test_a_search_that_was_left_is_taken_up_again(qtbot: QtBot) -> None:
    pane, _, selection = pane_of(qtbot)
    selection.select_step("")
    selection.select_step("x")
    selection.select_step("")
    selection.select_step("x")
    wait(qtbot, pane)
    assert pane.answer.cards()


def test_choosing_a_goal_of_several(qtbot: QtBot) -> None:
    scenario = tenant(steps=[login(), exchange(REPORTS, "read", id="y")])
    pane, _, _ = pane_of(qtbot, "y", scenario)
    assert pane.goals.count() == 2
    pane.goals.setCurrentRow(1)
    wait(qtbot, pane)
    assert pane.goal == Goal("y", "scope", "read")


def test_a_proposal_that_changes_nothing_any_more_is_told(qtbot: QtBot) -> None:
    pane, document, _ = pane_of(qtbot)
    proposal = pane.answer.cards()[0]
    pane.hide()
    proposal.apply_button.click()
    with qtbot.waitSignal(pane.message):
        proposal.apply_button.click()
    assert document.undo_stack.count() == 1


def test_a_hidden_pane_asks_nothing(qtbot: QtBot) -> None:
    pane, _, selection = pane_of(qtbot)
    pane.hide()
    selection.select_step("y")
    assert pane.goal == Goal("x", "scope", "delete")
    assert not pane.is_busy


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut(qtbot: QtBot, scheme: str, scale: float) -> None:
    theme().set_scheme(scheme)
    theme().set_text_scale(scale)
    pane, _, _ = pane_of(qtbot)
    for _ in range(5):
        QApplication.processEvents()
    assert cut_texts(pane) == []
