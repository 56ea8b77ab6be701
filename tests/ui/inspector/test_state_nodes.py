from __future__ import annotations

from mrrt_studio.simulation.state_view import GrantView, StateView, state_view
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.ui.inspector.nodes import Node
from mrrt_studio.ui.inspector.state_nodes import change_sentence, state_nodes
from tests.ui.inspector.cases import LOGIN, LOGOUT, MESSAGES, OMITTED, REVOKE, WAIT, Step, play

AGAIN: Step = {**LOGIN, "id": "again"}


def shown(*steps: Step) -> tuple[StateView, tuple[Node, ...]]:
    timeline = play(*steps)
    played = timeline.steps[-1]
    names = refresh_token_names(timeline.steps)
    view = state_view(played.before.state, played.after.state, names)
    return view, state_nodes(view, played.after.state.configuration)


def rows(*steps: Step) -> dict[str, Node]:
    return {node.title: node for root in shown(*steps)[1] for node in root.walk()}


def chips(node: Node) -> list[str]:
    return [chip.text for chip in node.chips]


def test_a_family_tells_who_holds_it_and_its_tokens_in_order() -> None:
    _, (families, _, _) = shown(LOGIN, OMITTED)
    (family,) = families.children
    assert family.title == "Ada at Phone app"
    assert chips(family) == ["alive", "changed"]
    assert family.detail.startswith("Login for Messages. Family ")
    assert [node.title for node in family.children] == ["RT 1 · counter 1", "RT 2 · counter 2"]
    assert chips(family.children[0]) == ["rotated", "changed"]
    assert chips(family.children[1]) == ["current", "added"]


def test_both_ends_of_a_token_are_told_in_words() -> None:
    token = rows(LOGIN)["RT 1 · counter 1"]
    assert "Absolute end: expires in 1 d, 2 Jan 2026 09:00:00 UTC" in token.detail
    assert "Idle end: expires in 1 h, 1 Jan 2026 10:00:00 UTC" in token.detail


def test_a_revoked_token_tells_why() -> None:
    token = rows(LOGIN, REVOKE)["RT 1 · counter 1"]
    assert chips(token)[0] == "revoked"
    assert token.detail.startswith("It is dead: ")
    assert "end:" not in token.detail


def test_what_ended_earlier_is_folded_away() -> None:
    _, (families, _, _) = shown(LOGIN, REVOKE, AGAIN)
    assert [node.title for node in families.children] == ["Ada at Phone app", "Ended earlier: 1"]
    assert not families.children[1].is_open


def test_a_session_that_a_logout_ended_is_still_to_be_seen() -> None:
    _, (_, _, sessions) = shown(LOGIN, LOGOUT)
    assert [chips(node) for node in sessions.children] == [["ended", "removed"]]


def test_a_grant_lists_what_it_gained_and_lost() -> None:
    view, _ = shown(LOGIN)
    grant = GrantView("auth0|ada", "app1", MESSAGES, ("a", "c"), ("a", "b"), "changed")
    _, grants, _ = state_nodes(view._replace(grants=(grant,)), play(LOGIN).end.state.configuration)
    assert grants.children[0].detail == "Messages\na c\n+ c\n− b"


def test_the_sentence_counts_what_the_step_did() -> None:
    assert change_sentence(shown(LOGIN)[0]).startswith("This step: 2 added")
    assert change_sentence(shown(LOGIN, OMITTED)[0]) == "This step: 1 added, 1 changed."
    assert change_sentence(shown(LOGIN, WAIT)[0]) == "This step: the clock moved by 10 min."
    still = change_sentence(shown(LOGIN, {**OMITTED, "refresh_token": "x"})[0])
    assert still == "This step changed nothing that the server remembers."


def test_every_key_is_there_once() -> None:
    keys = [node.key for root in shown(LOGIN, OMITTED, REVOKE, AGAIN, LOGOUT)[1] for node in root.walk()]
    assert len(keys) == len(set(keys))


def test_a_long_past_is_folded_away() -> None:
    exchanges = [{**OMITTED, "id": f"x{number}"} for number in range(20)]
    _, (families, _, _) = shown(LOGIN, *exchanges)
    (family,) = families.children
    titles = [node.title for node in family.children]
    assert titles == ["Earlier tokens: 19", "RT 20 · counter 20", "RT 21 · counter 21"]
    assert not family.children[0].is_open
    assert len(family.children[0].children) == 19


def test_of_many_families_only_those_that_the_step_touched_are_open() -> None:
    logins = [{**LOGIN, "id": f"l{number}"} for number in range(20)]
    _, (families, _, _) = shown(*logins)
    assert [node.is_open for node in families.children] == [False] * 19 + [True]


def test_of_a_very_long_past_the_newest_are_told() -> None:
    exchanges: list[Step] = [{**OMITTED, "id": f"x{number}", "refresh_token": None} for number in range(250)]
    _, (families, _, _) = shown(LOGIN, *exchanges)
    past = families.children[0].children[0]
    before, *newest = past.children
    assert len(newest) == 200
    assert past.title == f"Earlier tokens: {len(newest) + int(before.title.split(': ')[1])}"
    assert newest[-1].title.startswith("RT 249")
