"""A step that is being written: fields that were given, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails
from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.fields import STEP_MODELS
from mrrt_studio.scenario.steps import BaseStep, Step
from mrrt_studio.scenario.wording import of_constraint, of_types

GRANT_FIELDS = ("user", "client")


def _tr(text: str) -> str:
    return QCoreApplication.translate("StepComposer", text)


@dataclass(frozen=True, slots=True)
class Draft:
    """The type of a step and the fields that were given; a field that is not here is absent in the file.

    A dotted name such as ``grant.user`` reaches into an object.
    """

    type: str
    values: Mapping[str, JsonValue] = field(default_factory=dict[str, JsonValue])

    @classmethod
    def of(cls, step: BaseStep) -> Draft:
        """Return the draft of a step as it stands in the scenario."""
        values = step.to_json()
        return cls(str(values.pop("type")), values)

    def get(self, name: str) -> JsonValue:
        """Return the value of a field, or None where it is absent."""
        head, _, tail = name.partition(".")
        value = self.values.get(head)
        if not tail:
            return value
        return value.get(tail) if isinstance(value, dict) else None

    def with_value(self, name: str, value: JsonValue) -> Draft:
        """Return the draft with a field given."""
        head, _, tail = name.partition(".")
        if tail:
            inner = self.values.get(head)
            value = {**(inner if isinstance(inner, dict) else {}), tail: value}
        return replace(self, values={**self.values, head: value})

    def without(self, *names: str) -> Draft:
        """Return the draft with fields absent again."""
        return replace(self, values={name: value for name, value in self.values.items() if name not in names})

    def read(self) -> Reading:
        """Return the step that this makes, or what keeps it from being one."""
        try:
            step: Any = STEP_MODELS[self.type].model_validate({"type": self.type, **self.values})
        except ValidationError as error:
            return Reading(None, _messages(error.errors(include_url=False)))
        return Reading(step, {})


@dataclass(frozen=True, slots=True)
class Reading:
    """A step, or a message for each field that is wrong; one about the whole stands under ``""``."""

    step: Step | None
    errors: Mapping[str, str]


def _messages(errors: list[ErrorDetails]) -> dict[str, str]:
    messages: dict[str, str] = {}
    for error in errors:
        name = ".".join(str(part) for part in error["loc"])
        messages.setdefault(name, _message(error))
    return messages


def _message(error: ErrorDetails) -> str:
    if error["type"] == "missing":
        return _tr("This is needed.")
    wording = of_types([error]) or of_constraint(error)
    sentences = (f"{part[:1].upper()}{part[1:]}." for part in (wording.message, wording.hint) if part)
    return " ".join(sentence.replace("..", ".") for sentence in sentences)
