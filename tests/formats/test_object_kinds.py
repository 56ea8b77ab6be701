from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.object_kinds import TRIGGERS, is_used, kind_of


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"client_id": "a", "name": "A"}, "clients"),
        ({"identifier": "https://a", "scopes": []}, "resource_servers"),
        ({"client_id": "a", "audience": "https://a", "scope": []}, "client_grants"),
        ({"user_id": "u"}, "users"),
        ({"name": "r", "description": "d", "id": "rol_1"}, "roles"),
        ({"name": "o", "display_name": "O"}, "organizations"),
        ({"name": "x", "code": "exports"}, "actions"),
        ({"name": "x", "supported_triggers": []}, "actions"),
        ({"name": "x", "script": "function"}, "rules"),
        ({"key": "K", "value": "v"}, "rules_configs"),
        ({"key": "K"}, "rules_configs"),
        ({"trigger_id": "post-login", "action": {}}, "bindings"),
        ({"friendly_name": "T", "session_lifetime": 3.5}, "tenant"),
        ({"post-login": [], "credentials-exchange": ["x"]}, "triggers"),
    ],
)
def test_objects_that_a_scenario_has_a_place_for(item: dict[str, Any], kind: str) -> None:
    assert kind_of(item) == kind
    assert is_used(kind)


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"log_id": "1", "client_id": "a", "type": "seacft"}, "log entries"),
        ({"_id": "1", "date": "d", "type": "s", "client_id": "a"}, "log entries"),
        ({"id": "cgr", "clientID": "a", "audience": "x", "user_id": "u"}, "consents of users"),
        ({"id": "s", "user_id": "u", "authenticated_at": "t"}, "sessions"),
        ({"id": "r", "user_id": "u", "rotating": True}, "refresh tokens"),
        ({"name": "c", "strategy": "auth0"}, "connections"),
        ({"name": "h", "script": "s", "triggerId": "t"}, "hooks"),
        ({"custom_domain_id": "cd"}, "custom domains"),
        ({"name": "l", "sink": {}}, "log streams"),
        ({"template": "t", "body": "b"}, "email templates"),
        ({"permission_name": "read:a", "resource_server_identifier": "x"}, "permissions of nobody"),
        ({"id": "post-login", "version": "v3"}, "possible triggers"),
    ],
)
def test_objects_without_a_place_are_called_what_people_call_them(item: dict[str, Any], kind: str) -> None:
    assert kind_of(item) == kind
    assert not is_used(kind)


@pytest.mark.parametrize(
    "item",
    [{}, {"name": "x"}, {"post-login": "no list"}, {"unheard-of": []}, {"key": "K", "other": 1}],
)
def test_what_nothing_tells_stays_unknown(item: dict[str, Any]) -> None:
    assert kind_of(item) is None


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("GET_clients_include_totals.json", "clients", "clients"),
        ("GET_resource-servers_include_totals.json", "resource_servers", "resource_servers"),
        ("GET_client-grants_take.json", "client_grants", "client_grants"),
        ("GET_roles.json", "roles", "roles"),
        ("GET_organizations.json", "organizations", "organizations"),
        ("GET_actions_actions_code-removed.json", "actions", "actions"),
        ("GET_actions_triggers.json", "triggers", "possible triggers"),
    ],
)
def test_every_recorded_object_is_told_by_its_fields(shared: Path, name: str, key: str, kind: str) -> None:
    tree = json.loads((shared / "samples" / "management-api" / name).read_text(encoding="utf-8"))
    items = tree if isinstance(tree, list) else tree[key]
    known = [item for item in items if kind != "possible triggers" or item["id"] in TRIGGERS]
    assert known
    assert {kind_of(item) for item in known} == {kind}


def test_recorded_tenant_settings_are_told_by_their_fields(shared: Path) -> None:
    text = (shared / "samples" / "management-api" / "GET_tenants_settings.json").read_text(encoding="utf-8")
    assert kind_of(json.loads(text)) == "tenant"
