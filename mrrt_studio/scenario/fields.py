"""Which fields exist where in a scenario file: read from the models, so that it cannot fall behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel

from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import BaseStep, Expectation, GrantReference, RequestOrigin, Step
from mrrt_studio.scenario.tenant import RuleConfig


def _step_models() -> dict[str, type[BaseStep]]:
    models: tuple[type[BaseStep], ...] = get_args(get_args(Step)[0])
    return {get_args(model.model_fields["type"].annotation)[0]: model for model in models}


STEP_MODELS: Mapping[str, type[BaseStep]] = _step_models()
"""The model of each type of step, in the order of the documentation."""

_PARTS_OF_STEPS: Mapping[str, type[BaseModel]] = {
    "expect": Expectation,
    "request": RequestOrigin,
    "grant": GrantReference,
}


def model_at(path: FieldPath, tree: Any) -> type[BaseModel] | None:  # noqa: ANN401 - whatever the file holds
    """Return the model of the scenario's own objects at a path; None for Auth0's objects and for values."""
    match path:
        case ():
            return Scenario
        case ("steps", int(number)):
            return STEP_MODELS.get(_step_type(tree, number))
        case ("steps", int(), str(part)):
            return _PARTS_OF_STEPS.get(part)
        case ("rules_configs", int()):
            return RuleConfig
        case _:
            return None


def _step_type(tree: Any, number: int) -> str:  # noqa: ANN401
    try:
        return str(tree["steps"][number]["type"])
    except (KeyError, IndexError, TypeError):
        return ""


def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that a model has, in its order."""
    return tuple(model.model_fields)


def required_names(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that must be given, in the model's order, a step's type aside."""
    fields = model.model_fields.items()
    return tuple(name for name, info in fields if info.is_required() and name != "type")
