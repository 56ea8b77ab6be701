"""Scenarios with code for window tests: one login and one exchange, and what the Action does is given."""

from __future__ import annotations

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import read
from mrrt_studio.scenario.tenant import Action, Rule
from tests.conftest import CHECKOUT

ENDLESS = "exports.onExecutePostLogin = async () => { for (;;) {} };"


def claim(name: str) -> str:
    """Return the code of an Action that sets a claim."""
    return (
        "exports.onExecutePostLogin = async (event, api) => {\n"
        f"  api.accessToken.setCustomClaim('https://app.example.com/{name}', true);\n"
        "};\n"
    )


def with_action(code: str, name: str = "Mine") -> Scenario:
    """Return a login and an exchange that run one Action."""
    played = read(CHECKOUT / "tests" / "cases" / "scope-action.mrrt.json")
    actions = (Action(name=name, code=code),)
    return played.replace(actions=actions, triggers={"post-login": (name,)}, rules=())


def with_rule(script: str, name: str = "Old") -> Scenario:
    """Return a login and an exchange that run one Rule."""
    return with_action("").replace(actions=(), triggers={}, rules=(Rule(name=name, script=script),))
