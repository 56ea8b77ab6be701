from __future__ import annotations

import pytest
from hypothesis import given

from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_scenario import imported, is_scenario, of_scenario
from mrrt_studio.formats.review import apply
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import dump
from mrrt_studio.scenario.model import FORMAT, Scenario
from tests.strategies import scenarios


@given(scenarios())
def test_where_there_is_nothing_a_scenario_is_taken_as_it_is(scenario: Scenario) -> None:
    assert apply(Scenario(), imported(read_document(dump(scenario)))) == scenario


@given(scenarios())
def test_where_it_is_already_nothing_changes(scenario: Scenario) -> None:
    changed = apply(scenario, of_scenario(scenario))
    assert changed.replace(name="") == scenario.replace(name="")


def test_a_newer_version_is_refused() -> None:
    with pytest.raises(FormatError, match="version 2"):
        imported(read_document(f'{{"format": "{FORMAT}", "version": 2}}'))


def test_a_scenario_says_so() -> None:
    assert is_scenario({"format": FORMAT, "version": 9})
    assert not is_scenario({"format": "mrrt-studio/report"})
    assert not is_scenario([])


def test_its_objects_have_places() -> None:
    text = dump(Scenario.model_validate({"clients": [{"client_id": "c"}]}))
    assert imported(read_document(text)).places["clients", "c"][1] == ("clients", 0)
