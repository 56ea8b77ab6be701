from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.references import REFERENCE_FIELDS, refuse_unresolved, unresolved_references
from tests.strategies import scenarios

LOGIN = {"type": "login", "client": "c", "user": "u"}


def scenario(*steps: dict[str, Any]) -> Scenario:
    return Scenario.model_validate({"steps": list(steps)})


@pytest.mark.parametrize(
    ("type_", "field"),
    [
        ("exchange", "refresh_token"),
        ("revoke", "refresh_token"),
        ("call_api", "access_token"),
        ("userinfo", "access_token"),
    ],
)
def test_a_step_that_does_not_exist_is_found_with_the_nearest(type_: str, field: str) -> None:
    steps = ({**LOGIN, "id": "login"}, {"type": type_, field: "logn"})
    [found] = unresolved_references(scenario(*steps))
    assert (found.field, found.reference, found.nearest) == (f"steps[1].{field}", "logn", "login")
    assert found.message == "there is no step 'logn'"
    assert found.hint == "Did you mean 'login'?"


def test_nothing_alike_is_not_guessed() -> None:
    [found] = unresolved_references(scenario({"type": "userinfo", "access_token": "zzz"}))
    assert found.nearest is None
    assert "returned the token" in found.hint


def test_later_disabled_and_unnamed_steps_exist() -> None:
    steps = (
        {"type": "userinfo", "access_token": "later"},
        {"type": "userinfo", "access_token": "step-2"},
        {**LOGIN, "id": "later", "disabled": True},
        {"type": "exchange"},
        {"type": "revoke", "user": "u"},
    )
    assert unresolved_references(scenario(*steps)) == ()


def test_a_file_is_refused_at_the_place() -> None:
    document = {"format": "mrrt-studio/scenario", "version": 1}
    text = json.dumps(document | {"steps": [{"type": "exchange", "refresh_token": "x9"}]}, indent=1)
    with pytest.raises(FormatError, match=r"^a\.mrrt\.json:7:21: steps\[0\]\.refresh_token: there is no"):
        refuse_unresolved(load(text), text, "a.mrrt.json")


def test_a_file_without_a_fault_passes() -> None:
    refuse_unresolved(Scenario(), "not looked at", "a.mrrt.json")


@given(scenarios())
def test_what_is_found_is_exactly_what_no_step_is_called(scenario: Scenario) -> None:
    named = [getattr(step, field, None) for step in scenario.steps for field in REFERENCE_FIELDS]
    known = set(step_ids(scenario.steps))
    missing = [name for name in named if name is not None and name not in known]
    assert [found.reference for found in unresolved_references(scenario)] == missing


def test_golden_scenarios_hold_none(shared: Path) -> None:
    for file in sorted((shared / "vectors").glob("*.mrrt.json")):
        assert unresolved_references(load(file.read_bytes(), str(file))) == ()
