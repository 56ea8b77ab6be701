from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import Expectation
from mrrt_studio.simulation.expectations import Check, check_step
from mrrt_studio.simulation.timeline import simulate

_API = "https://api.example.com"


def checks(expect: dict[str, Any], **login: Any) -> tuple[Check, ...]:
    """What a login by a rotating native application meets."""
    step = {
        "id": "login",
        "type": "login",
        "client": "app",
        "user": "ada",
        "audience": _API,
        "scope": "openid offline_access read:a write:a",
        **login,
        "expect": expect,
    }
    settings = {"rotation_type": "rotating", "expiration_type": "expiring", "token_lifetime": 3600}
    scenario = Scenario.model_validate(
        {
            "clients": [{"client_id": "app", "app_type": "native", "refresh_token": settings}],
            "resource_servers": [
                {
                    "identifier": _API,
                    "scopes": [{"value": "read:a"}],
                    "allow_offline_access": True,
                    "skip_consent_for_verifiable_first_party_clients": True,
                }
            ],
            "users": [{"user_id": "ada"}],
            "steps": [step],
        }
    )
    return check_step(simulate(scenario).steps[0])


HOLDS = {
    "status": 200,
    "error": None,
    "error_description": None,
    "audience": _API,
    "aud": [_API, "https://example.auth0.com/userinfo"],
    "scope": "read:a openid offline_access",
    "scope_text": "openid offline_access read:a",
    "id_token": True,
    "refresh_token": "issued",
    "policy_used": None,
    "audience_rule": "audience-resolved",
    "scopes": {"read:a": "scope-login", "write:a": "scope-not-on-api"},
    "claims": {"azp": "app", "jti": None},
    "header": {"typ": "JWT"},
    "expires_in": 86400,
    "refresh_expires_at": "2026-01-01T10:00:00Z",
    "refresh_idle_expires_at": "2026-01-01T10:00:00Z",
    "logs": ["seacft"],
    "at": "2026-01-01T09:00:00Z",
    "live_refresh_tokens": 1,
}

BREAKS: dict[str, Any] = {
    "status": 201,
    "error": "invalid_grant",
    "error_description": "no",
    "audience": None,
    "aud": _API,
    "scope": "openid",
    "scope_text": "read:a openid offline_access",
    "id_token": False,
    "refresh_token": "rotated",
    "policy_used": "mrrt",
    "audience_rule": None,
    "scopes": {"read:a": "scope-policy"},
    "claims": {"azp": None},
    "header": {"typ": "at+jwt"},
    "expires_in": 1,
    "refresh_expires_at": None,
    "refresh_idle_expires_at": "2026-01-01T10:00:01Z",
    "logs": [],
    "at": "2026-01-01T09:00:01Z",
    "live_refresh_tokens": 0,
}


def test_every_key_of_the_format_is_tried_both_ways() -> None:
    assert set(HOLDS) == set(BREAKS) == set(Expectation.model_fields)


@pytest.mark.parametrize("key", HOLDS)
def test_a_key_holds_when_it_is_so(key: str) -> None:
    (check,) = checks({key: HOLDS[key]})
    assert check.passed, check


@pytest.mark.parametrize("key", BREAKS)
def test_a_key_breaks_when_it_is_not_so(key: str) -> None:
    (check,) = checks({key: BREAKS[key]})
    assert not check.passed, check
    assert check.expected == BREAKS[key]


def test_scopes_may_stand_in_a_list_in_any_order() -> None:
    (check,) = checks({"scope": ["offline_access", "openid", "read:a"]})
    assert check.passed


def test_a_check_stands_for_each_key_that_is_given() -> None:
    assert [check.key for check in checks({"status": 200, "id_token": True})] == ["status", "id_token"]


def test_a_disabled_step_expects_nothing() -> None:
    assert checks({"status": 500}, disabled=True) == ()


def test_a_step_without_expectation_has_no_checks() -> None:
    scenario = Scenario.model_validate({"steps": [{"type": "wait", "seconds": 1}]})
    assert check_step(simulate(scenario).steps[0]) == ()
