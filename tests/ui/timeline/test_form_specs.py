from __future__ import annotations

import pytest

from mrrt_studio.paths import resource
from mrrt_studio.scenario.fields import STEP_MODELS
from mrrt_studio.ui.timeline.form_specs import MORE_STEP_TYPES, STEP_TYPES, form_spec

NOT_IN_FORMS = {"type", "disabled", "expect", "request"}
"""``disabled`` is a key of the timeline; expectations and the origin of a request are written in the file."""


def test_every_type_of_step_can_be_added() -> None:
    assert set(STEP_TYPES) | set(MORE_STEP_TYPES) == set(STEP_MODELS)


@pytest.mark.parametrize("type_", list(STEP_MODELS))
def test_a_form_has_every_field_of_the_format(type_: str) -> None:
    spec = form_spec(type_)
    shown = {field.name.partition(".")[0] for field in spec.fields}
    assert shown == set(STEP_MODELS[type_].model_fields) - NOT_IN_FORMS
    assert resource(f"icons/{spec.icon}.svg").is_file()


@pytest.mark.parametrize("type_", list(STEP_MODELS))
def test_required_fields_are_in_sight(type_: str) -> None:
    required = {name for name, info in STEP_MODELS[type_].model_fields.items() if info.is_required()}
    hidden = {field.name for field in form_spec(type_).fields if field.more}
    assert not required & hidden


def test_the_mode_is_the_alternative_that_is_given() -> None:
    spec = form_spec("wait")
    assert spec.mode_of({"until": "2026-01-01T00:00:00Z"}) == "until"
    assert spec.mode_of({}) == "seconds"
    assert form_spec("login").mode_of({"client": "x"}) == ""
