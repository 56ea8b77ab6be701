"""A tenant for tests of exports, and the schemas that others wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.scenario.model import Scenario

DOMAIN = "acme.eu.auth0.com"
SETTINGS: dict[str, Any] = {
    "rotation_type": "rotating",
    "expiration_type": "expiring",
    "leeway": 0,
    "token_lifetime": 2_592_000,
    "idle_token_lifetime": 1_296_000,
    "policies": [
        {"audience": "https://api.example.com", "scope": ["read:a"]},
        {"audience": "https://billing.example.com", "scope": ["read:b", "write:b"]},
    ],
}
TENANT: dict[str, Any] = {
    "tenant": {"domain": DOMAIN, "friendly_name": "Acme", "session_lifetime": 168},
    "clients": [
        {
            "client_id": "Abc123Abc123Abc123Abc123Abc123Ab",
            "name": "Phone app",
            "app_type": "native",
            "token_endpoint_auth_method": "none",
            "grant_types": ["authorization_code", "refresh_token"],
            "callbacks": [f"com.acme://{DOMAIN}/callback"],
            "client_secret": "a-real-secret",
            "refresh_token": SETTINGS,
        },
        {"client_id": "web", "name": 'It\'s a "web" app', "app_type": "regular_web"},
    ],
    "resource_servers": [
        {
            "id": "62debacc54b4171c0378ea1f",
            "identifier": "https://api.example.com",
            "name": "Messages",
            "scopes": [{"value": "read:a", "description": "Read"}, {"value": "write:a"}],
            "skip_consent_for_verifiable_first_party_clients": True,
            "signing_secret": "another-real-secret",
        },
        {
            "identifier": "https://billing.example.com",
            "name": "Billing",
            "scopes": [{"value": "read:b"}, {"value": "write:b"}],
            "skip_consent_for_verifiable_first_party_clients": True,
        },
    ],
    "client_grants": [
        {"id": "cgr_1", "client_id": "web", "audience": "https://api.example.com", "scope": ["read:a"]}
    ],
    "roles": [
        {
            "id": "rol_1",
            "name": "Reader",
            "permissions": [
                {"resource_server_identifier": "https://api.example.com", "permission_name": "read:a"}
            ],
        }
    ],
    "users": [{"user_id": "auth0|ada", "email": "ada@example.com", "password": "hunter2"}],
    "actions": [
        {
            "name": "Add claim",
            "code": "exports.onExecutePostLogin = async () => {\n};\n",
            "secrets": {"KEY": "top-secret"},
        }
    ],
    "triggers": {"post-login": ["Add claim"]},
    "rules": [{"name": "Old rule", "script": "function (u, c, cb) { cb(null, u, c); }", "enabled": True}],
    "rules_configs": [{"key": "API_KEY", "value": "configured-secret"}],
}
SECRETS = ("a-real-secret", "another-real-secret", "hunter2", "top-secret", "configured-secret")


def tenant(**changed: Any) -> Scenario:
    """The tenant, with some of its collections replaced."""
    return Scenario.model_validate({**TENANT, **changed})


def with_client(**fields: Any) -> Scenario:
    """The tenant, with some fields of its first application replaced; None takes a field away."""
    first, *others = TENANT["clients"]
    edited = {name: value for name, value in {**first, **fields}.items() if value is not None}
    return tenant(clients=[edited, *others])


def with_settings(**fields: Any) -> Scenario:
    """The tenant, with some fields of the first application's ``refresh_token`` replaced."""
    return with_client(refresh_token={**SETTINGS, **fields})


def problems_of(shared: Path, schema: str, body: Any) -> list[str]:
    """What the Management API's own schema says against a body."""
    jsonschema = pytest.importorskip("jsonschema")
    file = shared / "samples/reference/management-api-oas_schemas_subset.json"
    if not file.is_file():
        pytest.skip("the Management API's schemas are not beside this checkout")
    document = json.loads(file.read_text(encoding="utf-8"))
    root = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    return [error.message for error in jsonschema.Draft202012Validator(root).iter_errors(body)]
