from __future__ import annotations

from mrrt_studio.scenario.findings import Survey
from mrrt_studio.simulation.played_findings import all_findings, played_findings, suffered
from tests.builders import BILLING, billing, client, exchange, login, messages, policy, run

SPA = {"app_type": "spa", "token_endpoint_auth_method": "none"}


def test_a_token_for_another_api_is_told_at_the_audience() -> None:
    (finding,) = played_findings(run(login(), exchange(audience=BILLING), exchange(id="x2")))
    assert (finding.id, finding.path) == ("exchange-for-other-api", "steps[1].audience")
    assert BILLING in finding.text


def test_a_login_without_the_refresh_token_that_it_asked_for() -> None:
    apis = [messages(allow_offline_access=False)]
    (finding,) = played_findings(run(login(), login(id="l2", scope="openid"), resource_servers=apis))
    assert (finding.id, finding.path) == ("offline-api-allows", "steps[0].scope")


def test_an_exchange_suffered_from_the_policy_that_its_rule_decided() -> None:
    clients = [client(policy(BILLING, "read:billing", "nothing"))]
    steps = (login(), exchange(audience=BILLING), exchange(id="x2"))
    timeline = run(*steps, clients=clients, resource_servers=[messages(), billing()])
    met = suffered(timeline, all_findings(timeline, Survey()))
    assert {step: [finding.id for finding in found] for step, found in met.items()} == {
        "x1": ["scope-not-on-api"]
    }


def test_a_login_suffered_from_the_application_that_does_not_rotate() -> None:
    timeline = run(login(), clients=[client(**SPA)])
    met = suffered(timeline, all_findings(timeline))
    assert [finding.id for finding in met["login"]] == ["offline-spa-rotates", "spa-without-rotation"]


def test_nothing_is_put_on_a_step_that_met_with_nothing() -> None:
    timeline = run(login(), exchange())
    assert suffered(timeline, all_findings(timeline)) == {}
