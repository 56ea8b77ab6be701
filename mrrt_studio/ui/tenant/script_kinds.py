"""Actions and Rules as kinds of the tree: how one is made, and what names an Action."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Action, Rule
from mrrt_studio.ui.scripts.templates import templates_of

translate = QCoreApplication.translate

POST_LOGIN = "post-login"
"""The trigger whose Actions run at every login and exchange."""


def new_action(scenario: Scenario) -> Action:
    """Return an Action that does nothing and that no trigger names."""
    taken = {action.name for action in scenario.actions}
    return Action(name=_free("Action", taken), code=templates_of("action")[0].code())


def new_rule(scenario: Scenario) -> Rule:
    """Return a Rule that does nothing, behind all others."""
    orders = [rule.order or 0 for rule in scenario.rules]
    name = _free("Rule", {rule.name for rule in scenario.rules})
    script = templates_of("rule")[0].code()
    return Rule(name=name, script=script, order=max(orders, default=0) + 1, enabled=True)


def copied_action(_scenario: Scenario, original: Action, name: str) -> Action:
    """Return a copy of an Action, which no trigger names."""
    return original.without("id").replace(name=name)


def copied_rule(_scenario: Scenario, original: Rule, name: str) -> Rule:
    """Return a copy of a Rule, which runs beside the original."""
    return original.without("id").replace(name=name)


def rename_action(scenario: Scenario, before: str, now: str) -> Scenario:
    """Return the scenario with another name of an Action, also in every trigger."""
    if any(action.name == before for action in scenario.actions):
        renamed = (each.replace(name=now) if each.name == before else each for each in scenario.actions)
        scenario = scenario.replace(actions=tuple(renamed))
    if not any(before in names for names in scenario.triggers.values()):
        return scenario
    triggers = {
        trigger: tuple(now if name == before else name for name in names)
        for trigger, names in scenario.triggers.items()
    }
    return scenario.replace(triggers=triggers)


def bound_to_post_login(scenario: Scenario, name: str, *, bound: bool) -> Scenario:
    """Return the scenario in which an Action runs behind all others of the trigger, or not at all."""
    names = tuple(each for each in scenario.triggers.get(POST_LOGIN, ()) if each != name)
    return _with_order(scenario, (*names, name) if bound else names)


def moved_in_trigger(scenario: Scenario, name: str, by: int) -> Scenario:
    """Return the scenario in which an Action runs so many places later, or earlier where ``by`` < 0."""
    names = list(scenario.triggers.get(POST_LOGIN, ()))
    if name not in names:
        return scenario
    place = names.index(name)
    names.insert(max(0, min(len(names) - 1, place + by)), names.pop(place))
    return _with_order(scenario, tuple(names))


def runs_when_bound(scenario: Scenario, name: str) -> tuple[int, int] | None:
    """Return the place of an Action in its trigger, from 1, and the count; None where it is not in it."""
    names = tuple(scenario.triggers.get(POST_LOGIN, ()))
    return (names.index(name) + 1, len(names)) if name in names else None


def action_detail(action: Action) -> str:
    """Say of an Action in the tree that it has no code yet."""
    return "" if action.code.strip() else translate("Kinds", "no code")


def rule_detail(rule: Rule) -> str:
    """Say of a Rule in the tree that it does not run."""
    return translate("Kinds", "disabled") if rule.enabled is False else ""


def _with_order(scenario: Scenario, names: tuple[str, ...]) -> Scenario:
    others = {trigger: each for trigger, each in scenario.triggers.items() if trigger != POST_LOGIN}
    return scenario.replace(triggers={**others, POST_LOGIN: names} if names else others)


def _free(stem: str, taken: set[str]) -> str:
    number = 1
    while (name := f"{stem} {number}") in taken:
        number += 1
    return name
