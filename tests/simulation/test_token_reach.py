from __future__ import annotations

import pytest
from hypothesis import given

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach import Share, reach
from mrrt_studio.simulation.timeline import Timeline, simulate
from mrrt_studio.simulation.token_reach import ReachedApi, token_reach
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    MESSAGES,
    PHONE,
    REPORTS,
    client,
    login,
    tenant,
    tenants,
)


def reached(timeline: Timeline) -> tuple[ReachedApi, ...]:
    played = timeline.steps[-1]
    assert played.outcome is not None
    token = played.outcome.kept_refresh_token
    return token_reach(played.state, timeline.world.choices, token.value) if token else ()


def test_the_api_of_the_login_comes_first_then_those_of_policies() -> None:
    clients = [client(PHONE, (REPORTS, "read"), (BILLING, "read"))]
    scope = "openid offline_access read"
    found = reached(simulate(tenant(steps=[login(MESSAGES, scope)], clients=clients)))
    assert [(api.name, api.own_scopes, api.rule) for api in found] == [
        ("Messages", ("read",), "audience-original"),
        ("Billing", ("read",), "audience-in-policy"),
        ("Reports", ("read",), "audience-in-policy"),
    ]
    assert found[0].scopes == ("openid", "offline_access", "read")
    assert found[0].lifetime == 86_400


def test_a_login_without_an_api_reaches_userinfo() -> None:
    found = reached(simulate(tenant(steps=[login(None)])))
    assert [(api.audience, api.name) for api in found] == [
        (None, "the userinfo endpoint"),
        (BILLING, "Billing"),
    ]


def test_a_token_that_nobody_issued() -> None:
    timeline = simulate(tenant(steps=[login()]))
    with pytest.raises(KeyError):
        token_reach(timeline.end.state, timeline.world.choices, "unknown")


@given(tenants(login(None, "openid offline_access")))
def test_a_token_of_a_login_elsewhere_reaches_what_the_matrix_says(scenario: Scenario) -> None:
    timeline = simulate(scenario)
    outcome = timeline.steps[0].outcome
    if outcome is None or outcome.kept_refresh_token is None:
        return
    found = {api.audience: set(api.own_scopes) for api in reached(timeline)}
    for cell in reach(scenario).cells(client_id=PHONE):
        if cell.audience != outcome.kept_refresh_token.login.audience:
            share = cell.share_of(ADA) or Share((), (), ())
            assert found.get(cell.audience, set()) == set(share.exchange)
