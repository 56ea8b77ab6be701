from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.identities import once, with_ids
from mrrt_studio.formats.parts import Item
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.fresh import derived_client_id
from mrrt_studio.scenario.text import read_json

RAW = read_json('{"clients": [{"client_id": "a"}, {"client_id": "a"}]}', "one.json")


def item(collection: str, number: int = 0, **fields: Any) -> Item:
    return Item(collection, fields, Found(collection, fields, RAW, ("clients", number)))


def ids(*items: Item, repeats: bool = False) -> tuple[list[Any], list[Note]]:
    notes: list[Note] = []
    return [each.item.get("client_id") for each in with_ids(items, notes, repeats=repeats)], notes


def merged(*items: Item, repeats: bool = False) -> tuple[list[dict[str, Any]], list[Note]]:
    notes: list[Note] = []
    return [each.item for each in once(items, notes, strict=False, repeats=repeats)], notes


def test_an_application_without_an_id_gets_one_from_its_name_and_it_is_told() -> None:
    found, notes = ids(
        item("clients", name="A"), item("clients", client_id="b", name="A"), item("roles", name="A")
    )
    made = derived_client_id("A")
    assert found == [made, "b", None]
    assert [note.message for note in notes] == [f"'A' has no client_id in the source; it got {made}"]


def test_two_applications_of_one_name_are_two() -> None:
    found, notes = ids(item("clients", name="A"), item("clients", name="A"))
    assert found == [derived_client_id("A"), derived_client_id("A", "2")]
    assert notes[-1].message.startswith("2 applications are called 'A'")
    assert notes[-1].path == ("clients", 0, "name")


def test_where_objects_repeat_one_name_is_one_application() -> None:
    found, notes = ids(item("clients", name="A"), item("clients", name="A"), repeats=True)
    assert found == [derived_client_id("A")] * 2
    assert not any("are called" in note.message for note in notes)


def test_many_made_ids_are_told_once() -> None:
    _, notes = ids(*(item("clients", name=name) for name in "ABCD"))
    assert [note.message[:31] for note in notes] == ["4 applications have no client_id"[:31]]


@pytest.mark.parametrize(
    ("collection", "first", "second"),
    [
        ("clients", {"client_id": "a"}, {"client_id": "a"}),
        ("resource_servers", {"identifier": "i"}, {"identifier": "i"}),
        (
            "client_grants",
            {"client_id": "a", "audience": "x"},
            {"client_id": "a", "audience": "x", "subject_type": "client"},
        ),
        ("roles", {"name": "R"}, {"name": "R"}),
        ("users", {"user_id": "u"}, {"user_id": "u"}),
        ("organizations", {"id": "org_1"}, {"id": "org_1"}),
        ("actions", {"name": "x"}, {"name": "x"}),
        ("rules", {"name": "y"}, {"name": "y"}),
        ("rules_configs", {"key": "K"}, {"key": "K"}),
        ("tenant", {"flags": {}}, {"friendly_name": "T"}),
    ],
)
def test_one_object_twice_is_one_with_its_last_fields(
    collection: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    found, notes = merged(item(collection, x=1, y=1, **first), item(collection, 1, x=2, **second))
    assert found == [first | second | {"x": 2, "y": 1}]
    assert [note.message for note in notes] == ["this one stands in the source twice"]


@pytest.mark.parametrize(
    ("collection", "first", "second"),
    [
        ("clients", {"name": "A"}, {"name": "A"}),
        (
            "client_grants",
            {"client_id": "a", "audience": "x"},
            {"client_id": "a", "audience": "x", "subject_type": "user"},
        ),
        ("client_grants", {"client_id": "a", "audience": "x"}, {"default_for": "a", "audience": "x"}),
        ("roles", {"name": "1"}, {"name": 1}),
        ("triggers", {"post-login": []}, {"post-login": []}),
    ],
)
def test_different_objects_stay_two(collection: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    found, notes = merged(item(collection, **first), item(collection, 1, **second))
    assert (found, notes) == ([first, second], [])


def test_repetition_is_told_only_where_it_is_odd() -> None:
    one, same, other = ({"client_id": "a", "x": value} for value in (1, 1, 2))
    assert merged(item("clients", **one), item("clients", 1, **same))[1] == []
    assert merged(item("clients", **one), item("clients", 1, **other), repeats=True) == ([other], [])


def test_a_secret_in_one_occurrence_counts_for_both() -> None:
    first = item("clients", client_id="a")
    first.had_secret, first.markers = True, {("client_secret",): "##S##"}
    (both,) = once([first, item("clients", 1, client_id="a")], [], strict=False, repeats=True)
    assert (both.had_secret, dict(both.markers)) == (True, {("client_secret",): "##S##"})


def test_whoever_is_strict_refuses_it_with_its_place() -> None:
    with pytest.raises(FormatError) as caught:
        once(
            [item("clients", client_id="a"), item("clients", 1, client_id="a")],
            [],
            strict=True,
            repeats=False,
        )
    assert (caught.value.path, caught.value.line, caught.value.column) == ("clients[1].client_id", 1, 48)
