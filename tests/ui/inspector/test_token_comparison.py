from __future__ import annotations

from mrrt_studio.simulation.claims import Fact
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.ui.inspector.comparison_table import Compared
from mrrt_studio.ui.inspector.token_cards import TokenCard, Viewpoint, token_cards
from mrrt_studio.ui.inspector.token_comparison import RunTokens, compare_cards, summary
from tests.ui.inspector.cases import FEWER, LOGIN, MESSAGES, OMITTED, WAIT, Step, play


def run_of(*steps: Step) -> RunTokens:
    timeline = play(*steps)
    names = refresh_token_names(timeline.steps)
    return RunTokens(timeline, Viewpoint(timeline.end.state, timeline.world.seed, names))


def cards_of(run: RunTokens, at: int) -> tuple[TokenCard, ...]:
    played = run.timeline.steps[at]
    assert played.outcome is not None
    return token_cards(played, played.outcome, run.viewpoint)


def card(*facts: Fact) -> TokenCard:
    return TokenCard("A token", "", (("Claims", facts),))


def test_every_other_token_of_the_run_can_be_chosen_by_name() -> None:
    run = run_of(LOGIN, WAIT, FEWER)
    access, *_ = cards_of(run, 0)
    keys = [key for key, _ in run.choices(access)]
    assert keys == ["id login", "refresh login", "access fewer", "refresh fewer"]
    names = dict(run.choices(access))
    assert names["access fewer"] == "Access token for Billing · fewer: Phone app exchanges RT 1 for Billing"
    assert names["refresh fewer"].startswith("Refresh token RT 2 · fewer")
    *_, refresh = cards_of(run, 0)
    assert "refresh login" not in dict(run.choices(refresh))


def test_a_chosen_token_is_found_again_or_gone() -> None:
    run = run_of(LOGIN, FEWER)
    for key, name in run.choices(cards_of(run, 0)[0]):
        found = run.card(key)
        assert found is not None
        assert name.startswith(found.heading)
    assert run.card("access nowhere") is None
    assert run_of(LOGIN, WAIT).card("access wait") is None


def test_claims_that_differ_are_told_apart() -> None:
    run = run_of(LOGIN, FEWER)
    other = run.card("access fewer")
    assert other is not None
    rows = {row.name: row for row in compare_cards(cards_of(run, 0)[0], other)}
    assert not rows["iss"].differs
    assert not rows["alg"].differs
    assert rows["scope"].differs
    assert "Only other: read:billing." in rows["scope"].note
    assert rows["aud"].first.startswith(MESSAGES)
    assert "whom it is for: Billing" in rows["aud"].second


def test_a_token_is_like_itself() -> None:
    access = cards_of(run_of(LOGIN), 0)[0]
    rows = compare_cards(access, access)
    assert not any(row.differs for row in rows)
    assert summary(rows) == f"They are alike in all {len(rows)} members."


def test_the_order_of_scopes_makes_no_difference() -> None:
    (row,) = compare_cards(
        card(Fact("scope", "a b", "", ("a", "b"))), card(Fact("scope", "b a", "", ("b", "a")))
    )
    assert (row.differs, row.note) == (False, "")


def test_what_only_one_of_them_has_differs() -> None:
    first, second = compare_cards(card(Fact("x", "1")), card(Fact("y", "2")))
    assert first == Compared("x", "1", "– not in it", differs=True)
    assert second == Compared("y", "– not in it", "2", differs=True)


def test_the_summary_names_what_differs() -> None:
    rows = compare_cards(card(Fact("x", "1"), Fact("y", "2")), card(Fact("x", "1"), Fact("y", "3")))
    assert summary(rows) == "1 of 2 members differ: y."


def test_a_rotated_token_is_compared_with_its_successor() -> None:
    run = run_of(LOGIN, OMITTED)
    other = run.card("refresh omitted")
    assert other is not None
    rows = {row.name: row for row in compare_cards(cards_of(run, 0)[-1], other)}
    assert (rows["counter"].differs, rows["family"].differs) == (True, False)
