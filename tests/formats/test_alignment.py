from __future__ import annotations

from mrrt_studio.formats.alignment import aligned
from mrrt_studio.formats.changes import changes
from mrrt_studio.scenario.model import Scenario
from tests.formats.reading import deploy_cli

TEXT = "clients:\n  - name: A\n  - name: B\nclientGrants:\n  - client_id: A\n    audience: x\n    scope: []\n"
NOW = Scenario.model_validate(
    {
        "clients": [
            {"client_id": "real-a", "name": "A"},
            {"client_id": "real-b", "name": "B", "app_type": "spa"},
        ],
        "client_grants": [{"client_id": "real-a", "audience": "x", "scope": []}],
    }
)


def test_an_application_is_found_again_by_its_name() -> None:
    baseline = deploy_cli(TEXT)
    before, origin = aligned(baseline.scenario, NOW, baseline.origin)
    assert [client.client_id for client in before.clients] == ["real-a", "real-b"]
    assert [(each.label, each.fields) for each in changes(before, NOW)] == [("B", ("app_type",))]
    assert origin is not None
    assert origin.objects["clients", "real-b"] == ("clients", 1)
    assert origin.objects["client_grants", "real-a x client"] == ("clientGrants", 0)


def test_an_id_of_the_source_stays() -> None:
    before = Scenario.model_validate({"clients": [{"client_id": "given", "name": "A"}]})
    assert aligned(before, NOW, None) == (before, None)


def test_a_name_that_two_have_tells_nothing() -> None:
    twice = NOW.replace(clients=tuple(client.replace(name="A") for client in NOW.clients))
    before = deploy_cli(TEXT).scenario
    assert aligned(before, twice, None)[0].clients == before.clients


def test_the_same_ids_are_the_same_tenant() -> None:
    baseline = deploy_cli(TEXT)
    assert aligned(baseline.scenario, baseline.scenario, baseline.origin) == (
        baseline.scenario,
        baseline.origin,
    )
