from __future__ import annotations

from typing import Any

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.parts import COMPLETE, Item, with_parts
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}")


def item(collection: str, **fields: Any) -> Item:
    return Item(collection, fields, Found(collection, fields, RAW))


def joined(*items: Item) -> tuple[list[dict[str, Any]], list[Note]]:
    notes: list[Note] = []
    return [each.item for each in with_parts(items, notes)], notes


def test_scopes_find_their_api_and_the_last_description_counts() -> None:
    found, notes = joined(
        item("api_scopes", identifier="i", scopes=[{"value": "a", "description": "new"}, {"value": "b"}]),
        item("resource_servers", identifier="i", scopes=[{"value": "a"}]),
    )
    assert found == [{"identifier": "i", "scopes": [{"value": "a", "description": "new"}, {"value": "b"}]}]
    assert notes == []


def test_permissions_find_their_role_by_id_or_name_and_add_up() -> None:
    one, two = {"permission_name": "a"}, {"permission_name": "b"}
    found, _ = joined(
        item("roles", id="rol_1", name="R", permissions=[one]),
        item("role_permissions", role="rol_1", permissions=[two]),
        item("role_permissions", role="R", permissions=[two]),
    )
    assert found == [{"id": "rol_1", "name": "R", "permissions": [one, two]}]


def test_a_complete_list_replaces() -> None:
    found, _ = joined(
        item("users", user_id="u", roles=["a"]),
        item("user_roles", user_id="u", roles=["b"], **{COMPLETE: True}),
    )
    assert found == [{"user_id": "u", "roles": ["b"]}]


def test_settings_become_those_of_their_application() -> None:
    found, _ = joined(item("clients", client_id="c"), item("client_settings", client_id="c", app_type="spa"))
    assert found == [{"client_id": "c", "app_type": "spa"}]


def test_an_owner_that_stands_nowhere_is_made_and_told() -> None:
    found, notes = joined(
        item("role_permissions", role="rol_1", permissions=[]),
        item("role_permissions", role="rol_1", permissions=["x"]),
        item("user_permissions", user_id="u", permissions=[]),
        item("organization_members", id="o", members=["u"]),
    )
    assert found[0] == {"id": "rol_1", "name": "rol_1", "permissions": ["x"]}
    assert found[1:] == [{"user_id": "u", "permissions": []}, {"id": "o", "name": "o", "members": ["u"]}]
    assert len(notes) == 1
    assert "rol_1" in notes[0].message


def test_the_label_is_what_people_know() -> None:
    assert item("clients", client_id="c", name="n").label == "n"
    assert item("tenant").label == "tenant"
