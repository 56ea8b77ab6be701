from __future__ import annotations

import pytest

from mrrt_studio.scenario.fields import STEP_MODELS, field_names, model_at, required_names
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import ExchangeStep, Expectation, GrantReference, LoginStep
from mrrt_studio.scenario.tenant import RuleConfig

TREE = {"steps": [{"type": "login"}, {"type": "exchange"}, {"type": "nonsense"}, 5]}


def test_every_documented_type_of_step_has_its_model() -> None:
    assert list(STEP_MODELS) == [
        "login",
        "silent_login",
        "exchange",
        "call_api",
        "userinfo",
        "client_credentials",
        "wait",
        "revoke",
        "logout",
        "configure",
    ]
    assert STEP_MODELS["exchange"] is ExchangeStep


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ((), Scenario),
        (("steps", 0), LoginStep),
        (("steps", 1), ExchangeStep),
        (("steps", 2), None),
        (("steps", 3), None),
        (("steps", 9), None),
        (("steps", 0, "expect"), Expectation),
        (("steps", 0, "grant"), GrantReference),
        (("rules_configs", 0), RuleConfig),
        (("clients", 0), None),
    ],
)
def test_the_model_of_the_scenarios_own_objects(
    path: tuple[str | int, ...], model: type[object] | None
) -> None:
    assert model_at(path, TREE) is model


def test_names_stand_in_the_models_order() -> None:
    assert required_names(LoginStep) == ("client", "user")
    assert field_names(GrantReference) == ("user", "client")
