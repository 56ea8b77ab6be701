"""The reach of a large tenant, anew and after an edit, and proposals on it.

Run with ``pytest tests/benchmarks/test_reach.py --benchmark-only``.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.proposal_goals import Goal
from mrrt_studio.simulation.proposals import Proposals, propose
from mrrt_studio.simulation.reach import Cell, Reach, reach
from mrrt_studio.simulation.timeline import simulate

CLIENTS, APIS, USERS, SCOPES, STEPS = 100, 100, 10, 20, 100


def api(number: int) -> str:
    return f"https://api-{number}.example.com"


def tenant() -> Scenario:
    """Every application has a policy for every API; every other API enforces RBAC; four roles."""
    pick = random.Random(1)
    names = [f"read:{number}" for number in range(SCOPES)]
    people = [(f"u{number}", [f"role {number % 4}", f"role {number % 3}"]) for number in range(USERS)]
    document = {
        "clients": [_client(number, pick, names) for number in range(CLIENTS)],
        "resource_servers": [_api(number, names) for number in range(APIS)],
        "roles": [_role(number, pick, names) for number in range(4)],
        "users": [{"user_id": user_id, "roles": roles} for user_id, roles in people],
        "steps": [_login(), *(_exchange(number) for number in range(1, STEPS))],
    }
    return Scenario.model_validate(document)


def _role(number: int, pick: random.Random, names: list[str]) -> dict[str, Any]:
    held = [(api(at), name) for at in range(APIS) for name in pick.sample(names, 5)]
    permissions = [{"resource_server_identifier": where, "permission_name": name} for where, name in held]
    return {"name": f"role {number}", "permissions": permissions}


def _client(number: int, pick: random.Random, names: list[str]) -> dict[str, Any]:
    settings = {"rotation_type": "non-rotating", "expiration_type": "expiring"}
    policies = [{"audience": api(at), "scope": pick.sample(names, SCOPES // 2)} for at in range(APIS)]
    return {
        "client_id": f"c{number}",
        "app_type": "native",
        "token_endpoint_auth_method": "none",
        "refresh_token": {**settings, "policies": policies},
    }


def _api(number: int, scopes: list[str]) -> dict[str, Any]:
    return {
        "identifier": api(number),
        "scopes": [{"value": scope} for scope in scopes],
        "allow_offline_access": True,
        "skip_consent_for_verifiable_first_party_clients": True,
        "enforce_policies": number % 2 == 0,
    }


def _login() -> dict[str, Any]:
    scope = "openid offline_access read:0"
    return {"id": "login", "type": "login", "client": "c0", "user": "u0", "audience": api(0), "scope": scope}


def _exchange(number: int) -> dict[str, Any]:
    return {"id": f"x{number}", "type": "exchange", "audience": api(number), "scope": "read:0 write:0"}


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return tenant()


@pytest.fixture(scope="module")
def known(scenario: Scenario) -> Reach:
    matrix = reach(scenario)
    assert len(list(matrix.cells())) == CLIENTS * APIS
    return matrix


def every_cell(scenario: Scenario, previous: Reach | None = None) -> list[Cell]:
    return list(reach(scenario, previous=previous).cells())


@pytest.mark.benchmark(group="reach: 100 applications x 100 APIs x 10 users")
def test_anew(benchmark: Any, scenario: Scenario) -> None:
    cells = benchmark.pedantic(every_cell, args=(scenario,), rounds=5, warmup_rounds=1)
    assert len(cells) == CLIENTS * APIS


def policy_edit(scenario: Scenario) -> Scenario:
    client = scenario.clients[5]
    settings = client.refresh_token
    assert settings is not None
    edited = client.replace(refresh_token=settings.replace(policies=client.policies[:-1]))
    return scenario.replace(clients=(*scenario.clients[:5], edited, *scenario.clients[6:]))


def api_edit(scenario: Scenario) -> Scenario:
    edited = scenario.resource_servers[4].replace(enforce_policies=False)
    apis = (*scenario.resource_servers[:4], edited, *scenario.resource_servers[5:])
    return scenario.replace(resource_servers=apis)


def role_edit(scenario: Scenario) -> Scenario:
    edited = scenario.roles[0].replace(permissions=scenario.roles[0].permissions[1:])
    return scenario.replace(roles=(edited, *scenario.roles[1:]))


@pytest.mark.parametrize("edit", [policy_edit, api_edit, role_edit])
@pytest.mark.benchmark(group="reach after an edit")
def test_incremental(benchmark: Any, scenario: Scenario, known: Reach, edit: Any) -> None:
    edited = edit(scenario)
    cells = benchmark(every_cell, edited, known)
    assert len(cells) == CLIENTS * APIS
    assert sum(cell is not known.cell(cell.client_id, cell.audience) for cell in cells) <= max(CLIENTS, APIS)


@pytest.mark.parametrize("goal", [Goal("x98", "scope", "read:0"), Goal("x99", "scope", "write:0")])
@pytest.mark.benchmark(group="make this succeed, the reach not yet known")
def test_proposals(benchmark: Any, scenario: Scenario, goal: Goal) -> None:
    timeline = simulate(scenario)
    found: Proposals = benchmark.pedantic(propose, args=(timeline, goal), rounds=3, warmup_rounds=1)
    assert found.proposals
