"""Ranges and lengths, compared with the official schema of the Management API where there is one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.engine.management.payload import problem
from mrrt_studio.engine.management.schemas import CREATE, MAX_TOKEN_LIFETIME, UPDATE
from tests.builders import BILLING, STAYING, Json, policy


def refused(collection: str, body: Json) -> bool:
    return problem(body, UPDATE[collection]) is not None


@pytest.mark.parametrize(
    ("settings", "is_refused"),
    [
        (STAYING, False),
        ({"rotation_type": "rotating"}, True),
        ({"expiration_type": "expiring"}, True),
        ({**STAYING, "rotation_type": "sometimes"}, True),
        ({**STAYING, "leeway": 0}, False),
        ({**STAYING, "leeway": -1}, True),
        ({**STAYING, "token_lifetime": 1}, False),
        ({**STAYING, "token_lifetime": 0}, True),
        ({**STAYING, "token_lifetime": MAX_TOKEN_LIFETIME}, False),
        ({**STAYING, "token_lifetime": MAX_TOKEN_LIFETIME + 1}, True),
        ({**STAYING, "idle_token_lifetime": 0}, True),
        ({**STAYING, "infinite_token_lifetime": "yes"}, True),
        ({**STAYING, "policies": None}, False),
        ({**STAYING, "policies": []}, True),
        ({**STAYING, "policies": [policy(BILLING)]}, False),
        ({**STAYING, "policies": [policy("")]}, True),
        ({**STAYING, "policies": [policy("a" * 600)]}, False),
        ({**STAYING, "policies": [policy("a" * 601)]}, True),
        ({**STAYING, "policies": [policy(BILLING, "s" * 280)]}, False),
        ({**STAYING, "policies": [policy(BILLING, "s" * 281)]}, True),
        ({**STAYING, "policies": [{"audience": BILLING}]}, True),
        ({**STAYING, "policies": [{**policy(BILLING), "more": 1}]}, True),
        ({**STAYING, "more": 1}, True),
        (None, False),
    ],
)
def test_refresh_token_settings(settings: Any, is_refused: bool) -> None:
    assert refused("clients", {"refresh_token": settings}) is is_refused


@pytest.mark.parametrize(
    ("body", "is_refused"),
    [
        ({"token_lifetime": 0}, False),
        ({"token_lifetime": 2_592_000}, False),
        ({"token_lifetime": 2_592_001}, True),
        ({"signing_secret": "x" * 16}, False),
        ({"signing_secret": "x" * 15}, True),
        ({"name": "x" * 200}, False),
        ({"name": "x" * 201}, True),
        ({"name": "a>b"}, True),
        ({"scopes": [{"value": "x" * 280, "description": "d" * 500}]}, False),
        ({"scopes": [{"value": "x" * 281}]}, True),
        ({"scopes": [{"value": "x", "description": "d" * 501}]}, True),
        ({"scopes": [{"value": "x"}] * 1001}, True),
        ({"identifier": "urn:other"}, True),
        ({"unknown_member": 1}, False),
    ],
)
def test_resource_servers(body: Json, is_refused: bool) -> None:
    assert refused("resource-servers", body) is is_refused


@pytest.mark.parametrize(
    ("collection", "body"),
    [
        ("clients", {"client_id": "x"}),
        ("users", {"user_id": "x"}),
        ("roles", {"id": "x"}),
        ("client-grants", {"audience": "x"}),
        ("client-grants", {"subject_type": "user"}),
        ("tenants", {"domain": "x"}),
    ],
)
def test_identity_is_immutable(collection: str, body: Json) -> None:
    assert refused(collection, body)


@pytest.mark.parametrize(
    ("collection", "body"),
    [("clients", {}), ("resource-servers", {"name": "x"}), ("client-grants", {}), ("roles", {})],
)
def test_what_must_be_given_must_be_given(collection: str, body: Json) -> None:
    assert problem(body, CREATE[collection]) is not None


def test_the_limits_are_those_of_the_official_schema(shared: Path) -> None:
    file = shared / "samples/reference/management-api-oas_schemas_subset.json"
    official = json.loads(file.read_text())["components"]["schemas"]
    settings = official["ClientRefreshTokenConfiguration"]["properties"]
    ours = UPDATE["clients"]["properties"]["refresh_token"]["properties"]
    assert set(ours) == set(settings)
    for name in ("leeway", "token_lifetime", "idle_token_lifetime"):
        limits = {key: settings[name][key] for key in ("minimum", "maximum") if key in settings[name]}
        assert {key: ours[name][key] for key in limits} == limits
