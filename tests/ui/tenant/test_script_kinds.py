from __future__ import annotations

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Action, Rule
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.dependents import naming, naming_text
from mrrt_studio.ui.tenant.kinds import KINDS
from mrrt_studio.ui.tenant.operations import add, delete, duplicate, move
from mrrt_studio.ui.tenant.script_kinds import (
    action_detail,
    bound_to_post_login,
    moved_in_trigger,
    new_rule,
    rule_detail,
    runs_when_bound,
)

TWO = Scenario(
    actions=(Action(name="A", code="a"), Action(name="B", code="b")), triggers={"post-login": ("A", "B")}
)


def order(scenario: Scenario) -> tuple[str, ...]:
    return tuple(scenario.triggers.get("post-login", ()))


def test_actions_and_rules_are_added_copied_moved_and_deleted_as_everything_else() -> None:
    scenario = add(add(TWO, KINDS["action"]).scenario, KINDS["rule"]).scenario
    assert [action.name for action in scenario.actions] == ["A", "B", "Action 1"]
    assert [rule.name for rule in scenario.rules] == ["Rule 1"]
    copied = duplicate(TWO, Item("action", "A"))
    assert copied is not None
    assert [action.name for action in copied.scenario.actions] == ["A", "A copy", "B"]
    moved = move(TWO, Item("action", "A"), 1)
    assert moved is not None
    assert [action.name for action in moved.scenario.actions] == ["B", "A"]


def test_a_new_name_is_followed_by_the_trigger() -> None:
    kind = KINDS["action"]
    renamed = kind.put(TWO, TWO.actions[0].replace(name="C"), was="A")
    assert order(renamed) == ("C", "B")


def test_deleting_says_that_a_trigger_still_names_it() -> None:
    assert naming(TWO, KINDS["action"], "A") == {"triggers": ("post-login",)}
    operation = delete(TWO, Item("action", "A"))
    assert operation is not None
    assert operation.notice is not None
    assert "post-login" in operation.notice.details
    assert naming_text(naming(TWO.replace(triggers={}), KINDS["action"], "A")) == ""


def test_an_action_is_bound_and_released() -> None:
    assert order(bound_to_post_login(TWO, "A", bound=False)) == ("B",)
    assert order(bound_to_post_login(TWO, "A", bound=True)) == ("B", "A")
    assert bound_to_post_login(TWO.replace(triggers={}), "A", bound=False).triggers == {}


def test_actions_change_places_in_their_trigger() -> None:
    assert order(moved_in_trigger(TWO, "A", 1)) == ("B", "A")
    assert order(moved_in_trigger(TWO, "A", -1)) == ("A", "B")
    assert moved_in_trigger(TWO, "C", 1) is TWO
    assert runs_when_bound(TWO, "B") == (2, 2)
    assert runs_when_bound(TWO, "C") is None


def test_a_new_rule_runs_last() -> None:
    scenario = Scenario(rules=(Rule(name="Rule 1", order=7),))
    rule = new_rule(scenario)
    assert (rule.name, rule.order, rule.enabled) == ("Rule 2", 8, True)


def test_the_tree_says_what_does_not_run() -> None:
    assert action_detail(Action(name="A", code=" ")) == "no code"
    assert rule_detail(Rule(name="R", enabled=False)) == "disabled"
    assert rule_detail(Rule(name="R")) == ""
