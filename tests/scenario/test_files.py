from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from tests.strategies import json_values, scenarios

HEAD = '{"format": "mrrt-studio/scenario", "version": 1'


def test_the_least_file() -> None:
    assert load(HEAD + "}") == Scenario()
    assert dump(Scenario()) == '{\n  "format": "mrrt-studio/scenario",\n  "version": 1\n}\n'


def test_format_and_version_come_first_and_fields_in_the_models_order() -> None:
    text = '{"steps": [], "name": "x", "version": 1, "tenant": {}, "format": "mrrt-studio/scenario"}'
    assert list(json.loads(dump(load(text)))) == ["format", "version", "name", "tenant", "steps"]


def test_unknown_fields_of_auth0s_objects_come_back_after_the_known_ones() -> None:
    client = '{"zz": 1, "name": "n", "aa": {"b": [null]}, "client_id": "c"}'
    [written] = json.loads(dump(load(f'{HEAD}, "clients": [{client}]}}')))["clients"]
    assert list(written.items()) == [("client_id", "c"), ("name", "n"), ("zz", 1), ("aa", {"b": [None]})]


def test_absent_null_and_empty_stay_three_things() -> None:
    clients = [{"client_id": "a"}, {"client_id": "b", "callbacks": None}, {"client_id": "c", "callbacks": []}]
    text = f'{HEAD}, "clients": {json.dumps(clients)}}}'
    assert json.loads(dump(load(text)))["clients"] == clients


def test_a_step_begins_with_what_it_is_and_ends_with_what_is_expected() -> None:
    step = '{"expect": {"status": 200}, "user": "u", "type": "login", "note": "n", "client": "c", "id": "i"}'
    [written] = json.loads(dump(load(f'{HEAD}, "steps": [{step}]}}')))["steps"]
    assert list(written) == ["id", "type", "note", "client", "user", "expect"]


def test_code_is_written_as_lines_and_read_from_both() -> None:
    text = f'{HEAD}, "actions": [{{"name": "a", "code": "one\\ntwo\\n"}}]}}'
    scenario = load(text)
    assert json.loads(dump(scenario))["actions"][0]["code"] == ["one", "two", ""]
    assert load(dump(scenario)) == scenario


@pytest.mark.parametrize("hours", ["168", "3.0166666666666666"])
def test_hours_are_written_as_they_were_read(hours: str) -> None:
    assert f'"session_lifetime": {hours}\n' in dump(
        load(f'{HEAD}, "tenant": {{"session_lifetime": {hours}}}}}')
    )


@pytest.mark.parametrize("number", [1e300, 9.3e18, 2.0**63, 1.0, 1.5])
@pytest.mark.parametrize("field", ["session_lifetime", "x"])
def test_a_number_that_was_saved_can_be_opened_again(field: str, number: float) -> None:
    scenario = Scenario.model_validate({"tenant": {field: number}})
    assert load(dump(scenario)) == scenario


def test_numbers_of_unknown_fields_keep_their_form() -> None:
    assert '"x": 1.0\n' in dump(load(f'{HEAD}, "tenant": {{"x": 1.0}}}}'))


def test_text_is_written_as_it_is_and_half_a_surrogate_pair_escaped() -> None:
    assert '"Zoë 😀"' in dump(Scenario(name="Zoë 😀"))
    broken = dump(Scenario(clients=(Client.model_construct(client_id="c", name="\ud800"),)))
    assert '"\\ud800"' in broken
    with pytest.raises(FormatError, match="surrogate"):
        load(broken)


def test_yaml_with_the_same_content_is_the_same_scenario() -> None:
    text = """
        format: mrrt-studio/scenario
        version: 1
        start: 2026-01-01T09:00:00Z
        clients:
          - client_id: no
            refresh_token: {leeway: 0, policies: [{audience: "https://a", scope: [on, 12:30]}]}
        steps:
          - {type: wait, duration: P30D}
    """
    scenario = load(text)
    assert scenario.clients[0].client_id == "no"
    assert scenario.clients[0].policies[0].scope == ("on", "12:30")
    assert scenario.start == "2026-01-01T09:00:00Z"
    assert load(dump(scenario)) == scenario


def test_a_fault_in_yaml_is_told_with_its_place() -> None:
    text = "format: mrrt-studio/scenario\nversion: 1\nclients:\n- client_id: 5\n"
    with pytest.raises(FormatError, match=r"^a\.yaml:4:14: clients\[0\]\.client_id: should be text"):
        load(text, "a.yaml")


@given(scenarios())
def test_save_then_open_is_the_identity(scenario: Scenario) -> None:
    text = dump(scenario)
    again = load(text, "a.mrrt.json")
    assert again == scenario
    assert again.to_json() | {"format": scenario.format, "version": 1} == json.loads(text)
    assert dump(again) == text


@given(st.text() | st.binary() | json_values().map(json.dumps))
def test_anything_else_is_a_format_error(data: str | bytes) -> None:
    with pytest.raises(FormatError):
        load(data)


@given(st.dictionaries(st.sampled_from(list(Scenario.model_fields)), json_values()))
def test_any_content_under_the_right_names_is_read_or_refused(fields: dict[str, Any]) -> None:
    document = {**fields, "format": "mrrt-studio/scenario", "version": 1}
    with contextlib.suppress(FormatError):
        assert load(dump(load(json.dumps(document)))) == load(json.dumps(document))


@given(scenarios(), st.data())
def test_one_wrong_value_anywhere_is_read_or_refused_with_its_place(scenario: Scenario, data: Any) -> None:
    document = json.loads(dump(scenario))
    node, part = data.draw(st.sampled_from(list(places(document))))
    node[part] = data.draw(json_values())
    try:
        load(json.dumps(document))
    except FormatError as error:
        refusal = error
    else:
        return
    assert refusal.line == 1
    assert refusal.column is not None


def test_golden_scenarios_come_back_as_they_were(shared: Path) -> None:
    files = sorted((shared / "vectors").glob("*.mrrt.json"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert json.loads(dump(load(text, str(file)))) == json.loads(text)


def places(tree: Any) -> Any:
    members = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for part, member in members:
        yield tree, part
        yield from places(member)
