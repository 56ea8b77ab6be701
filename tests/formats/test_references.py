from __future__ import annotations

from typing import Any

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.parts import Item
from mrrt_studio.formats.references import client_names, resolved, triggers_of
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}")


def item(collection: str, **fields: Any) -> Item:
    return Item(collection, fields, Found(collection, fields, RAW))


def test_names_of_applications_become_ids() -> None:
    notes: list[Note] = []
    found = resolved(
        [
            item("clients", client_id="c1", name=" My App"),
            item("clients", client_id="c2", name="Other"),
            item("client_grants", client_id="My App", audience="a"),
            item("client_grants", client_id="c2", audience="a"),
            item("client_grants", client_id="Unknown", audience="a"),
            item("client_grants", default_for="third_party_clients", audience="a"),
            item("resource_servers", identifier="i", client_id="Other"),
        ],
        notes,
    )
    assert notes == []
    assert [each.item.get("client_id") for each in found[2:]] == ["c1", "c2", "Unknown", None, "c2"]


def test_of_two_with_one_name_the_first_is_meant_and_an_id_wins_over_a_name() -> None:
    names = client_names(
        [{"client_id": "a", "name": "X"}, {"client_id": "b", "name": "X"}, {"client_id": "X"}]
    )
    assert names == {"a": "a", "b": "b", "X": "X"}
    assert client_names([{"client_id": "a", "name": "X"}, {"client_id": "b", "name": "X"}])["X"] == "a"


def test_actions_are_bound_by_name_whatever_the_source_calls_them() -> None:
    bound = triggers_of(
        [
            item("triggers", **{"post-login": ["id-1", "By name"], "credentials-exchange": []}),
            item("actions", id="id-1", name="By id"),
        ]
    )
    assert bound == {"post-login": ("By id", "By name"), "credentials-exchange": ()}


def test_a_name_that_several_applications_have_is_told_where_it_is_used() -> None:
    notes: list[Note] = []
    resolved(
        [
            item("clients", client_id="a", name="Same"),
            item("clients", client_id="b", name="Same"),
            item("clients", client_id="c", name="b"),
            item("client_grants", client_id="Same", audience="i"),
            item("client_grants", client_id="b", audience="i"),
        ],
        notes,
    )
    [told] = notes
    assert told.message.startswith("several applications have the name 'Same', of which the first is taken")
    assert told.path == ("client_id",)
