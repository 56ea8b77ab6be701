"""How long findings of a large tenant take, the first time and after a keystroke."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from mrrt_studio.scenario.edits import put_client, put_resource_server
from mrrt_studio.scenario.findings import Survey
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.played_findings import all_findings
from mrrt_studio.simulation.timeline import simulate
from tests.benchmarks import tenants

APPLICATIONS = APIS = 100
SCOPES = 2_000
STEPS = 100


def large() -> Scenario:
    """100 applications that name 10 of 100 APIs each; 2,000 scopes in all, some that no API defines."""
    base = tenants.scenario(APIS, SCOPES // APIS, [tenants.login(), *tenants.exchanges(STEPS - 1, APIS)])
    first = base.clients[0]
    names = [f"read:{number}" for number in range(SCOPES // APIS)]
    clients: list[dict[str, Any]] = [
        {
            **first.to_json(),
            "client_id": f"{tenants.CLIENT}{number}" if number else first.client_id,
            "refresh_token": {
                "rotation_type": "rotating",
                "expiration_type": "expiring",
                "policies": [
                    {"audience": tenants.api((number + at) % APIS), "scope": [*names, "no:such"]}
                    for at in range(APIS if not number else 10)
                ],
            },
        }
        for number in range(APPLICATIONS)
    ]
    return Scenario.model_validate({**base.to_json(), "clients": clients})


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return large()


def test_all_findings_for_the_first_time(benchmark: BenchmarkFixture, scenario: Scenario) -> None:
    timeline = simulate(scenario)
    found = benchmark(lambda: all_findings(timeline))
    assert len(found) > APPLICATIONS


@pytest.mark.parametrize("of", ["application", "api", "nothing"])
def test_all_findings_after_a_keystroke(benchmark: BenchmarkFixture, scenario: Scenario, of: str) -> None:
    survey = Survey()
    edited = [_edited(scenario, of, name) for name in ("Phone", "Phones")]
    timelines = [simulate(one) for one in edited]
    all_findings(timelines[0], survey)
    turn = iter(range(10**9))
    benchmark(lambda: all_findings(timelines[next(turn) % 2], survey))


def _edited(scenario: Scenario, of: str, name: str) -> Scenario:
    if of == "application":
        client = scenario.clients[0]
        return put_client(scenario, client.replace(name=name), was=client.client_id)
    if of == "api":
        api = scenario.resource_servers[0]
        return put_resource_server(scenario, api.replace(name=name), was=api.identifier)
    return scenario.replace(name=name)
