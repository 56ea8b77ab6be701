from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.proposal_goals import Goal
from mrrt_studio.simulation.proposals import propose
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.proposals.card import ProposalCard
from tests.simulation.reach_samples import BILLING, exchange, login, tenant
from tests.ui.cut_text import cut_texts

TIMELINE = simulate(tenant(steps=[login(), exchange(BILLING, "delete")]))
PROPOSAL = propose(TIMELINE, Goal("x", "scope", "delete")).proposals[0]


def test_a_card_says_what_changes_and_applies_it(qtbot: QtBot) -> None:
    card = ProposalCard()
    qtbot.addWidget(card)
    card.show_proposal(1, PROPOSAL, TIMELINE.scenario)
    card.resize(500, 200)
    card.show()
    assert card.accessibleName().startswith("1. Opens")
    assert card.accessibleDescription() == PROPOSAL.sentence
    assert card.apply_button.accessibleName() == "Apply proposal 1"
    with qtbot.waitSignal(card.apply_wanted) as wanted:
        card.apply_button.click()
    assert wanted.args == [PROPOSAL]
    assert "Management API" in [action.text() for action in card.copy.menu_of_forms().actions()]
    assert cut_texts(card) == []


def test_an_empty_card_applies_nothing(qtbot: QtBot) -> None:
    card = ProposalCard()
    qtbot.addWidget(card)
    with qtbot.assertNotEmitted(card.apply_wanted):
        card.apply_button.click()
