from __future__ import annotations

from mrrt_studio.simulation.proposal_goals import Goal
from mrrt_studio.simulation.proposals import Proposals, propose
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.proposals.words import answer_words, goal_words, weight_words
from tests.simulation.reach_samples import BILLING, REPORTS, exchange, login, tenant

TIMELINE = simulate(tenant(steps=[login(), exchange(BILLING, "delete"), exchange(REPORTS, id="y")]))


def test_goals_are_told() -> None:
    assert goal_words(Goal("x", "scope", "delete"), TIMELINE) == "delete is granted"
    assert goal_words(Goal("y", "audience"), TIMELINE) == "The token is for Reports"
    assert goal_words(Goal("x", "success"), TIMELINE) == "The step succeeds"


def test_the_answer_is_plain() -> None:
    found = propose(TIMELINE, Goal("x", "scope", "delete"))
    assert answer_words(found)[0] == "One change does this."
    assert answer_words(propose(TIMELINE, Goal("x", "scope", "nowhere")))[0] != ""
    impossible = Proposals(Goal("x", "success"), (), ())
    assert answer_words(impossible)[0] == "No configuration can do this."
    assert answer_words(impossible)[1].startswith("No change of the configuration does this.")
    met = Proposals(Goal("x", "success"), (), (), is_met=True)
    assert answer_words(met) == ("Nothing needs to be changed: it does.", "")


def test_what_to_correct_in_the_step_itself_stands_below_the_answer() -> None:
    timeline = simulate(tenant(steps=[login(), exchange(f"{BILLING}/")]))
    found = propose(timeline, Goal("x", "audience"))
    assert found.proposals
    assert answer_words(found)[1] == found.advice != ""


def test_what_a_proposal_opens_is_counted() -> None:
    proposal = propose(TIMELINE, Goal("x", "scope", "delete")).proposals[0]
    assert weight_words(proposal) == "Opens 1 scope to 2 users"
