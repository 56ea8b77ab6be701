from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.management_objects import (
    Objects,
    count_of,
    is_envelope,
    is_known,
    objects_of,
    triggers,
    with_code,
)
from mrrt_studio.scenario.text import read_json

CLIENT = {"client_id": "a", "name": "A"}
BINDING = {"id": "b", "trigger_id": "post-login", "action": {"id": "act_1", "name": "x"}}


def objects(tree: Any) -> Objects:
    return objects_of(read_json(json.dumps(tree), "one.json"))


@pytest.mark.parametrize(
    ("tree", "path"),
    [
        (CLIENT, ()),
        ([CLIENT], (0,)),
        ({"clients": [CLIENT]}, ("clients", 0)),
        ({"clients": [CLIENT], "next": "abc"}, ("clients", 0)),
        ({"start": 0, "limit": 50, "total": 1, "clients": [CLIENT]}, ("clients", 0)),
    ],
)
def test_one_object_and_every_envelope_hold_the_same(tree: Any, path: tuple[str | int, ...]) -> None:
    found = objects(tree)
    assert [(each.collection, each.item, each.path) for each in found.found] == [("clients", CLIENT, path)]
    assert (found.managed, found.ignored, found.notes) == ({"clients"}, {}, [])


def test_an_export_keyed_by_kind_is_read_and_the_rest_is_counted() -> None:
    found = objects(
        {
            "clients": [],
            "resourceServers": [{"identifier": "i"}],
            "tenant": {"friendly_name": "T"},
            "triggers": {"post-login": [{"action_name": "x"}]},
            "log_streams": [{}, {}],
            "branding": {},
            "prompts": {"x": 1},
        }
    )
    assert [(each.collection, each.item) for each in found.found] == [
        ("resource_servers", {"identifier": "i"}),
        ("tenant", {"friendly_name": "T"}),
        ("triggers", {"post-login": ["x"]}),
    ]
    assert found.managed == {"clients", "resource_servers", "tenant", "triggers"}
    assert found.ignored == {"log streams": 2, "prompts": 1}


def test_bindings_give_the_action_and_its_place_in_the_trigger() -> None:
    second = {**BINDING, "action": {"name": "y", "deployed_version": {"code": "c"}}}
    found = objects({"bindings": [BINDING, second, {"id": "b", "trigger_id": "t"}], "total": 3})
    assert [each.item for each in found.found if each.collection == "actions"] == [
        {"id": "act_1", "name": "x"},
        {"name": "y", "deployed_version": {"code": "c"}, "code": "c"},
    ]
    assert [each.item for each in found.found if each.collection == "triggers"] == [
        {"post-login": ["x", "y"]}
    ]
    assert [note.path for note in found.notes] == [("bindings", 2)]


@pytest.mark.parametrize(
    ("tree", "said", "path"),
    [
        ([{"x": 1, "y": 2}], "its fields: x, y)", (0,)),
        ([{}], "its fields: none)", (0,)),
        ([CLIENT, 5], "not an object", (1,)),
        ({"clients": ["a"]}, "not an object", ("clients", 0)),
    ],
)
def test_what_is_not_known_is_counted_and_told(tree: Any, said: str, path: tuple[str | int, ...]) -> None:
    found = objects(tree)
    assert found.ignored == {"unrecognised objects": 1}
    assert [(said in note.message, note.path) for note in found.notes] == [(True, path)]


def test_what_a_scenario_has_no_place_for_is_counted_by_kind() -> None:
    found = objects([{"name": "c", "strategy": "auth0"}, {"name": "d", "strategy": "oidc"}])
    assert (found.found, found.ignored, found.notes) == ([], {"connections": 2}, [])


@pytest.mark.parametrize(
    ("tree", "envelope", "known"),
    [
        (CLIENT, False, True),
        ({"clients": []}, True, True),
        ({"friendly_name": "T", "session_lifetime": 1}, False, True),
        ({"tenant": {"friendly_name": "T"}}, True, True),
        ({"things": [], "total": 0}, True, True),
        ({"triggers": [{"id": "post-login"}]}, True, True),
        ({"things": []}, False, False),
    ],
)
def test_an_envelope_is_told_from_an_object(tree: dict[str, Any], envelope: bool, known: bool) -> None:
    assert (is_envelope(tree), is_known(tree)) == (envelope, known)


@pytest.mark.parametrize(
    ("tree", "known"), [([5, CLIENT], True), ([{"x": 1}], False), ([], False), ("x", False)]
)
def test_a_list_is_known_by_what_it_holds(tree: Any, known: bool) -> None:
    assert is_known(tree) is known


@pytest.mark.parametrize(
    ("bound", "name"),
    [
        ("x", "x"),
        ({"action_name": "x", "display_name": "X"}, "x"),
        ({"ref": {"type": "action_name", "value": "x"}, "display_name": "X"}, "x"),
        ({"name": "x", "action_id": "act_1"}, "x"),
        ({"action_id": "act_1", "display_name": "X"}, "act_1"),
        ({"display_name": "X"}, "X"),
        ({}, None),
    ],
)
def test_a_bound_action_is_named_in_any_of_the_tools_forms(bound: Any, name: str | None) -> None:
    assert triggers({"post-login": [bound], "other": None}) == {"post-login": [name], "other": []}


@pytest.mark.parametrize(
    ("action", "code"),
    [
        ({"code": "own", "deployed_version": {"code": "old"}}, "own"),
        ({"deployed_version": {"code": "d"}, "current_version": {"code": "c"}}, "d"),
        ({"current_version": {"code": "c"}}, "c"),
        ({"deployed_version": None}, None),
    ],
)
def test_the_code_of_an_action_is_its_own_or_the_deployed_one(
    action: dict[str, Any], code: str | None
) -> None:
    assert with_code(action).get("code") == code


@pytest.mark.parametrize(
    ("value", "count"), [([1, 2], 2), ([], 0), ({}, 0), (None, 0), ({"x": 1}, 1), ("x", 1)]
)
def test_things_that_are_not_used_are_counted(value: Any, count: int) -> None:
    assert count_of(value) == count


@pytest.mark.parametrize(
    ("name", "collection", "count"),
    [
        ("GET_clients_include_totals.json", "clients", None),
        ("GET_resource-servers_include_totals.json", "resource_servers", None),
        ("GET_client-grants_take.json", "client_grants", None),
        ("GET_roles.json", "roles", None),
        ("GET_organizations.json", "organizations", None),
        ("GET_actions_actions_code-removed.json", "actions", None),
        ("GET_tenants_settings.json", "tenant", 1),
    ],
)
def test_every_object_of_a_real_answer_is_found(
    shared: Path, name: str, collection: str, count: int | None
) -> None:
    text = (shared / "samples" / "management-api" / name).read_text(encoding="utf-8")
    tree = json.loads(text)
    listed = tree if isinstance(tree, list) else tree.get(collection)
    found = objects_of(read_json(text, name))
    assert {each.collection for each in found.found} == {collection}
    assert len(found.found) == (count or len(listed))
    assert (found.ignored, found.notes) == ({}, [])
