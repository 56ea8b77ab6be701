from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.writable import RESPONSE_ONLY, WRITABLE

SCHEMAS = {
    "clients": ("UpdateClientRequestContent", "CreateClientRequestContent", "Client"),
    "resource_servers": (
        "UpdateResourceServerRequestContent",
        "CreateResourceServerRequestContent",
        "ResourceServer",
    ),
    "client_grants": (
        "UpdateClientGrantRequestContent",
        "CreateClientGrantRequestContent",
        "ClientGrantResponseContent",
    ),
}
SECRETS = {"client_secret", "signing_secret", "encryption_key"}


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    file = Path(__file__).resolve().parents[3] / (
        "shared/samples/reference/management-api-oas_schemas_subset.json"
    )
    if not file.is_file():
        pytest.skip("the Management API's schemas are not beside this checkout")
    return json.loads(file.read_text(encoding="utf-8"))["components"]["schemas"]


def fields(schemas: dict[str, Any], name: str) -> set[str]:
    return set(schemas[name]["properties"])


@pytest.mark.parametrize("collection", SCHEMAS)
def test_the_fields_of_a_patch_are_those_of_the_api(schemas: dict[str, Any], collection: str) -> None:
    update, create, response = (fields(schemas, name) for name in SCHEMAS[collection])
    known = WRITABLE[collection]
    immutable = {"third_party_security_mode"}
    assert known.fields == update - SECRETS - immutable
    assert known.on_create == (create - update) | (create & immutable)
    assert RESPONSE_ONLY[collection] >= response - update - create - SECRETS - {"token_lifetime_for_web"}


def test_the_fields_of_the_tenant_are_those_of_the_api(schemas: dict[str, Any]) -> None:
    assert WRITABLE["tenant"].fields == fields(schemas, "UpdateTenantSettingsRequestContent")


def allows_null(schemas: dict[str, Any], schema: dict[str, Any]) -> bool:
    if "$ref" in schema:
        return allows_null(schemas, schemas[schema["$ref"].rpartition("/")[2]])
    if schema.get("type") == "null" or "null" in (schema.get("type") or ()) or None in schema.get("enum", ()):
        return True
    return any(allows_null(schemas, each) for name in ("oneOf", "anyOf") for each in schema.get(name, ()))


@pytest.mark.parametrize("collection", SCHEMAS)
def test_null_clears_where_the_api_takes_null(schemas: dict[str, Any], collection: str) -> None:
    properties = schemas[SCHEMAS[collection][0]]["properties"]
    takes_null = {name for name, schema in properties.items() if allows_null(schemas, schema)} - SECRETS
    known = WRITABLE[collection]
    assert known.nullable <= takes_null
    assert takes_null <= known.nullable | set(known.defaults), "null or a default must clear each of them"


def test_a_default_is_of_a_field_that_can_be_written() -> None:
    for known in WRITABLE.values():
        assert known.defaults.keys() <= known.fields
        assert not known.defaults.keys() & known.nullable
        assert not known.fields & known.on_create
