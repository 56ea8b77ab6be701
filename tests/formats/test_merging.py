from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.from_management_api import read
from mrrt_studio.formats.merging import identity_field, merge, plan
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from tests.strategies import clients, scenarios

SYSTEM = {"identifier": "https://acme.eu.auth0.com/api/v2/", "is_system": True}
SETTINGS = {"rotation_type": "non-rotating", "expiration_type": "non-expiring"}
SCENARIO = Scenario.model_validate(
    {
        "clients": [{"client_id": "a", "name": "A", "client_secret": "mine"}, {"client_id": "b"}],
        "client_grants": [{"client_id": "a", "audience": "x", "scope": ["one"]}],
        "roles": [{"id": "rol_1", "name": "Reader", "permissions": []}, {"name": "Writer"}],
        "users": [{"user_id": "u", "password": "p", "roles": ["Reader"], "email": "old"}],
        "organizations": [{"id": "org_1", "members": ["u"]}],
        "steps": [{"type": "login", "client": "a", "user": "u"}],
    }
)


def merged(pasted: Any, client_id: str | None = None) -> Scenario:
    return merge(SCENARIO, read(json.dumps(pasted)), client_id)


def test_known_ones_are_replaced_in_their_place_and_new_ones_follow() -> None:
    found = merged([{"client_id": "c", "name": "C"}, {"client_id": "b", "name": "B"}])
    assert [(client.client_id, client.name) for client in found.clients] == [
        ("a", "A"),
        ("b", "B"),
        ("c", "C"),
    ]
    assert found.clients[0] is SCENARIO.clients[0]
    assert found.replace(clients=SCENARIO.clients) == SCENARIO


def test_what_the_management_api_never_returns_is_kept() -> None:
    found = merged({"client_id": "a", "app_type": "spa", "client_secret": "[REDACTED]"})
    assert found.clients[0].to_json() == {"client_id": "a", "app_type": "spa", "client_secret": "mine"}
    found = merged({"user_id": "u", "email": "new"})
    assert found.users[0].to_json() == {"user_id": "u", "email": "new", "password": "p", "roles": ["Reader"]}
    assert merged({"id": "org_1", "name": "o"}).organizations[0].members == ("u",)
    assert merged({"user_id": "u", "roles": []}).users[0].roles == ()


def test_roles_are_found_by_id_and_else_by_name() -> None:
    found = merged([{"id": "rol_1", "name": "Viewer"}, {"id": "rol_2", "name": "Writer"}])
    assert [(role.id, role.name) for role in found.roles] == [("rol_1", "Viewer"), ("rol_2", "Writer")]


def test_client_grants_are_found_by_what_they_connect() -> None:
    found = merged(
        [
            {"id": "cgr_1", "client_id": "a", "audience": "x", "subject_type": "client", "scope": ["two"]},
            {"id": "cgr_2", "client_id": "a", "audience": "x", "subject_type": "user", "scope": []},
        ]
    )
    assert [(grant.id, grant.scope) for grant in found.client_grants] == [("cgr_1", ("two",)), ("cgr_2", ())]


def test_a_tenant_with_the_default_domain_takes_that_of_the_management_api() -> None:
    assert merged(SYSTEM).tenant.domain == "acme.eu.auth0.com"
    own = SCENARIO.replace(tenant=SCENARIO.tenant.replace(domain="mine.auth0.com"))
    assert merge(own, read(json.dumps(SYSTEM))).tenant.domain == "mine.auth0.com"
    assert merged({"identifier": "x"}).tenant.domain == "example.auth0.com"


def test_a_patch_changes_the_named_application_only() -> None:
    found = merged({"refresh_token": SETTINGS}, "b")
    assert found.clients[0] is SCENARIO.clients[0]
    assert found.clients[1].to_json() == {"client_id": "b", "refresh_token": SETTINGS}
    assert found.replace(clients=SCENARIO.clients) == SCENARIO


@pytest.mark.parametrize(("client_id", "said"), [(None, "which one"), ("z", "no application 'z'")])
def test_a_patch_needs_to_know_its_application(client_id: str | None, said: str) -> None:
    with pytest.raises(FormatError) as caught:
        merged({"refresh_token": SETTINGS}, client_id)
    assert said in caught.value.message
    assert "Select the application first" in caught.value.hint


@given(scenarios(), st.lists(clients(), max_size=3, unique_by=lambda client: client.client_id))
def test_pasting_again_changes_nothing_and_can_be_saved(scenario: Scenario, pasted: list[Any]) -> None:
    named = [client.to_json() | {"name": "n"} for client in pasted]
    if not named:
        return
    once = merge(scenario, read(json.dumps(named)))
    assert merge(once, read(json.dumps(named))) == once
    assert load(dump(once)) == once
    assert {client.client_id for client in once.clients} >= {client["client_id"] for client in named}


def test_a_scenario_is_not_set_to_what_it_is_already() -> None:
    found = merge(Scenario(), read(json.dumps({"client_id": "c", "name": "n"})))
    assert found.model_fields_set == {"clients"}
    assert merge(found, read(json.dumps({"client_id": "c", "name": "n"}))).clients[0] is found.clients[0]


def test_every_object_of_a_plan_is_told_once() -> None:
    pasted = read(json.dumps([{"client_id": "a", "name": "A2"}, {"client_id": "z", "name": "Z"}]))
    found = plan(SCENARIO, pasted.imported)
    assert [entry.key for entry in found.added] == ["z"]
    assert [entry.key for entry in found.replaced] == ["a"]
    assert {entry.key for entry in found.kept} >= {"b", "Reader", "Writer", "u", "step-1"}
    assert identity_field("clients") == "client_id"
