from __future__ import annotations

import json
from typing import Any

import pytest

from mrrt_studio.scenario import versions
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.text import read_json
from mrrt_studio.scenario.versions import current

HEAD = {"format": "mrrt-studio/scenario", "version": 1}


def refusal(tree: Any) -> FormatError:
    with pytest.raises(FormatError) as caught:
        current(read_json(json.dumps(tree)))
    return caught.value


def test_the_version_of_today_stays_as_it_is() -> None:
    assert current(read_json(json.dumps(HEAD | {"name": "x"}))) == HEAD | {"name": "x"}


def test_a_newer_version_is_refused_with_both_numbers() -> None:
    error = refusal(HEAD | {"version": 2})
    assert error.path == "version"
    assert "version 2" in error.message
    assert "up to 1" in error.message
    assert "Update" in error.hint


@pytest.mark.parametrize("version", [0, -1, True, 1.0, "1", None, [1]])
def test_what_is_no_version_is_refused(version: Any) -> None:
    assert refusal(HEAD | {"version": version}).path == "version"


def test_a_missing_version_is_told() -> None:
    error = refusal({"format": "mrrt-studio/scenario"})
    assert (error.path, error.message) == ("version", "is missing")


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ([], "a list"),
        (5, "the number 5"),
        (None, "null"),
        ({"format": "mrrt-studio/report", "version": 1}, "'mrrt-studio/report'"),
        ({"format": None}, "null"),
        ({"name": "x"}, "no field 'format'"),
    ],
)
def test_what_is_no_scenario_is_told_what_it_is(tree: Any, said: str) -> None:
    error = refusal(tree)
    assert said in error.message
    assert '"format": "mrrt-studio/scenario"' in error.hint


@pytest.mark.parametrize("tree", [{"client_id": "x"}, {"clients": [{"client_id": "x"}]}])
def test_an_object_of_the_management_api_is_to_be_pasted(tree: Any) -> None:
    assert "paste" in refusal(tree).hint


def test_an_older_version_is_converted_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "VERSION", 3)
    converters = {
        1: lambda document: document | {"version": 2, "seen": [1]},
        2: lambda document: document | {"version": 3, "seen": [*document["seen"], 2]},
    }
    monkeypatch.setattr(versions, "CONVERTERS", converters)
    assert current(read_json(json.dumps(HEAD))) == HEAD | {"version": 3, "seen": [1, 2]}
