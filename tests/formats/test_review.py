from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.importing import read_text
from mrrt_studio.formats.review import apply, place_of, review
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from tests.strategies import clients, resource_servers, scenarios, users

BEFORE = Scenario.model_validate(
    {
        "tenant": {"domain": "mine.auth0.com", "flags": {"a": True}},
        "clients": [
            {"client_id": "real", "name": "App", "client_secret": "mine", "app_type": "spa"},
            {"client_id": "other", "name": "Other"},
        ],
        "resource_servers": [{"identifier": "i", "name": "API"}],
        "users": [{"user_id": "u", "password": "p"}],
        "actions": [{"name": "A", "code": "mine", "secrets": {"S": "mine", "T": "mine"}}],
        "rules_configs": [{"key": "k", "value": "mine"}],
        "triggers": {"post-login": ["A"]},
        "steps": [{"id": "login", "type": "login", "client": "real", "user": "u"}],
    }
)
TENANT = """
tenant: {flags: {b: false}, friendly_name: f}
clients:
  - {name: App, app_type: native, client_secret: s3cret}
  - {name: New}
resourceServers:
  - {name: API, identifier: i}
clientGrants:
  - {client_id: App, audience: i}
  - {client_id: Other, audience: gone}
actions:
  - {name: A, code: ./a.js, secrets: [{name: S, value: s3cret}]}
rulesConfigs: [{key: k, value: s3cret}]
triggers: {credentials-exchange: []}
pages: [{}]
"""


NOT_GIVEN = "the file './a.js' was not given along, so that the code is not imported."


def names(entries: Any) -> list[tuple[str, str]]:
    return [(entry.collection, entry.label) for entry in entries]


def test_the_review_tells_what_the_import_does() -> None:
    found = review(BEFORE, read_text(TENANT, "tenant.yaml"))
    assert names(found.added) == [
        ("clients", "New"),
        ("client_grants", "App → i"),
        ("client_grants", "Other → gone"),
        ("triggers", "credentials-exchange"),
    ]
    assert names(found.replaced) == [("clients", "App"), ("actions", "A"), ("tenant", "mine.auth0.com")]
    assert names(found.kept) == [
        ("clients", "Other"),
        ("resource_servers", "API"),
        ("users", "u"),
        ("rules_configs", "k"),
        ("steps", "login"),
    ]
    assert (found.ignored, found.real_secrets) == ({"pages": 1}, 3)
    assert [str(remark) for remark in found.suspicious] == [
        f"tenant.yaml:12:21: actions[0].code: {NOT_GIVEN}",
        "tenant.yaml:4:5: clients[0]: 'App' has no client_id in the source; it got one that begins with SIM.",
        "tenant.yaml:5:5: clients[1]: 'New' has no client_id in the source; it got one that begins with SIM.",
        "tenant.yaml:10:34: clientGrants[1].audience: no API has the identifier 'gone'.",
    ]


def test_what_is_there_is_found_again_and_keeps_what_the_source_does_not_give() -> None:
    after = apply(BEFORE, read_text(TENANT, "tenant.yaml"))
    assert after.clients[0].to_json() == {
        "client_id": "real",
        "name": "App",
        "app_type": "native",
        "client_secret": "mine",
    }
    assert [grant.client_id for grant in after.client_grants] == ["real", "other"]
    assert (after.actions[0].code, after.actions[0].secrets) == ("mine", {"S": "mine"})
    assert after.rules_configs == BEFORE.rules_configs
    assert after.tenant.to_json() == {
        "domain": "mine.auth0.com",
        "flags": {"a": True, "b": False},
        "friendly_name": "f",
    }
    assert after.triggers == {"post-login": ("A",), "credentials-exchange": ()}
    assert after.steps == BEFORE.steps
    assert "s3cret" not in dump(after)


def test_a_second_import_changes_nothing() -> None:
    imported = read_text(TENANT, "tenant.yaml")
    after = apply(BEFORE, imported)
    assert review(after, imported).changes_nothing
    assert apply(after, imported) == after


def test_an_id_that_changes_is_told() -> None:
    found = review(BEFORE, read_text('{"client_id": "new", "name": "App"}'))
    assert found.result.clients[0].client_id == "new"
    assert found.result.steps[0].client == "new"  # type: ignore[union-attr]
    assert [str(remark) for remark in found.suspicious] == [
        "'App' was found by its name: its client ID real becomes new, in the steps too."
    ]


def test_markers_without_a_value_are_listed() -> None:
    found = review(
        Scenario(), read_text('{"client_id": "c", "name": "##N##", "callbacks": "@@U@@", "x": "##N##"}')
    )
    assert found.markers == ("##N##", "@@U@@")


def test_places_are_those_of_the_source() -> None:
    imported = read_text('[{"client_id": "c", "name": "n"},\n {"client_id": "d", "name": "m"}]', "x.json")
    found = review(Scenario(), imported)
    remark = place_of(found, found.added[1])
    assert remark is not None
    assert str(remark) == "x.json:2:2: [1]: m."
    assert place_of(found, replace(found.added[1], key="gone")) is None


def test_a_token_only_adds_what_is_missing() -> None:
    token = "eyJhbGciOiJSUzI1NiJ9.eyJhenAiOiJyZWFsIiwic3ViIjoidSIsImF1ZCI6ImkiLCJzY29wZSI6ImEifQ.x"
    found = review(BEFORE, read_text(token))
    assert names(found.added) == [("steps", "login2")]
    assert found.result.clients == BEFORE.clients
    assert found.result.resource_servers == BEFORE.resource_servers


OBJECTS = st.lists(st.one_of(clients(), resource_servers(), users()), max_size=4)


@given(scenarios(), OBJECTS)
def test_any_import_can_be_saved_keeps_steps_and_settles_at_once(
    scenario: Scenario, objects: list[Any]
) -> None:
    named = [item.to_json() | ({"name": "n"} if hasattr(item, "client_id") else {}) for item in objects]
    if not named:
        return
    imported = read_text("\n".join(map(json.dumps, named)), "x.json")
    after = apply(scenario, imported)
    assert load(dump(after)) == after
    assert apply(after, imported) == after
    assert len(after.steps) == len(scenario.steps)
    for name in ("clients", "resource_servers", "users"):
        assert len(getattr(after, name)) >= len(getattr(scenario, name))
