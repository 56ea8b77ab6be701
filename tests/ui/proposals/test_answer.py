from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.proposal_goals import Goal
from mrrt_studio.simulation.proposals import Proposals, propose
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.proposals.answer import AnswerView
from tests.simulation.reach_samples import BILLING, exchange, login, tenant

TIMELINE = simulate(tenant(steps=[login(), exchange(BILLING, "delete")]))
FOUND = propose(TIMELINE, Goal("x", "scope", "delete"))


def test_proposals_stand_below_the_answer(qtbot: QtBot) -> None:
    view = AnswerView()
    qtbot.addWidget(view)
    view.show()
    view.show_answer(FOUND, TIMELINE.scenario)
    assert view.banner.accessibleName() == "One change does this."
    assert len(view.cards()) == len(FOUND.proposals)
    with qtbot.waitSignal(view.apply_wanted):
        view.cards()[0].apply_button.click()


def test_while_it_looks_nothing_old_is_shown(qtbot: QtBot) -> None:
    view = AnswerView()
    qtbot.addWidget(view)
    view.show_answer(FOUND, TIMELINE.scenario)
    view.show_busy()
    assert view.cards() == []


def test_what_no_configuration_can_do_is_said(qtbot: QtBot) -> None:
    view = AnswerView()
    qtbot.addWidget(view)
    view.show_answer(Proposals(Goal("x", "success"), (), ()), TIMELINE.scenario)
    assert view.banner.accessibleName() == "No configuration can do this."
    assert view.cards() == []
