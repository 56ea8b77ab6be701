from __future__ import annotations

import pytest

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Tenant
from mrrt_studio.ui.tenant.json_object import ASSUMPTIONS, OBJECT, TENANT, read_text, text_of


def test_an_object_comes_back_as_it_was_with_fields_that_nobody_knows() -> None:
    client = Client.model_validate({"client_id": "a", "x_unknown": {"kept": [1]}, "refresh_token": None})
    text = text_of(OBJECT.read(client))
    assert '"x_unknown"' in text
    assert OBJECT.write(client, read_text(text)) == client


def test_a_mistake_is_told_with_line_column_and_path() -> None:
    with pytest.raises(FormatError) as caught:
        OBJECT.write(Client(client_id="a"), read_text('{\n  "client_id": "a",\n  "name": 5\n}'))
    assert (caught.value.line, caught.value.column, caught.value.path) == (3, 11, "name")


@pytest.mark.parametrize("text", ["[1]", "5", '"a"', "{"])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_text(text)
    assert caught.value.line == 1


def test_hours_are_written_without_a_fraction() -> None:
    tenant = Tenant.model_validate({"domain": "a.example", "session_lifetime": 168})
    assert text_of(TENANT.read(tenant)) == '{\n  "domain": "a.example",\n  "session_lifetime": 168\n}'
    assert TENANT.write(tenant, read_text(text_of(TENANT.read(tenant)))) == tenant


def test_choices_of_a_scenario_and_nothing_else_of_it() -> None:
    scenario = Scenario(name="n", assumptions={"empty-scope": "error"})
    assert ASSUMPTIONS.read(scenario) == {"empty-scope": "error"}
    changed = ASSUMPTIONS.write(scenario, read_text('{"denied-audience": "error"}'))
    assert changed == Scenario(name="n", assumptions={"denied-audience": "error"})


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"empty-scope": "error", "denied-audience": "x"}', "denied-audience"),
        ('{"nothing": "error"}', "nothing"),
        ('{"empty-scope": 5}', "empty-scope"),
    ],
)
def test_a_choice_that_does_not_exist_is_told_by_name(text: str, path: str) -> None:
    with pytest.raises(FormatError) as caught:
        ASSUMPTIONS.write(Scenario(), read_text(text))
    assert caught.value.path == path
