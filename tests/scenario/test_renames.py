from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from mrrt_studio.scenario.files import as_document
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.renames import (
    rename_client,
    rename_organization,
    rename_resource_server,
    rename_role,
    rename_step,
    rename_user,
)
from tests.strategies import AUDIENCES, CLIENT_IDS, USER_IDS, scenarios

API = "https://api.example.com"
PERMISSION = {"resource_server_identifier": API, "permission_name": "read:a"}
SCENARIO = Scenario.model_validate(
    {
        "tenant": {"default_audience": API},
        "clients": [
            {"client_id": "app", "refresh_token": {"policies": [{"audience": API, "scope": []}]}},
            {"client_id": "linked", "resource_server_identifier": API, "client_metadata": {"audience": API}},
        ],
        "resource_servers": [{"identifier": API, "client_id": "app"}, {"identifier": "https://other"}],
        "client_grants": [{"client_id": "app", "audience": API, "scope": []}],
        "roles": [{"id": "rol_1", "name": "Reader", "permissions": [PERMISSION]}, {"name": "Other"}],
        "users": [
            {"user_id": "auth0|ada", "roles": ["Reader", "Other"], "permissions": [PERMISSION]},
            {"user_id": "auth0|bob", "roles": ["rol_1"]},
        ],
        "organizations": [{"id": "org_1", "members": ["auth0|ada", "auth0|bob"]}],
        "steps": [
            {"id": "a", "type": "login", "client": "app", "user": "auth0|ada", "audience": API,
             "scope": "app",
             "expect": {"audience": API, "aud": [API, "https://x/userinfo"],
                        "claims": {"azp": "app", "sub": "auth0|ada", "client_id": "app"}}},
            {"id": "b", "type": "call_api", "access_token": "a", "api": API},
            {"id": "c", "type": "exchange", "refresh_token": "a", "client": "app", "title": "app"},
            {"id": "d", "type": "revoke", "grant": {"user": "auth0|ada", "client": "app"}},
            {"id": "e", "type": "configure", "method": "PATCH", "path": "clients/app",
             "body": {"refresh_token": {"policies": [{"audience": API}]}}},
            {"id": "f", "type": "configure", "method": "PATCH", "path": f"resource-servers/{API}"},
            {"id": "g", "type": "configure", "method": "PATCH",
             "path": "resource-servers/https%3A%2F%2Fapi.example.com"},
            {"id": "h", "type": "configure", "method": "PATCH", "path": "users/auth0%7Cada/roles",
             "body": {"roles": ["Reader"], "permissions": [PERMISSION]}},
            {"id": "i", "type": "configure", "method": "PATCH", "path": "tenants/settings",
             "body": {"default_audience": API}},
            {"id": "j", "type": "configure", "method": "PATCH", "path": "roles/Reader"},
        ],
    }
)  # fmt: skip


def text(scenario: Scenario) -> str:
    return json.dumps(as_document(scenario))


def document(scenario: Scenario) -> Any:
    return json.loads(text(scenario))


def test_an_api_is_followed_everywhere_but_in_fields_that_only_look_alike() -> None:
    now = "https://new.example.com/"
    renamed = rename_resource_server(SCENARIO, API, now)
    expected = text(SCENARIO).replace("https%3A%2F%2Fapi.example.com", "https%3A%2F%2Fnew.example.com%2F")
    expected = expected.replace(API, now).replace(
        f'{{"audience": "{now}"}}}}', f'{{"audience": "{API}"}}}}', 1
    )
    assert document(renamed) == json.loads(expected)


def test_an_application_is_followed() -> None:
    renamed = rename_client(SCENARIO, "app", "new app")
    found = document(renamed)
    assert [client["client_id"] for client in found["clients"]] == ["new app", "linked"]
    assert found["client_grants"][0]["client_id"] == "new app"
    assert found["resource_servers"][0]["client_id"] == "new app"
    login, _, exchange, revoke, configure = found["steps"][:5]
    assert (login["client"], login["scope"]) == ("new app", "app")
    assert login["expect"]["claims"] == {"azp": "new app", "sub": "auth0|ada", "client_id": "new app"}
    assert (exchange["client"], exchange["title"]) == ("new app", "app")
    assert revoke["grant"] == {"user": "auth0|ada", "client": "new app"}
    assert configure["path"] == "clients/new app"


def test_a_user_is_followed() -> None:
    found = document(rename_user(SCENARIO, "auth0|ada", "sms|1"))
    assert [user["user_id"] for user in found["users"]] == ["sms|1", "auth0|bob"]
    assert found["organizations"][0]["members"] == ["sms|1", "auth0|bob"]
    assert found["steps"][0]["user"] == found["steps"][0]["expect"]["claims"]["sub"] == "sms|1"
    assert found["steps"][3]["grant"]["user"] == "sms|1"
    assert found["steps"][7]["path"] == "users/sms%7C1/roles"


def test_a_role_is_followed_under_its_name_and_its_id() -> None:
    named = document(rename_role(SCENARIO, "Reader", "Viewer"))
    assert [role["name"] for role in named["roles"]] == ["Viewer", "Other"]
    assert named["users"][0]["roles"] == ["Viewer", "Other"]
    assert named["steps"][7]["body"]["roles"] == ["Viewer"]
    assert named["steps"][9]["path"] == "roles/Viewer"
    numbered = document(rename_role(SCENARIO, "rol_1", "rol_2"))
    assert numbered["roles"][0]["id"] == "rol_2"
    assert numbered["users"][1]["roles"] == ["rol_2"]


def test_a_step_is_followed_by_those_that_use_its_tokens() -> None:
    steps = document(rename_step(SCENARIO, 0, "login"))["steps"]
    assert (steps[0]["id"], steps[1]["access_token"], steps[2]["refresh_token"]) == (
        "login",
        "login",
        "login",
    )


def test_a_step_without_an_id_is_followed_too() -> None:
    given = [{"type": "wait", "seconds": 1}, {"type": "userinfo", "access_token": "step-1"}]
    renamed = rename_step(Scenario.model_validate({"steps": given}), 0, "w")
    assert [step.id for step in renamed.steps] == ["w", None]
    assert document(renamed)["steps"][1]["access_token"] == "w"


@given(scenarios())
def test_there_and_back_is_the_identity(scenario: Scenario) -> None:
    for rename, was in (
        (rename_client, CLIENT_IDS[0]),
        (rename_resource_server, AUDIENCES[0]),
        (rename_user, USER_IDS[0]),
        (rename_role, "Reader"),
    ):
        there = rename(scenario, was, "a name that nothing has")
        assert was not in names(there)
        assert rename(there, "a name that nothing has", was) == scenario


def test_what_does_not_hold_the_name_stays_the_same_object() -> None:
    renamed = rename_user(SCENARIO, "auth0|bob", "auth0|eve")
    assert renamed.clients is SCENARIO.clients
    assert renamed.users[0] is SCENARIO.users[0]
    assert renamed.steps is SCENARIO.steps
    assert rename_user(SCENARIO, "nobody", "x") == SCENARIO


def names(scenario: Scenario) -> set[str]:
    clients = {client.client_id for client in scenario.clients}
    apis = {api.identifier for api in scenario.resource_servers}
    policies = {policy.audience for client in scenario.clients for policy in client.policies}
    users = {user.user_id for user in scenario.users} | {
        role for user in scenario.users for role in user.roles
    }
    steps = {
        getattr(step, field, None) for step in scenario.steps for field in ("client", "user", "audience")
    }
    return clients | apis | policies | users | {name for name in steps if name is not None}


def test_logins_follow_a_new_id_of_an_organization() -> None:
    login = {"type": "login", "client": "a", "user": "u", "organization": "org_1"}
    scenario = Scenario.model_validate(
        {"organizations": [{"id": "org_1"}, {"id": "org_2"}], "steps": [login]}
    )
    renamed = rename_organization(scenario, "org_1", "org_9")
    assert [organization.id for organization in renamed.organizations] == ["org_9", "org_2"]
    assert renamed.steps[0].to_json()["organization"] == "org_9"
    assert renamed.organizations[1] is scenario.organizations[1]


def test_fields_that_the_models_do_not_know_follow_too() -> None:
    client = {"client_id": "a", "resource_server_identifier": API, "x": {"resource_server_identifier": API}}
    scenario = Scenario.model_validate({"clients": [client], "resource_servers": [{"identifier": API}]})
    renamed = rename_resource_server(scenario, API, "https://b").clients[0].to_json()
    assert renamed["resource_server_identifier"] == "https://b"
    assert renamed["x"] == {"resource_server_identifier": API}
