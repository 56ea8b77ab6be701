from __future__ import annotations

import pytest
from hypothesis import given

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach import Share, reach
from mrrt_studio.simulation.reach_explain import CellExplanation, explain_cell
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    BOB,
    MESSAGES,
    PHONE,
    api,
    client,
    tenant,
    tenants,
    user,
)


def explained(scenario: Scenario, audience: str = BILLING, user_id: str = ADA) -> CellExplanation:
    return explain_cell(reach(scenario), PHONE, audience, user_id)


def test_both_ways_are_told_with_their_scopes() -> None:
    found = explained(tenant(clients=[client(PHONE, (BILLING, "read gone"))]))
    assert found.scopes == ("read", "write", "delete", "gone")
    assert found.exchange is not None
    reasons = {scope: found.exchange.explain(scope) for scope in found.scopes}
    assert {scope: reason and reason.rule.id for scope, reason in reasons.items()} == {
        "read": "scope-policy",
        "gone": "scope-not-on-api",
        "write": None,
        "delete": None,
    }
    granted = found.login.explain("write")
    assert granted is not None
    assert granted.text == "Granted: the login gives it."
    assert found.obstacle is None


def test_the_headline_is_the_audience_decision() -> None:
    found = explained(tenant(), MESSAGES)
    assert found.exchange is not None
    headline = found.exchange.headline
    assert headline is not None
    assert headline.rule.id == "audience-not-in-policy"
    assert headline.text.startswith(f"No MRRT policy of Phone app names {MESSAGES}.")


def test_a_refused_login_says_why() -> None:
    access = {"subject_type_authorization": {"user": {"policy": "deny_all"}}}
    found = explained(tenant(resource_servers=[api(BILLING, "read", **access)]))
    headline = found.login.headline
    assert headline is not None
    assert headline.rule.id == "api-access-allowed"
    assert found.login.decisions == ()


@pytest.mark.parametrize(
    ("change", "closed"),
    [
        ({"users": [user(ADA, blocked=True)]}, "user-not-blocked"),
        ({"clients": [client(organization_usage="require")]}, "organization-required"),
        ({"clients": [client(grant_types=["client_credentials"])]}, "grant-type-allowed"),
        ({"clients": [client(grant_types=["authorization_code"])]}, "offline-grant-type"),
    ],
)
def test_where_no_refresh_token_is_to_be_had_its_rule_is_told(change: dict[str, object], closed: str) -> None:
    found = explained(tenant(**change))
    assert found.exchange is None
    assert found.closed == closed
    assert found.obstacle is not None
    assert found.obstacle.rule.id == closed


def test_what_does_not_exist_cannot_be_explained() -> None:
    matrix = reach(tenant())
    for where in (("gone", BILLING, ADA), (PHONE, "gone", ADA), (PHONE, BILLING, "gone")):
        with pytest.raises(KeyError):
            explain_cell(matrix, *where)


@given(tenants())
def test_the_explanation_agrees_with_the_cell(scenario: Scenario) -> None:
    matrix = reach(scenario)
    for cell in matrix.cells():
        for person in matrix.users:
            found = explain_cell(matrix, cell.client_id, cell.audience, person.user_id)
            share = cell.share_of(person.user_id) or Share((), (), ())
            granted = {d.scope for d in found.login.decisions if d.granted}
            assert granted == set(share.login)
            issued = found.exchange is not None and cell.exchangeable
            decisions = found.exchange.decisions if found.exchange and issued else ()
            refused = bool(found.exchange and found.exchange.outcome.refused)
            assert refused or {d.scope for d in decisions if d.granted} == set(share.exchange)


def test_users_differ_where_rbac_is_enforced() -> None:
    denied = explained(tenant(), MESSAGES, BOB).login.explain("read")
    assert denied is not None
    assert denied.rule.id == "scope-rbac"
    assert "Bob" in denied.text
