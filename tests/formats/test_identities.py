from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.identities import IDENTITY, once, with_ids
from mrrt_studio.formats.parts import Item
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.fresh import derived_client_id
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.text import read_json

RAW = read_json('[{"client_id": 1}, {"client_id": 2}]')


def item(collection: str, number: int = 0, **fields: Any) -> Item:
    return Item(collection, fields, Found(collection, fields, RAW, (number,)))


def test_identities_are_told_for_every_collection() -> None:
    assert IDENTITY.keys() <= Scenario.model_fields.keys()


def test_an_application_without_an_id_gets_one_from_its_name() -> None:
    notes: list[Note] = []
    found = with_ids(
        [item("clients", name="A"), item("clients", client_id="c", name="B")], notes, repeats=False
    )
    assert [each.item["client_id"] for each in found] == [derived_client_id("A"), "c"]
    assert "'A' has no client_id" in notes[0].message


def test_many_are_told_together() -> None:
    notes: list[Note] = []
    with_ids([item("clients", name=str(number)) for number in range(9)], notes, repeats=False)
    assert [note.message[:14] for note in notes] == ["9 applications"]


def test_two_of_one_name_are_two_and_told() -> None:
    notes: list[Note] = []
    found = with_ids([item("clients", name="A"), item("clients", 1, name="A")], notes, repeats=False)
    assert len({str(each.item["client_id"]) for each in found}) == 2
    assert "2 applications are called 'A'" in notes[-1].message
    again = with_ids([item("clients", name="A"), item("clients", name="A")], [], repeats=True)
    assert len({str(each.item["client_id"]) for each in again}) == 1


def test_each_object_stands_there_once_as_it_was_last() -> None:
    notes: list[Note] = []
    found = once(
        [
            item("clients", client_id="c", a=1, b=1),
            item("clients", 1, client_id="c", b=2),
            item("clients", x=1),
        ],
        notes,
        strict=False,
        repeats=False,
    )
    assert [each.item for each in found] == [{"client_id": "c", "a": 1, "b": 2}, {"x": 1}]
    assert len(notes) == 1


def test_in_a_recording_that_is_worth_no_word() -> None:
    notes: list[Note] = []
    once([item("roles", name="r"), item("roles", name="r", x=1)], notes, strict=False, repeats=True)
    assert notes == []


def test_a_grant_for_machines_is_another_than_one_for_users() -> None:
    grants = [
        item("client_grants", client_id="c", audience="a"),
        item("client_grants", client_id="c", audience="a", subject_type="client"),
        item("client_grants", client_id="c", audience="a", subject_type="user"),
    ]
    assert len(once(grants, [], strict=False, repeats=True)) == 2


def test_strictly_taken_a_second_one_is_an_error_with_its_place() -> None:
    with pytest.raises(FormatError) as caught:
        once(
            [item("clients", client_id="c"), item("clients", 1, client_id="c")],
            [],
            strict=True,
            repeats=False,
        )
    assert caught.value.path == "[1].client_id"


def test_tenant_settings_add_up() -> None:
    found = once([item("tenant", a=1), item("tenant", b=2)], [], strict=False, repeats=True)
    assert [each.item for each in found] == [{"a": 1, "b": 2}]
