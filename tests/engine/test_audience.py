from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.audience import decide_audience, entry_obstacle, policies_in_force
from mrrt_studio.engine.refusal import Refusal
from tests.builders import (
    BILLING,
    ISSUER,
    MESSAGES,
    PHONE,
    USERINFO,
    Json,
    application,
    billing,
    client,
    configuration,
    context,
    grant,
    messages,
    policy,
)

MANAGEMENT = f"{ISSUER}api/v2/"
UNKNOWN = "https://nowhere.example.com"
POLICIES = [policy(audience, "read") for audience in (BILLING, UNKNOWN, MANAGEMENT)]


def denied(user_policy: str) -> Json:
    return {"subject_type_authorization": {"user": {"policy": user_policy}}}


def decide(
    requested: str | None, *, of_app: Json | None = None, of_api: Json | None = None, **more: Any
) -> tuple[str | None, str, tuple[str, ...]]:
    """Return audience, rule and the assumptions that decided something."""
    choices = more.pop("choices", {})
    login = more.pop("login", grant())
    tenant = configuration(
        clients=[client(*POLICIES, **(of_app or {}))],
        resource_servers=[messages(), billing(**(of_api or {}))],
        **more,
    )
    questions = context(**choices).open_questions()
    app = tenant.clients[PHONE]
    found = decide_audience(tenant, app, login, requested, app.policies, questions)
    return found.audience, found.rule, questions.decisive


@pytest.mark.parametrize(
    ("requested", "audience", "rule"),
    [
        (None, MESSAGES, "audience-omitted"),
        (MESSAGES, MESSAGES, "audience-original"),
        (BILLING, BILLING, "audience-in-policy"),
        (f"{BILLING}/", MESSAGES, "audience-not-in-policy"),
        (USERINFO, MESSAGES, "audience-not-in-policy"),
        (UNKNOWN, MESSAGES, "audience-unknown-api"),
        (MANAGEMENT, MESSAGES, "audience-management-api"),
    ],
)
def test_the_first_rule_that_applies_decides(requested: str | None, audience: str, rule: str) -> None:
    assert decide(requested)[:2] == (audience, rule)


@pytest.mark.parametrize(
    ("of_app", "of_api", "rule"),
    [
        ({"is_first_party": False}, {}, "audience-third-party"),
        ({}, {"skip_consent_for_verifiable_first_party_clients": False}, "audience-consent-required"),
        ({}, denied("deny_all"), "audience-access-denied"),
        ({}, denied("require_client_grant"), "audience-access-denied"),
        (
            {"is_first_party": False},
            {"skip_consent_for_verifiable_first_party_clients": False},
            "audience-third-party",
        ),
        (
            {},
            {"skip_consent_for_verifiable_first_party_clients": None, **denied("deny_all")},
            "audience-consent-required",
        ),
    ],
)
def test_an_entry_that_is_not_eligible_falls_back_for_its_first_cause(
    of_app: Json, of_api: Json, rule: str
) -> None:
    audience, found, _ = decide(BILLING, of_app=of_app, of_api=of_api)
    assert (audience, found) == (MESSAGES, rule)


@pytest.mark.parametrize(
    ("requested", "rule"),
    [
        (None, "audience-omitted"),
        (USERINFO, "audience-original"),
        (MESSAGES, "audience-not-in-policy"),
    ],
)
def test_a_login_without_audience_is_for_the_userinfo_endpoint(requested: str | None, rule: str) -> None:
    assert decide(requested, login=grant("openid", audience=None))[:2] == (None, rule)


@pytest.mark.parametrize(
    ("default", "choices", "audience", "decisive"),
    [
        (None, {}, MESSAGES, ()),
        (MESSAGES, {"omitted_audience": "tenant-default"}, MESSAGES, ()),
        (BILLING, {}, MESSAGES, ("omitted-audience",)),
        (BILLING, {"omitted_audience": "tenant-default"}, BILLING, ("omitted-audience",)),
        (UNKNOWN, {"omitted_audience": "tenant-default"}, MESSAGES, ()),
    ],
)
def test_the_tenants_default_is_a_question_only_where_it_differs(
    default: str | None, choices: Json, audience: str, decisive: tuple[str, ...]
) -> None:
    found = decide(None, choices=choices, tenant={"default_audience": default})
    assert found == (audience, "audience-omitted", decisive)


@pytest.mark.parametrize(
    ("requested", "choices", "of_api", "status", "error"),
    [
        (UNKNOWN, {"unlisted_audience": "error"}, {}, 400, "invalid_target"),
        (BILLING, {"denied_audience": "error"}, denied("deny_all"), 403, "unauthorized_client"),
    ],
)
def test_an_assumption_may_say_that_it_is_refused(
    requested: str, choices: Json, of_api: Json, status: int, error: str
) -> None:
    with pytest.raises(Refusal) as caught:
        decide(requested, choices=choices, of_api=of_api)
    assert (caught.value.status, caught.value.error) == (status, error)


@pytest.mark.parametrize(
    ("choice", "audience", "obstacle"),
    [
        ("not-required", BILLING, None),
        ("required", BILLING, "audience-offline-access-required"),
        ("required", MESSAGES, None),
    ],
)
def test_an_additional_api_may_have_to_allow_offline_access(
    choice: str, audience: str, obstacle: str | None
) -> None:
    offline_off = {"allow_offline_access": False}
    tenant = configuration(resource_servers=[messages(**offline_off), billing(**offline_off)])
    questions = context(additional_api_offline=choice).open_questions()
    found = entry_obstacle(tenant, tenant.clients[PHONE], grant(), audience, questions)
    assert found == obstacle
    assert bool(questions.decisive) is (audience == BILLING)


@pytest.mark.parametrize(("choice", "live"), [("live", True), ("at-login", False)])
def test_policies_are_read_now_or_at_login(choice: str, live: bool) -> None:
    now, then = application(policy(BILLING, "read")), application(policy(MESSAGES, "read"))
    questions = context(policy_evaluation=choice).open_questions()
    found = policies_in_force(now, grant(policies=then.policies), questions)
    assert found == (now if live else then).policies
    assert questions.decisive == ("policy-evaluation",)


def test_policies_that_did_not_change_leave_no_question() -> None:
    app = application(policy(BILLING, "read"))
    questions = context().open_questions()
    assert policies_in_force(app, grant(policies=app.policies), questions) == app.policies
    assert questions.decisive == ()
