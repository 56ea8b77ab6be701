from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.deploy_cli_tree import (
    code_path,
    file_name,
    is_written,
    ordered,
    shaped,
    tenant_settings,
    trigger_bindings,
)
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import SECRETS, tenant, with_client, with_settings


def shape(scenario: Scenario, collection: str, number: int = 0) -> dict[str, Any]:
    return shaped(scenario, collection, getattr(scenario, collection)[number])


def test_an_application_has_neither_id_nor_secret() -> None:
    found = shape(tenant(), "clients")
    assert not {"client_id", "client_secret"} & found.keys()
    assert found["name"] == "Phone app"


def test_a_grant_names_the_application() -> None:
    assert shape(tenant(), "client_grants")["client_id"] == 'It\'s a "web" app'
    unknown = tenant(client_grants=[{"client_id": "elsewhere", "audience": "x"}])
    assert shape(unknown, "client_grants")["client_id"] == "elsewhere"
    assert "client_id" not in shape(
        tenant(client_grants=[{"default_for": "third_party_clients", "audience": "x"}]), "client_grants"
    )


@pytest.mark.parametrize("field", ["allowed_clients", "allowed_logout_urls", "allowed_origins"])
def test_null_is_an_empty_list_where_the_tool_makes_it_one(field: str) -> None:
    client = tenant().clients[0].model_copy(update={"callbacks": None})
    scenario = tenant().replace(clients=(client,))
    assert shape(scenario, "clients")["callbacks"] == []
    assert field not in shape(scenario, "clients")


def test_an_empty_list_of_policies_is_null() -> None:
    assert shape(with_settings(policies=[]), "clients")["refresh_token"]["policies"] is None


def test_markers_come_back_and_a_marker_is_no_secret() -> None:
    kept = [
        {"path": ["app_type"], "value": "##TYPE##"},
        {"path": ["client_secret"], "value": "##SECRET##"},
    ]
    found = shape(with_client(app_type=None, client_secret=None, mrrt_studio_unresolved=kept), "clients")
    assert (found["app_type"], found["client_secret"]) == ("##TYPE##", "##SECRET##")
    assert "mrrt_studio_unresolved" not in found


def test_of_express_applications_and_system_apis_the_tool_knows_little() -> None:
    express = shape(with_client(app_type="express_configuration"), "clients")
    assert [*express] == ["name", "app_type"]
    api = {
        "identifier": "https://acme/me/",
        "is_system": True,
        "name": "X",
        "scopes": [],
        "token_lifetime": 9,
    }
    found = shape(tenant(resource_servers=[api]), "resource_servers")
    assert {*found} == {"identifier", "is_system", "name", "token_lifetime"}


def test_the_management_api_is_never_written() -> None:
    apis: list[dict[str, Any]] = [
        {"identifier": "https://acme/api/v2/", "is_system": True},
        {"identifier": "x", "name": "Auth0 Management API"},
        {"identifier": "https://mine/api/v2/"},
    ]
    scenario = tenant(resource_servers=apis)
    assert [is_written("resource_servers", api) for api in scenario.resource_servers] == [False, False, True]
    assert not is_written("users", scenario.users[0])


def test_an_api_without_a_name_is_called_by_its_identifier() -> None:
    assert shape(tenant(resource_servers=[{"identifier": "urn:x"}]), "resource_servers")["name"] == "urn:x"


def test_code_stands_in_its_own_file_and_secrets_are_names() -> None:
    action = shape(tenant(), "actions")
    assert action["code"] == "./actions/Add claim/code.js"
    assert action["secrets"] == [{"name": "KEY"}]
    assert action["supported_triggers"] == [{"id": "post-login", "version": "v3"}]
    assert shape(tenant(), "rules")["script"] == "./rules/Old rule.js"
    assert shape(tenant(), "rules_configs") == {"value": "##API_KEY##", "key": "API_KEY"}
    marked = tenant(actions=[{"name": "A", "secrets": {"K": "##K##"}}])
    assert shape(marked, "actions")["secrets"] == [{"name": "K", "value": "##K##"}]


@pytest.mark.parametrize(
    ("name", "file"),
    [("My: API/v1?", "My- API-v1-"), ("..", "-"), ("con.txt", "-"), ("a. ", "a-"), ("ok", "ok")],
)
def test_file_names_are_those_of_the_tool(name: str, file: str) -> None:
    assert file_name(name) == file
    assert code_path("rules", name) == f"./rules/{file}.js"


def test_the_important_fields_come_first() -> None:
    assert [*ordered({"b": 1, "identifier": 2, "a": 3, "name": 4, "client_id": 5})] == [
        "name",
        "client_id",
        "identifier",
        "a",
        "b",
    ]


def test_settings_and_triggers_of_the_tenant() -> None:
    assert tenant_settings(tenant()) == {"friendly_name": "Acme", "session_lifetime": 168}
    assert trigger_bindings(tenant()) == {
        "post-login": [{"action_name": "Add claim", "display_name": "Add claim"}]
    }


def test_no_secret_is_in_any_shape() -> None:
    scenario = tenant()
    shapes = [
        shaped(scenario, name, item)
        for name in ("clients", "resource_servers", "actions", "rules", "rules_configs", "roles")
        for item in getattr(scenario, name)
    ]
    assert not [secret for secret in SECRETS if secret in str(shapes)]
