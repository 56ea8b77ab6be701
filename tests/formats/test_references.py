from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.parts import Item
from mrrt_studio.formats.references import client_names, resolved, triggers_of
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}", None)
CLIENTS = (
    {"client_id": "a", "name": "A"},
    {"client_id": "b", "name": " B "},
    {"client_id": "c", "name": "A"},
)


def item(collection: str, **fields: Any) -> Item:
    return Item(collection, fields, Found(collection, fields, RAW))


@pytest.mark.parametrize("collection", ["client_grants", "resource_servers"])
@pytest.mark.parametrize(
    ("named", "id_"),
    [("A", "a"), ("b", "b"), (" B ", "b"), ("B", "b"), ("  A", "a"), ("Nobody", "Nobody"), (None, None)],
)
def test_applications_are_named_by_their_id(collection: str, named: str | None, id_: str | None) -> None:
    items = [item(collection, client_id=named, x=1), *(item("clients", **each) for each in CLIENTS)]
    assert resolved(items)[0].item == {"client_id": id_, "x": 1}


def test_nothing_else_is_touched() -> None:
    items = [
        item("users", user_id="u", client_id="A"),
        item("client_grants", default_for="x"),
        item("clients", **CLIENTS[0]),
    ]
    assert [each.item for each in resolved(items)] == [
        {"user_id": "u", "client_id": "A"}, {"default_for": "x"}, CLIENTS[0],
    ]  # fmt: skip


def test_an_id_wins_over_a_name_and_the_first_of_two_names() -> None:
    names = client_names([*CLIENTS, {"client_id": "d", "name": "a"}, {"name": "without id"}])
    assert names == {"a": "a", "b": "b", "c": "c", "d": "d", "A": "a", " B ": "b", "B": "b"}


def test_triggers_name_actions_whether_bound_by_name_or_id() -> None:
    items = [
        item("triggers", **{"post-login": ["act_1", "other"], "credentials-exchange": []}),
        item("actions", id="act_1", name="first"),
        item("triggers", **{"send-phone-message": None}),
    ]
    assert triggers_of(items) == {
        "post-login": ("first", "other"), "credentials-exchange": (), "send-phone-message": (),
    }  # fmt: skip
