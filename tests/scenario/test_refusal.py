from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.fields import STEP_MODELS
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.refusal import refused
from mrrt_studio.scenario.text import read_json

HEAD = {"format": "mrrt-studio/scenario", "version": 1}
LOGIN = {"type": "login", "client": "c", "user": "u"}


def refusal(**fields: Any) -> FormatError:
    with pytest.raises(FormatError) as caught:
        load(json.dumps(HEAD | fields, indent=2), "a.mrrt.json")
    return caught.value


def steps(*given: Any) -> FormatError:
    return refusal(steps=list(given))


def client(**fields: Any) -> FormatError:
    return refusal(clients=[{"client_id": "c", **fields}])


@pytest.mark.parametrize(
    ("fields", "path", "message", "hint"),
    [
        ({"nme": 1}, "nme", "there is no field 'nme' here", "Did you mean 'name'?"),
        ({"clients": 5}, "clients", "should be a list, not the number 5",
         "Write it in square brackets: [...]"),
        ({"tenant": None}, "tenant", "should be an object, not null",
         "Leave the field out to get its default"),
        ({"start": "9:00"}, "start", "'9:00' is not a time", "Write it like 2026-01-01T09:00:00Z"),
        ({"triggers": {"post-login": 1}}, "triggers.post-login", "should be a list, not the number 1", None),
        ({"rules_configs": [{"key": 1}]}, "rules_configs[0].key", "should be text, not the number 1", None),
        ({"actions": [{"name": "a", "secrets": 3}]}, "actions[0].secrets",
         "should be an object or a list, not the number 3", None),
    ],
)  # fmt: skip
def test_fields_of_the_scenario(fields: dict[str, Any], path: str, message: str, hint: str | None) -> None:
    error = refusal(**fields)
    assert (error.path, error.message) == (path, message)
    assert hint is None or error.hint == hint


@pytest.mark.parametrize(
    ("step", "path", "message"),
    [
        ({"type": "wait", "seconds": "5"}, "seconds", "should be a whole number, not the text '5'"),
        ({"type": "wait", "seconds": True}, "seconds", "should be a whole number, not true"),
        ({"type": "wait", "seconds": -1}, "seconds", "cannot be the number -1"),
        ({"type": "wait", "wait": 5}, "wait", "there is no field 'wait' here"),
        ({"type": "login", "client": "c"}, "user", "is missing"),
        ({**LOGIN, "flow": "code"}, "flow", "cannot be 'code'"),
        ({**LOGIN, "id": "a b"}, "id", "cannot be 'a b'"),
        ({**LOGIN, "expect": {"aud": 5}}, "expect.aud", "should be text or a list, not the number 5"),
        ({**LOGIN, "expect": {"state": 5}}, "expect.state", "there is no field 'state' here"),
        ({**LOGIN, "request": {"ip": 5}}, "request.ip", "should be text, not the number 5"),
        ({"type": "revoke", "grant": {"user": "u"}}, "grant.client", "is missing"),
    ],
)
def test_fields_of_a_step_without_the_names_that_only_models_know(
    step: dict[str, Any], path: str, message: str
) -> None:
    error = steps(LOGIN, step)
    assert error.path == f"steps[1].{path}"
    assert error.message == message


def test_a_step_of_no_known_type_is_told_every_type() -> None:
    for step in ({}, {"type": "exchnge"}, {"type": 5}):
        error = steps(step)
        assert error.path == "steps[0].type"
        assert ", ".join(STEP_MODELS) in error.hint
    assert "'exchange'" in steps({"type": "exchnge"}).hint


def test_a_step_that_is_no_object() -> None:
    error = steps(5)
    assert (error.path, error.message) == ("steps[0]", "should be an object, not the number 5")


def test_a_rule_over_several_fields_is_told_at_their_object() -> None:
    error = steps({"type": "wait"})
    assert (error.path, error.message) == (
        "steps[0]",
        "give exactly one of 'seconds', 'duration' and 'until'",
    )


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        ({"client_id": ""}, "client_id", "must not be empty"),
        ({"refresh_token": {"leeway": 1.5}}, "refresh_token.leeway", "should be a whole number"),
        ({"refresh_token": {"rotation_type": "yes"}}, "refresh_token.rotation_type", "cannot be 'yes'"),
        ({"refresh_token": {"policies": [{}]}}, "refresh_token.policies[0].audience", "is missing"),
        ({"refresh_token": {"policies": {}}}, "refresh_token.policies", "should be a list, not an object"),
        ({"grant_types": ["a", 1]}, "grant_types[1]", "should be text, not the number 1"),
    ],
)
def test_fields_of_auth0s_objects(fields: dict[str, Any], path: str, message: str) -> None:
    error = client(**fields)
    assert error.path == f"clients[0].{path}"
    assert error.message.startswith(message)


def test_allowed_values_are_listed() -> None:
    hint = client(refresh_token={"rotation_type": "yes"}).hint
    assert "'rotating'" in hint
    assert "'non-rotating'" in hint


def test_the_first_fault_of_the_text_is_told_and_how_many_there_are() -> None:
    error = refusal(steps=[{"type": "wait", "seconds": "5"}], clients=[{"client_id": 7}], nme=1)
    assert error.path == "steps[0].seconds"
    assert error.message.endswith("(the first of 3 problems)")


def test_the_place_is_that_of_the_value_of_an_unknown_field_its_name() -> None:
    text = '{"format": "mrrt-studio/scenario",\n "version": 1,\n "name": 5}'
    with pytest.raises(FormatError) as caught:
        load(text)
    assert (caught.value.line, caught.value.column) == (3, 10)
    with pytest.raises(FormatError) as caught:
        load(text.replace('"name"', '"nmae"'))
    assert (caught.value.line, caught.value.column) == (3, 2)


@pytest.mark.parametrize(
    ("collection", "field", "item"),
    [
        ("clients", "client_id", {"client_id": "same"}),
        ("resource_servers", "identifier", {"identifier": "same"}),
        ("users", "user_id", {"user_id": "same"}),
        ("steps", "id", {"id": "same", "type": "wait", "seconds": 1}),
    ],
)
def test_of_two_equal_ids_the_second_is_shown(collection: str, field: str, item: dict[str, Any]) -> None:
    error = refusal(**{collection: [item, {**item, field: "other"}, item]})
    assert error.path == f"{collection}[2].{field}"
    assert "'same'" in error.message


def test_an_id_that_a_step_has_by_its_place_counts_too() -> None:
    wait = {"type": "wait", "seconds": 1}
    assert steps({**wait, "id": "step-2"}, wait).path == "steps[1].id"


def test_an_object_inside_a_text_is_told_with_its_whole_path() -> None:
    raw = read_json('{"clients": [\n{"client_id": 5}]}')
    with pytest.raises(ValidationError) as caught:
        Client.model_validate({"client_id": 5})
    error = refused(caught.value, raw, ("clients", 0))
    assert (error.path, error.line, error.column) == ("clients[0].client_id", 2, 15)
