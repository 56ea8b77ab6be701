from __future__ import annotations

from typing import Any

import pytest
from pydantic import JsonValue

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.parts import COMPLETE, Item, with_parts
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}", None)
ONE, TWO, THREE = ({"value": name} for name in ("one", "two", "three"))


def item(collection: str, **fields: Any) -> Item:
    return Item(collection, fields, Found(collection, fields, RAW, ("here",)))


def joined(*items: Item) -> tuple[list[dict[str, JsonValue]], list[Note]]:
    notes: list[Note] = []
    return [each.item for each in with_parts(items, notes)], notes


@pytest.mark.parametrize(
    ("owner", "part", "grown"),
    [
        (item("clients", client_id="a", name="A"), item("client_settings", client_id="a", x=1), {"x": 1}),
        (
            item("resource_servers", identifier="i", scopes=[ONE]),
            item("api_scopes", identifier="i", scopes=[TWO]),
            {"scopes": [ONE, TWO]},
        ),
        (
            item("roles", id="rol_1", name="R"),
            item("role_permissions", role="rol_1", permissions=[ONE]),
            {"permissions": [ONE]},
        ),
        (
            item("roles", name="R", permissions=[ONE]),
            item("role_permissions", role="R", permissions=[TWO]),
            {"permissions": [ONE, TWO]},
        ),
        (
            item("users", user_id="u", roles=["A"]),
            item("user_roles", user_id="u", roles=["B", "A"]),
            {"roles": ["A", "B"]},
        ),
        (
            item("users", user_id="u"),
            item("user_permissions", user_id="u", permissions=[ONE]),
            {"permissions": [ONE]},
        ),
        (
            item("organizations", id="org_1", name="O"),
            item("organization_members", id="O", members=["u"]),
            {"members": ["u"]},
        ),
    ],
)
@pytest.mark.parametrize("part_first", [False, True])
def test_a_part_becomes_its_owners(
    owner: Item, part: Item, grown: dict[str, JsonValue], part_first: bool
) -> None:
    before = dict(owner.item)
    fresh = Item(owner.collection, before, owner.found)
    found, notes = joined(*((part, fresh) if part_first else (fresh, part)))
    assert found == [before | grown]
    assert notes == []


def test_a_complete_list_is_all_that_the_owner_has() -> None:
    owner = item("resource_servers", identifier="i", scopes=[ONE, TWO])
    found, _ = joined(owner, item("api_scopes", identifier="i", scopes=[THREE], **{COMPLETE: True}))
    assert found == [{"identifier": "i", "scopes": [THREE]}]


def test_a_scope_in_both_counts_as_it_stands_in_the_second() -> None:
    owner = item("resource_servers", identifier="i", scopes=[ONE, TWO])
    described = {"value": "one", "description": "d"}
    found, _ = joined(owner, item("api_scopes", identifier="i", scopes=[described]))
    assert found[0]["scopes"] == [described, TWO]


def test_an_api_that_stands_nowhere_is_made_of_its_scopes_and_told() -> None:
    parts = (item("api_scopes", identifier="i", scopes=[each]) for each in (ONE, TWO))
    found, notes = joined(*parts)
    assert found == [{"identifier": "i", "scopes": [ONE, TWO]}]
    assert [(note.message, note.path) for note in notes] == [
        ("'i': the API itself is not in the source, so that it has nothing but these scopes", ("here",))
    ]


def test_a_role_that_stands_nowhere_is_called_by_its_id_and_told() -> None:
    found, notes = joined(item("role_permissions", role="rol_9", permissions=[ONE]))
    assert found == [{"id": "rol_9", "name": "rol_9", "permissions": [ONE]}]
    assert "its id stands for its name" in notes[0].message


def test_a_user_that_stands_nowhere_needs_no_word() -> None:
    assert joined(item("user_roles", user_id="u", roles=["A"])) == ([{"user_id": "u", "roles": ["A"]}], [])


def test_an_object_is_called_by_the_name_people_know() -> None:
    assert item("clients", client_id="a", name="A").label == "A"
    assert item("clients", client_id="a", name="").label == "a"
    assert item("client_grants").label == "client_grants"
    assert item("clients").note("odd", ("x", 1)).path == ("here", "x", 1)
