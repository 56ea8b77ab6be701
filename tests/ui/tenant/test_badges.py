from __future__ import annotations

import pytest

from mrrt_studio.scenario import findings as findings_module
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.edits import put_client, put_resource_server, remove_item
from mrrt_studio.ui.tenant import badges
from mrrt_studio.ui.tenant.badges import FindingCache
from tests.ui.tenant.studio import PHONE, example


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which applications were looked at."""
    seen: list[str] = []

    def look(configuration: object, client: Client) -> object:
        seen.append(client.client_id)
        return findings_module.policy_findings(configuration, client)  # type: ignore[arg-type]

    monkeypatch.setattr(badges, "policy_findings", look)
    return seen


def test_findings_are_looked_for_once_while_nothing_changes(asked: list[str]) -> None:
    scenario, cache = example(), FindingCache()
    assert cache.follow(scenario)
    for _ in range(3):
        assert len(cache.of_client(scenario.clients[0])) == 1
    assert asked == [PHONE]
    assert not cache.follow(scenario)


def test_a_changed_application_is_looked_at_again_and_the_others_are_not(asked: list[str]) -> None:
    scenario, cache = example(), FindingCache()
    cache.follow(scenario)
    for client in scenario.clients:
        cache.of_client(client)
    changed = put_client(scenario, scenario.clients[1].replace(name="x"), was="web")
    assert not cache.follow(changed)
    for client in changed.clients:
        cache.of_client(client)
    assert asked == [PHONE, "web", "web"]


def test_a_changed_api_makes_all_of_them_stale(asked: list[str]) -> None:
    scenario, cache = example(), FindingCache()
    cache.follow(scenario)
    cache.of_client(scenario.clients[0])
    billing = scenario.resource_servers[1]
    closed = billing.replace(skip_consent_for_verifiable_first_party_clients=False)
    changed = put_resource_server(scenario, closed, was=billing.identifier)
    assert cache.follow(changed)
    assert [finding.rule for finding in cache.of_client(changed.clients[0])] == ["audience-consent-required"]


def test_places_in_findings_follow_when_an_application_before_goes() -> None:
    scenario = example()
    scenario = scenario.replace(clients=scenario.clients[::-1])
    cache = FindingCache()
    cache.follow(scenario)
    assert cache.of_client(scenario.clients[1])[0].at[1] == 1
    shorter = remove_item(scenario, "clients", 0)
    assert cache.follow(shorter)
    assert cache.of_client(shorter.clients[0])[0].at[1] == 0


def test_an_application_that_is_gone_has_no_findings() -> None:
    cache = FindingCache()
    assert cache.of_client(Client(client_id="nobody")) == ()


def test_objects_of_every_kind_are_counted_and_what_is_only_worth_knowing_is_not() -> None:
    grant = {"client_id": "phone", "audience": "https://billing.example.com/"}
    scenario, cache = example(client_grants=[grant]), FindingCache()
    cache.follow(scenario.replace(tenant=scenario.tenant.replace(default_audience="nobody")))
    assert [finding.id for finding in cache.at("clients", 0)] == ["scope-not-on-api"]
    assert [finding.id for finding in cache.at("client_grants", 0)] == ["client-grant-audience-slash"]
    assert [finding.id for finding in cache.at("tenant")] == ["default-audience-unknown"]
    assert cache.at("clients", 1) == ()


def test_a_finding_that_comes_up_elsewhere_is_told() -> None:
    scenario = example(client_grants=[{"client_id": "phone", "audience": "https://billing.example.com/"}])
    cache = FindingCache()
    cache.follow(scenario)
    assert cache.at("client_grants", 0)
    phone = scenario.clients[0]
    closed = put_client(scenario, phone.replace(grant_types=("authorization_code",)), was=phone.client_id)
    assert cache.follow(closed)
    assert len(cache.at("clients", 0)) == 2
