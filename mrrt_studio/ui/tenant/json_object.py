"""One object of a scenario as JSON text, and the object again that an edited text stands for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from pydantic import JsonValue, ValidationError
from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import as_document
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.refusal import refused
from mrrt_studio.scenario.text import RawText, read_json

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class JsonShape:
    """What of an object is edited as JSON."""

    read: Callable[[Any], JsonValue]
    write: Callable[[Any, RawText], FrozenModel]
    """Takes the object as it was and the text that was read.

    Raises:
        FormatError: the text stands for no such object; line, column and path say where.
    """


def text_of(tree: JsonValue) -> str:
    """Return JSON as people edit it: two spaces, and no escapes where none is needed."""
    return json.dumps(tree, indent=2, ensure_ascii=False)


def read_text(text: str) -> RawText:
    """Return what a text holds.

    Raises:
        FormatError: it is no JSON, or no object.
    """
    raw = read_json(text)
    if not isinstance(raw.tree, dict):
        told = translate("JsonObject", "an object should stand here: {...}")
        raise raw.refuse(told)
    return raw


def _validated(item: FrozenModel, raw: RawText) -> FrozenModel:
    try:
        return type(item).model_validate(raw.tree)
    except ValidationError as error:
        raise refused(error, raw) from None


def _tree_of(item: FrozenModel) -> JsonValue:
    return item.to_json()


def _tenant_tree(tenant: Any) -> JsonValue:  # noqa: ANN401 - a shape reads any model
    """Hours are written as in a file, 168 and not 168.0."""
    return as_document(Scenario(tenant=tenant))["tenant"]


def _assumptions_of(scenario: Any) -> JsonValue:  # noqa: ANN401
    return dict(cast("Scenario", scenario).assumptions)


def _with_assumptions(scenario: Any, raw: RawText) -> FrozenModel:  # noqa: ANN401
    choices = cast("dict[str, JsonValue]", raw.tree)
    wrong = next((name for name, value in choices.items() if not isinstance(value, str)), None)
    if wrong is not None:
        raise raw.refuse(translate("JsonObject", "should be text"), (wrong,))
    try:
        checked = Scenario.model_validate({"assumptions": choices})
    except ValidationError as error:
        raise _refused_choice(error, raw, choices) from None
    return scenario.replace(assumptions=checked.assumptions)


def _refused_choice(error: ValidationError, raw: RawText, choices: dict[str, JsonValue]) -> FormatError:
    """Point at the first choice that no file may make by itself."""
    for name, value in choices.items():
        try:
            Scenario.model_validate({"assumptions": {name: value}})
        except ValidationError as one:
            message = str(one.errors()[0].get("ctx", {}).get("error", one.errors()[0]["msg"]))
            return raw.refuse(message, (name,))
    return raw.refuse(str(error.errors()[0]["msg"]))


OBJECT = JsonShape(_tree_of, _validated)
"""A whole object, with the fields that the studio does not know."""
TENANT = JsonShape(_tenant_tree, _validated)
ASSUMPTIONS = JsonShape(_assumptions_of, _with_assumptions)
"""The choices that differ from their defaults."""
