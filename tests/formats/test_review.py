from __future__ import annotations

import json
from typing import Any

import pytest

from mrrt_studio.formats.importing import read_text
from mrrt_studio.formats.review import Entry, apply, place_of, review
from mrrt_studio.scenario.model import Scenario

A = {"client_id": "a", "name": "A"}
B = {"client_id": "b", "name": "B"}
LOGIN = {"type": "login", "client": "a", "user": "auth0|u"}


def own(**members: Any) -> Scenario:
    return Scenario.model_validate({"clients": [A, B], "steps": [LOGIN], **members})


def named(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.collection, entry.label) for entry in entries]


def test_each_object_is_added_replaced_or_kept() -> None:
    imported = read_text(json.dumps([{**A, "is_first_party": False}, {"client_id": "c", "name": "C"}]))
    before = own()
    found = review(before, imported)
    assert named(found.added) == [("clients", "C")]
    assert named(found.replaced) == [("clients", "A")]
    assert ("clients", "B") in named(found.kept)
    assert [client.client_id for client in found.result.clients] == ["a", "b", "c"]
    assert found.result.clients[0].is_first_party is False
    assert found.result.steps == before.steps
    assert before == own()
    assert not found.changes_nothing


def test_applying_gives_what_the_review_shows() -> None:
    imported = read_text(json.dumps([{**A, "name": "Renamed"}]))
    assert apply(own(), imported) == review(own(), imported).result


def test_the_same_again_changes_nothing() -> None:
    imported = read_text(json.dumps([A]))
    found = review(own(), imported)
    assert found.changes_nothing
    assert found.result == own()
    again = review(apply(Scenario(), imported), imported)
    assert again.changes_nothing


def test_markers_secrets_and_what_has_no_place_are_told() -> None:
    text = """
clients:
  - {name: A, client_id: a, description: "##ONE## ##TWO## ##ONE##", client_secret: hunter2hunter2}
tenant: {friendly_name: "##THREE##"}
pages: [{name: login}]
"""
    found = review(Scenario(), read_text(text, "tenant.yaml"))
    assert found.markers == ("##ONE##", "##TWO##", "##THREE##")
    assert (found.real_secrets, found.hidden_secrets) == (1, 0)
    assert found.ignored == {"pages": 1}
    assert "hunter2" not in found.result.model_dump_json()


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ("", ["no application has the id or name 'gone'", "no API has the identifier 'https://api'"]),
        ("resourceServers: [{identifier: 'https://api'}]\n", ["no application has the id or name 'gone'"]),
    ],
)
def test_references_that_lead_nowhere_have_their_place(members: str, said: list[str]) -> None:
    text = f"{members}clientGrants:\n  - client_id: gone\n    audience: https://api\n    scope: []\n"
    found = review(Scenario(), read_text(text, "tenant.yaml"))
    places = {remark.message: (remark.source, remark.line) for remark in found.suspicious}
    line = 2 + bool(members)
    assert places[said[0]] == ("tenant.yaml", line)
    assert [message for message in places if message.startswith("no API")] == said[1:]


def test_an_object_that_was_there_before_is_not_suspicious_again() -> None:
    grant = {"client_id": "gone", "audience": "https://api", "scope": []}
    found = review(own(client_grants=[grant]), read_text(json.dumps([A])))
    assert found.suspicious == ()


def test_the_place_of_an_object_is_that_in_its_source() -> None:
    imported = read_text(json.dumps([A, B], indent=0), "clients.json")
    (first, second) = review(Scenario(), imported).added
    places = [place_of(imported, entry) for entry in (first, second)]
    assert [(each.source, each.line) for each in places if each] == [("clients.json", 2), ("clients.json", 6)]
    assert place_of(imported, Entry("clients", "unheard of", "X")) is None
