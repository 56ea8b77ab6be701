from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from mrrt_studio.scenario.files import dump
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.schema import scenario_schema
from tests.strategies import scenarios

SCHEMA = scenario_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
HEAD = {"format": "mrrt-studio/scenario", "version": 1}


def is_valid(**fields: Any) -> bool:
    return VALIDATOR.is_valid(HEAD | fields)


def test_it_is_a_schema_of_its_dialect() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(SCHEMA)[:3] == ["$schema", "$id", "title"]
    assert SCHEMA["required"] == ["format", "version"]


def test_every_field_has_its_place_and_two_runs_print_the_same() -> None:
    assert list(SCHEMA["properties"]) == list(Scenario.model_fields)
    assert json.dumps(scenario_schema()) == json.dumps(SCHEMA)


@given(scenarios())
def test_what_is_written_is_valid(scenario: Scenario) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(dump(scenario)))] == []


def test_golden_scenarios_are_valid(shared: Path) -> None:
    for file in sorted((shared / "vectors").glob("*.mrrt.json")):
        errors = list(VALIDATOR.iter_errors(json.loads(file.read_bytes())))
        assert errors == [], file.name


@pytest.mark.parametrize("sample", ["clients", "resource-servers"])
def test_recorded_objects_are_valid(shared: Path, sample: str) -> None:
    file = shared / "samples" / "management-api" / f"GET_{sample}_include_totals.json"
    collection = sample.replace("-", "_")
    assert is_valid(**{collection: json.loads(file.read_bytes())[collection]})


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"format": "mrrt-studio/scenario"},
        {"version": 1},
        {"format": "mrrt-studio/report", "version": 1},
        {"format": "mrrt-studio/scenario", "version": 2},
    ],
)
def test_a_document_says_what_it_is(document: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize(
    "fields",
    [
        {"nme": "x"},
        {"clients": {}},
        {"clients": [{}]},
        {"clients": [{"client_id": "c", "refresh_token": {"policies": [{}]}}]},
        {"steps": [{"type": "nonsense"}]},
        {"steps": [{"type": "wait", "second": 5}]},
        {"steps": [{"type": "login", "client": "c"}]},
        {"assumptions": {"empty-scope": "perhaps"}},
        {"assumptions": {"nonsense": "error"}},
        {"actions": [{"name": "a", "code": 5}]},
        {"actions": [{"name": "a", "code": []}]},
    ],
)
def test_what_the_loader_refuses_is_not_valid(fields: dict[str, Any]) -> None:
    assert not is_valid(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"actions": [{"name": "a", "code": "one\ntwo"}]},
        {"rules": [{"name": "r", "script": ["one", "two"]}]},
        {"assumptions": {"empty-scope": "error"}},
        {"clients": [{"client_id": "c", "unknown": {"x": [1]}}]},
        {"steps": [{"type": "login", "client": "c", "user": "u", "expect": {"scope": ["a"], "error": None}}]},
    ],
)
def test_what_the_loader_takes_is_valid(fields: dict[str, Any]) -> None:
    assert is_valid(**fields)
