"""Findings, and that they say what the engine then does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings import Finding, findings, policy_findings, step_findings
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.simulation.timeline import simulate

HOME, BILLING = "https://api.example.com", "https://billing.example.com"
MANAGEMENT = "https://example.auth0.com/api/v2/"

Json = dict[str, Any]


def api(identifier: str, name: str, *scopes: str, **more: Any) -> Json:
    return {
        "identifier": identifier,
        "name": name,
        "scopes": [{"value": scope} for scope in scopes],
        "allow_offline_access": True,
        "skip_consent_for_verifiable_first_party_clients": True,
        **more,
    }


def tenant(*policies: Json, client: Json | None = None, billing: Json | None = None, **more: Any) -> Scenario:
    settings = {"rotation_type": "non-rotating", "expiration_type": "non-expiring", "policies": [*policies]}
    phone = {"client_id": "phone", "name": "Phone app", "app_type": "native", "refresh_token": settings}
    apis = [
        api(HOME, "Messages", "read:messages"),
        api(BILLING, "Billing", "read:billing", "write:billing", **(billing or {})),
    ]
    return Scenario.model_validate(
        {
            "clients": [{"client_id": "other", "name": "Other"}, phone | (client or {})],
            "resource_servers": [*apis, *more.pop("apis", ())],
            "users": [{"user_id": "auth0|ada"}],
            **more,
        }
    )


def policy(audience: str = BILLING, *scopes: str) -> Json:
    return {"audience": audience, "scope": list(scopes)}


def of_phone(scenario: Scenario) -> tuple[Finding, ...]:
    return policy_findings(Configuration.of(scenario), scenario.clients[1])


def the_one(scenario: Scenario) -> Finding:
    (finding,) = of_phone(scenario)
    return finding


def test_a_policy_that_works_is_no_finding() -> None:
    assert of_phone(tenant(policy(BILLING, "read:billing"), policy(HOME, "read:messages"))) == ()


def test_an_unknown_api_is_told_at_the_audience() -> None:
    finding = the_one(tenant(policy(HOME), policy("https://billings.example.com", "read:billing")))
    assert finding.rule == "audience-unknown-api"
    assert finding.path == "clients[1].refresh_token.policies[1].audience"
    assert finding.text == "No API has this identifier: Auth0 ignores this policy silently."
    assert finding.severity == "warning"


def test_an_empty_audience_names_no_api() -> None:
    assert the_one(tenant(policy(""))).text == "This policy names no API: Auth0 ignores this policy silently."


CAUSES: dict[str, Scenario] = {
    "audience-unknown-api": tenant(policy("https://nobody.example.com", "read:billing")),
    "audience-third-party": tenant(
        policy(BILLING, "read:billing"),
        client={"is_first_party": False},
        client_grants=[{"client_id": "phone", "audience": HOME, "subject_type": "user", "scope": []}],
    ),
    "audience-management-api": tenant(
        policy(MANAGEMENT, "read:users"), apis=[api(MANAGEMENT, "Management", "read:users")]
    ),
    "audience-consent-required": tenant(
        policy(BILLING, "read:billing"), billing={"skip_consent_for_verifiable_first_party_clients": False}
    ),
    "audience-access-denied": tenant(
        policy(BILLING, "read:billing"),
        billing={"subject_type_authorization": {"user": {"policy": "deny_all"}}},
    ),
}


def logged_in(scenario: Scenario, **request: Any) -> Scenario:
    login = {
        "id": "login", "type": "login", "client": "phone", "user": "auth0|ada", "audience": HOME,
        "scope": "openid offline_access read:messages",
    }  # fmt: skip
    exchange = {"id": "x1", "type": "exchange", "refresh_token": "login", **request}
    return Scenario.model_validate({**scenario.to_json(), "steps": [login, exchange]})


@pytest.mark.parametrize("rule", CAUSES)
def test_every_cause_is_found_and_is_the_rule_that_the_exchange_applies(rule: str) -> None:
    scenario = CAUSES[rule]
    assert [finding.rule for finding in of_phone(scenario)] == [rule]
    assert rule in RULES
    audience = scenario.clients[1].policies[0].audience
    exchange = simulate(logged_in(scenario, audience=audience)).by_id["x1"].outcome
    assert exchange is not None
    assert exchange.authorization is not None
    assert exchange.authorization.audience_rule == rule
    assert exchange.authorization.audience == HOME


def test_a_scope_that_the_api_lacks_is_told_at_the_scope() -> None:
    finding = the_one(tenant(policy(BILLING, "read:billing", "approve:billing")))
    assert (finding.rule, finding.path) == (
        "scope-not-on-api",
        "clients[1].refresh_token.policies[0].scope[1]",
    )
    assert finding.text == "Billing defines no approve:billing: Auth0 ignores it silently."


@pytest.mark.parametrize("scope", ["openid", "offline_access"])
def test_a_scope_of_the_login_has_no_effect_in_a_policy(scope: str) -> None:
    finding = the_one(tenant(policy(BILLING, scope)))
    assert finding.rule == "scope-not-on-api"
    assert finding.text.startswith(f"{scope} belongs to no API")


def test_a_scope_beyond_the_client_grant_is_dropped() -> None:
    grant = {"client_id": "phone", "audience": BILLING, "subject_type": "user", "scope": ["read:billing"]}
    access = {"subject_type_authorization": {"user": {"policy": "require_client_grant"}}}
    scenario = tenant(policy(BILLING, "read:billing", "write:billing"), billing=access, client_grants=[grant])
    assert [(finding.rule, finding.at[-1]) for finding in of_phone(scenario)] == [("scope-client-grant", 1)]


def test_a_second_policy_for_an_api_is_worth_knowing() -> None:
    finding = the_one(tenant(policy(BILLING, "read:billing"), policy(BILLING, "write:billing")))
    assert (finding.rule, finding.severity) == ("policies-merged", "info")
    assert finding.path == "clients[1].refresh_token.policies[1].audience"


def test_the_scopes_of_a_policy_without_effect_are_not_looked_at() -> None:
    assert len(of_phone(tenant(policy("https://nobody.example.com", "a", "b", "openid")))) == 1


def test_a_step_that_names_no_step_is_an_error_with_a_hint() -> None:
    scenario = logged_in(tenant(), refresh_token="logn")
    (finding,) = step_findings(scenario)
    assert (finding.path, finding.severity) == ("steps[1].refresh_token", "error")
    assert finding.text == "There is no step 'logn'. Did you mean 'login'?"


def test_findings_of_a_scenario_come_in_its_order() -> None:
    scenario = logged_in(tenant(policy("nobody"), policy(BILLING, "nothing")), refresh_token="logn")
    paths = [finding.path for finding in findings(scenario)]
    assert paths == [
        "clients[1].refresh_token.policies[0].audience",
        "clients[1].refresh_token.policies[1].scope[0]",
        "clients[1].refresh_token.expiration_type",
        "steps[1].refresh_token",
    ]
    assert findings(scenario, Configuration.of(scenario)) == findings(scenario)


def test_a_client_of_another_tenant_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        policy_findings(Configuration.of(Scenario()), tenant().clients[1])


POLICY_SCOPES = st.lists(
    st.sampled_from(["read:billing", "write:billing", "openid", "email", "offline_access", "no:such"]),
    unique=True,
)


@given(POLICY_SCOPES, st.sampled_from([None, ["read:billing"], ["write:billing", "openid"]]))
def test_what_is_no_finding_is_granted_and_what_is_one_never_comes_from_the_policy(
    scopes: list[str], grant: list[str] | None
) -> None:
    access = {"subject_type_authorization": {"user": {"policy": "require_client_grant"}}}
    grants = [{"client_id": "phone", "audience": BILLING, "subject_type": "user", "scope": grant or []}]
    scenario = tenant(
        policy(BILLING, *scopes), billing=access if grant else {}, client_grants=grants if grant else []
    )
    told = {scopes[finding.at[-1]]: finding.rule for finding in of_phone(scenario)}
    outcome = simulate(logged_in(scenario, audience=BILLING)).by_id["x1"].outcome
    assert outcome is not None
    assert outcome.authorization is not None
    for decision in outcome.authorization.scopes:
        if decision.scope in scopes and "login" not in decision.sources:
            assert decision.granted == (decision.scope not in told)
            assert told.get(decision.scope, decision.rule) == decision.rule
