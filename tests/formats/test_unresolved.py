from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.unresolved import (
    FIELD,
    Unresolved,
    has_marker,
    keeping,
    names_without_value,
    restored,
    usable,
    without,
)
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ResourceServer
from tests.strategies import clients, json_values

POLICY = {"audience": "a", "scope": ["x"]}


@pytest.mark.parametrize(
    ("value", "holds"),
    [("##X##", True), ("a @@X@@", True), ("${var.x}", True), ("##x##", False), ("#", False), (5, False)],
)
def test_markers_and_expressions_are_known(value: Any, holds: bool) -> None:
    assert has_marker(value) is holds


@pytest.mark.parametrize(
    ("item", "kept", "path", "value"),
    [
        ({"callbacks": "@@U@@"}, {}, ["callbacks"], "@@U@@"),
        ({"is_first_party": "##B##"}, {}, ["is_first_party"], "##B##"),
        ({"refresh_token": "##R##"}, {}, ["refresh_token"], "##R##"),
        (
            {"refresh_token": {"leeway": "##L##", "rotation_type": "rotating"}},
            {"refresh_token": {"rotation_type": "rotating"}},
            ["refresh_token", "leeway"],
            "##L##",
        ),
        (
            {"refresh_token": {"policies": [POLICY, "##P##", POLICY]}},
            {"refresh_token": {"policies": [POLICY, POLICY]}},
            ["refresh_token", "policies", 1],
            "##P##",
        ),
        ({"organization_usage": "newer"}, {}, ["organization_usage"], "newer"),
    ],
)
def test_what_no_field_can_hold_is_kept_beside_and_comes_back(
    item: dict[str, Any], kept: dict[str, Any], path: list[Any], value: Any
) -> None:
    whole = {"client_id": "c", **item}
    found, left_out = usable(Client, whole)
    assert found == {"client_id": "c", **kept}
    held = keeping(found or {}, left_out)
    assert held[FIELD] == [{"path": path, "value": value}]
    assert Client.model_validate(held)
    assert restored(held) == whole


def test_several_places_of_a_list_come_back_in_order() -> None:
    api = {"identifier": "i", "scopes": ["##A##", {"value": "x"}, "##B##", {"value": "y"}, {"nothing": 1}]}
    found, left_out = usable(ResourceServer, api)
    assert found == {"identifier": "i", "scopes": [{"value": "x"}, {"value": "y"}]}
    assert restored(keeping(found, left_out)) == api


def test_a_null_where_there_may_be_none_is_absent_without_a_word() -> None:
    item = {"client_id": "c", "name": None, "refresh_token": {"policies": [{"audience": "a", "scope": None}]}}
    found, left_out = usable(Client, item)
    assert found == {"client_id": "c", "refresh_token": {"policies": [{"audience": "a"}]}}
    assert left_out == ()


def test_an_object_that_lacks_what_it_needs_is_not_usable() -> None:
    found, left_out = usable(Client, {"name": "n"})
    assert found is None
    assert "'client_id' is missing" in left_out[0].reason
    assert usable(Client, {"client_id": 5})[0] is None


def test_a_scope_that_is_an_object_gets_a_helpful_word() -> None:
    policy = {"audience": "a", "scope": [{"read": "doc"}]}
    _, left_out = usable(Client, {"client_id": "c", "refresh_token": {"policies": [policy]}})
    assert "write 'read:doc'" in left_out[0].reason


def test_a_field_that_got_a_value_since_keeps_it() -> None:
    held = {"client_id": "c", "callbacks": ["mine"], FIELD: [{"path": ["callbacks"], "value": "@@U@@"}]}
    assert restored(held) == {"client_id": "c", "callbacks": ["mine"]}


@pytest.mark.parametrize("notes", [5, [5], [{"path": 5}], [{"path": ["a", 7, "b"], "value": 1}], [{}]])
def test_a_damaged_note_changes_nothing(notes: Any) -> None:
    assert restored({"a": {"b": 1}, FIELD: notes}) == {"a": {"b": 1}}


@given(clients(), st.dictionaries(st.sampled_from(list(Client.model_fields)), json_values(), max_size=4))
def test_any_object_is_usable_or_not_and_what_is_usable_is_a_model(
    client: Client, fields: dict[str, Any]
) -> None:
    found, _ = usable(Client, {**client.to_json(), **fields})
    assert found is None or Client.model_validate(found).client_id == found["client_id"]


@given(json_values())
def test_nothing_is_taken_out_where_nothing_is_named(value: Any) -> None:
    assert without(value, []) == value


def test_the_fields_of_which_only_a_marker_is_known_have_names() -> None:
    left_out = [
        Unresolved(("refresh_token", "policies", 1, "scope"), "@@S@@", ""),
        Unresolved(("callbacks",), "${var.urls}", ""),
        Unresolved(("is_first_party",), "yes", "a wrong value is no marker"),
    ]
    item = Client.model_validate(keeping({"client_id": "c"}, left_out))
    assert names_without_value(item) == ("refresh_token.policies[1].scope", "callbacks")
    assert names_without_value(Client(client_id="c")) == ()
