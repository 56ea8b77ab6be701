from __future__ import annotations

import json
from typing import Any

import pytest

from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_scenario import imported, is_scenario, of_scenario
from mrrt_studio.formats.review import place_of, review
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import DEFAULT_DOMAIN

HEAD = {"format": "mrrt-studio/scenario", "version": 1}
MEMBERS: dict[str, Any] = {
    "name": "Mine",
    "tenant": {"domain": "acme.auth0.com", "friendly_name": "Acme"},
    "clients": [{"client_id": "a", "name": "A"}],
    "roles": [],
    "actions": [{"name": "x", "supported_triggers": [{"id": "post-login"}]}],
    "triggers": {"post-login": ["x"]},
    "steps": [{"type": "login", "client": "a", "user": "auth0|u"}],
}
TEXT = json.dumps({**HEAD, **MEMBERS}, indent=1)


def test_a_scenario_is_taken_whole_where_there_is_nothing_yet() -> None:
    found = imported(read_document(TEXT, "a.json"))
    assert found.whole == Scenario.model_validate(MEMBERS)
    assert review(Scenario(), found).result == found.whole


def test_its_objects_are_there_to_be_merged() -> None:
    found = imported(read_document(TEXT, "a.json"))
    assert found.counts == {"clients": 1, "actions": 1}
    assert found.triggers == {"post-login": ("x",)}
    assert found.tenant == {"friendly_name": "Acme"}
    assert found.domain == "acme.auth0.com"
    assert [(origin.kind, origin.source) for origin in found.origins] == [("scenario", "a.json")]


def test_what_it_speaks_of_is_managed_even_if_empty() -> None:
    managed = imported(read_document(TEXT)).managed
    assert managed == {"tenant", "clients", "roles", "actions", "triggers"}


def test_the_domain_of_no_tenant_is_no_domain() -> None:
    plain = Scenario.model_validate({"tenant": {"domain": DEFAULT_DOMAIN}})
    assert of_scenario(plain).domain is None


def test_each_object_has_its_place() -> None:
    found = imported(read_document(TEXT, "a.json"))
    entry = next(each for each in review(Scenario(), found).added if each.collection == "clients")
    place = place_of(found, entry)
    assert place is not None
    assert (place.source, place.line) == ("a.json", TEXT[: TEXT.index('"client_id"')].count("\n"))


@pytest.mark.parametrize(
    ("tree", "path"),
    [
        ({**HEAD, "clients": [{"name": 1, "client_id": "a"}]}, "clients[0].name"),
        ({**HEAD, "version": 999}, "version"),
    ],
)
def test_a_field_that_cannot_be_used_is_refused_with_its_place(tree: Any, path: str) -> None:
    with pytest.raises(FormatError) as caught:
        imported(read_document(json.dumps(tree), "a.json"))
    assert (caught.value.path, caught.value.source) == (path, "a.json")


@pytest.mark.parametrize(
    ("tree", "is_one"),
    [(HEAD, True), ({"format": HEAD["format"], "version": 999}, True), ({"version": 1}, False), ([], False)],
)
def test_a_scenario_is_known_by_its_format(tree: Any, is_one: bool) -> None:
    assert is_scenario(tree) is is_one
