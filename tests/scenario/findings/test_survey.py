from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mrrt_studio.scenario.edits import put_client, put_resource_server, remove_item
from mrrt_studio.scenario.findings import survey as module
from mrrt_studio.scenario.findings.survey import Survey, findings
from mrrt_studio.scenario.model import Scenario
from tests.builders import BILLING, billing, client, messages, policy, scenario
from tests.strategies import scenarios


def tenant() -> Scenario:
    clients = [client(policy(BILLING, "nothing")), client(policy(BILLING, "nothing"), client_id="other")]
    return scenario(clients=clients, resource_servers=[messages(), billing()])


def test_only_what_changed_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    look = module.findings_of_settings

    def spy(client: object, number: int) -> object:
        seen.append(number)
        return look(client, number)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "findings_of_settings", spy)
    given, kept = tenant(), Survey()
    kept.of(given)
    kept.of(given.replace(name="other"))
    assert seen == [0, 1]
    second = given.clients[1]
    kept.of(put_client(given, second.replace(name="x"), was=second.client_id))
    assert seen == [0, 1, 1]


def test_places_follow_when_an_application_before_goes() -> None:
    given, kept = tenant(), Survey()
    kept.of(given)
    shorter = remove_item(given, "clients", 0)
    assert kept.of(shorter) == findings(shorter)
    opened = put_resource_server(shorter, shorter.resource_servers[1].replace(scopes=None), was=BILLING)
    assert kept.of(opened) == findings(opened)


@settings(max_examples=30, deadline=None)
@given(st.lists(scenarios(), min_size=2, max_size=3))
def test_what_is_kept_never_differs_from_a_fresh_look(walk: list[Scenario]) -> None:
    kept = Survey()
    for step in (*walk, walk[0]):
        assert kept.of(step) == findings(step)
