from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from mrrt_studio.formats.management_objects import (
    Objects,
    count_of,
    is_known,
    objects_of,
    triggers,
    with_code,
)
from mrrt_studio.scenario.text import read_json
from tests.strategies import json_values

CLIENT = {"client_id": "c", "name": "n"}
BINDING = {"trigger_id": "post-login", "action": {"id": "1", "name": "A", "deployed_version": {"code": "x"}}}


def found(tree: Any) -> Objects:
    return objects_of(read_json(json.dumps(tree)))


@pytest.mark.parametrize(
    "tree",
    [
        CLIENT,
        [CLIENT],
        {"clients": [CLIENT]},
        {"next": "x", "clients": [CLIENT]},
        {"start": 0, "limit": 1, "total": 1, "clients": [CLIENT]},
    ],
)
def test_one_object_and_every_envelope_are_the_same(tree: Any) -> None:
    assert [(each.collection, each.item) for each in found(tree).found] == [("clients", CLIENT)]


def test_an_export_keyed_by_kind_is_taken_whole() -> None:
    objects = found(
        {
            "clients": [CLIENT],
            "resource_servers": [],
            "tenant": {"friendly_name": "f"},
            "triggers": {"post-login": [{"action_name": "A", "display_name": "D"}]},
            "connections": [{}, {}],
            "branding": {},
        }
    )
    assert [each.collection for each in objects.found] == ["clients", "tenant", "triggers"]
    assert objects.found[2].item == {"post-login": ["A"]}
    assert objects.managed == {"clients", "resource_servers", "tenant", "triggers"}
    assert objects.ignored == {"connections": 2}


def test_bindings_give_actions_and_their_order() -> None:
    second = {**BINDING, "action": {"id": "2", "name": "B", "code": "y"}}
    objects = found({"bindings": [BINDING, second, {"trigger_id": "x"}, 5], "total": 2})
    assert [(each.collection, each.item.get("code")) for each in objects.found] == [
        ("actions", "x"),
        ("triggers", None),
        ("actions", "y"),
    ]
    assert objects.found[1].item == {"post-login": ["A", "B"]}
    assert objects.ignored == {"unrecognised objects": 2}


def test_possible_triggers_and_pages_of_other_things_are_counted() -> None:
    assert found({"triggers": [{"id": "post-login"}]}).ignored == {"triggers": 1}
    assert found({"log_streams": [{}, {}], "total": 2}).ignored == {"log streams": 2}


def test_what_is_not_known_is_told_with_its_place() -> None:
    objects = found([CLIENT, {"x": 1}, 5])
    assert [note.path for note in objects.notes] == [(1,), (2,)]
    assert "its fields: x" in objects.notes[0].message


@pytest.mark.parametrize(
    ("bound", "name"),
    [
        ({"action_name": "A", "display_name": "D"}, "A"),
        ({"ref": {"type": "action_id", "value": "1"}, "display_name": "D"}, "1"),
        ({"name": "A"}, "A"),
        ("A", "A"),
        ({}, None),
    ],
)
def test_every_form_of_a_binding_names_an_action(bound: Any, name: str | None) -> None:
    assert triggers({"post-login": [bound]}) == {"post-login": [name]}
    assert triggers({"post-login": None}) == {"post-login": []}


def test_code_of_its_own_wins_over_that_of_a_version() -> None:
    assert with_code({"code": "a", "deployed_version": {"code": "b"}})["code"] == "a"
    assert with_code({"current_version": {"code": "b"}})["code"] == "b"
    assert with_code({}) == {}


def test_sections_are_counted() -> None:
    assert [count_of(value) for value in ([1, 2], [], {"a": 1}, {}, None)] == [2, 0, 1, 0, 0]


@given(json_values())
def test_any_tree_is_taken_apart_without_an_error(tree: Any) -> None:
    objects = found(tree)
    assert is_known(tree) in {True, False}
    assert len(objects.found) + sum(objects.ignored.values()) >= 0
