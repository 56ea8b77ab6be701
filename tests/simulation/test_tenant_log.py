from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.tenant_log import tenant_log
from mrrt_studio.simulation.timeline import simulate

_STEPS = [
    {"id": "login", "type": "login", "client": "app", "user": "u", "scope": "openid offline_access"},
    {"id": "x", "type": "exchange", "request": {"ip": "198.51.100.4", "user_agent": "curl/8"}},
    {"id": "bad", "type": "exchange", "refresh_token": "gone"},
    {"id": "gone", "type": "wait", "seconds": 1},
    {"id": "revoke", "type": "revoke", "refresh_token": "login"},
]


@pytest.fixture
def scenario() -> Scenario:
    return Scenario.model_validate(
        {
            "tenant": {"domain": "acme.eu.auth0.com"},
            "clients": [{"client_id": "app", "name": "App", "app_type": "native"}],
            "users": [{"user_id": "u", "email": "u@example.com"}],
            "steps": _STEPS,
        }
    )


def test_an_entry_has_the_shape_of_the_management_api(scenario: Scenario) -> None:
    (entry,) = tenant_log(simulate(scenario).by_id["x"])
    assert entry["type"] == "sertft"
    assert entry["date"] == "2026-01-01T09:00:00.000Z"
    assert entry["client_name"] == "App"
    assert entry["user_id"] == "u"
    assert (entry["ip"], entry["user_agent"]) == ("198.51.100.4", "curl/8")
    assert entry["tenant_name"] == "acme"


def test_ids_have_56_digits_begin_with_the_time_and_differ(scenario: Scenario) -> None:
    ids = [entry["log_id"] for played in simulate(scenario).steps for entry in tenant_log(played)]
    assert all(len(log_id) == 56 and log_id.isdigit() for log_id in ids)
    assert all(log_id.startswith("9002026010109000") for log_id in ids)
    assert len(set(ids)) == len(ids) == 4


def test_every_entry_fits_the_published_schema(scenario: Scenario, shared: Path) -> None:
    path = shared / "samples/reference/tenant-logs-schema_subset.json"
    schemas = json.loads(path.read_text())["components"]["schemas"]
    entries = [entry for played in simulate(scenario).steps for entry in tenant_log(played)]
    assert [entry["type"] for entry in entries] == ["seacft", "sertft", "fertft", "srrt"]
    for entry in entries:
        jsonschema.validate(entry, schemas[entry["type"]])
