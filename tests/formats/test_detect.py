from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.detect import MODELS, collection_of, is_client_patch, is_refresh_token, lists_of
from tests.strategies import clients, json_values, resource_servers, users

SETTINGS = {"rotation_type": "rotating", "expiration_type": "expiring", "policies": []}


@pytest.mark.parametrize(
    ("item", "collection"),
    [
        ({"client_id": "c", "name": "n"}, "clients"),
        ({"client_id": "c", "refresh_token": {}}, "clients"),
        ({"name": "n", "app_type": "spa"}, "clients"),
        ({"identifier": "https://a"}, "resource_servers"),
        ({"identifier": "https://a", "client_id": "c", "name": "n"}, "resource_servers"),
        ({"client_id": "c", "audience": "a", "scope": []}, "client_grants"),
        ({"default_for": "third_party_clients", "audience": "a"}, "client_grants"),
        ({"user_id": "auth0|1", "email": "e"}, "users"),
        ({"user_id": "auth0|1", "roles": []}, "users"),
        ({"id": "rol_1", "name": "n"}, "roles"),
        ({"name": "n", "permissions": []}, "roles"),
        ({"id": "org_1", "name": "n"}, "organizations"),
        ({}, None),
        ({"client_id": "c"}, None),
        ({"audience": "a", "scope": []}, None),
        ({"id": "con_1", "name": "n", "strategy": "auth0"}, None),
        ({"id": "x", "user_id": "u", "client_id": "c", "rotating": True}, None),
        ({"id": "x", "user_id": "u", "clientID": "c", "audience": "a"}, None),
        ({"log_id": "1", "client_id": "c", "type": "sertft", "user_id": "u"}, None),
        ({"session_lifetime": 168, "flags": {}}, None),
    ],
)
def test_what_an_object_is_is_told_by_what_it_holds(item: dict[str, Any], collection: str | None) -> None:
    assert collection_of(item) == collection


@pytest.mark.parametrize(
    ("item", "is_patch"),
    [
        ({"refresh_token": None}, True),
        ({"refresh_token": {}, "description": "d"}, True),
        ({"app_type": "spa"}, True),
        ({"description": "d"}, False),
        ({"refresh_token": {}, "name": "n"}, False),
        ({"refresh_token": {}, "scopes": []}, False),
        ({}, False),
    ],
)
def test_a_patch_holds_settings_of_an_application_and_nothing_else(
    item: dict[str, Any], is_patch: bool
) -> None:
    assert is_client_patch(item) is is_patch


def test_settings_alone_are_known_too() -> None:
    assert is_refresh_token(SETTINGS)
    assert not is_refresh_token({"policies": []})
    assert not is_refresh_token({**SETTINGS, "name": "n"})


def test_envelopes_name_their_lists() -> None:
    assert lists_of({"start": 0, "clients": [{}], "users": []}) == {"clients": [{}], "users": []}
    assert lists_of({"clients": {}, "actions": []}) == {}


@given(st.one_of(clients(), resource_servers(), users()))
def test_every_object_with_its_usual_fields_is_known(item: Any) -> None:
    fields = item.to_json() | ({"name": "n"} if "client_id" in item.to_json() else {})
    assert collection_of(fields) == next(name for name, model in MODELS.items() if isinstance(item, model))


@given(st.dictionaries(st.text() | st.sampled_from(["client_id", "id", "roles", "audience"]), json_values()))
def test_any_object_is_looked_at_without_an_error(item: dict[str, Any]) -> None:
    assert collection_of(item) in {*MODELS, None}
    assert is_client_patch(item) in {True, False}
    assert lists_of(item).keys() <= MODELS.keys()


def test_every_settable_field_of_an_application_is_known(shared: Path) -> None:
    file = shared / "samples" / "reference" / "management-api-oas_schemas_subset.json"
    schemas = json.loads(file.read_bytes())["components"]["schemas"]
    settable = schemas["UpdateClientRequestContent"]["properties"].keys() - {"name"}
    assert [name for name in settable if not is_client_patch({name: None, "app_type": "spa"})] == []
