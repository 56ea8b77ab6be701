from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.steps import Expectation
from mrrt_studio.simulation import expectations
from mrrt_studio.simulation.expectations import check_step
from tests.builders import (
    BILLING,
    MESSAGES,
    ROTATING,
    SCOPE,
    USERINFO,
    Json,
    client,
    exchange,
    last_played,
    login,
    policy,
)

LIVES = {**ROTATING, "token_lifetime": 3600, "idle_token_lifetime": 60}
TENANT = {"clients": [client(policy(BILLING, "read:billing"), kind=LIVES)]}
MERGED = f"{SCOPE.removesuffix(' read:messages')} read:billing"

HOLDS: list[tuple[str, Any]] = [
    ("status", 200),
    ("error", None),
    ("error_description", None),
    ("audience", BILLING),
    ("aud", [BILLING, USERINFO]),
    ("scope", MERGED),
    ("scope", "read:billing openid offline_access profile"),
    ("scope", ["profile", "openid", "offline_access", "read:billing", "openid"]),
    ("scope_text", MERGED),
    ("id_token", True),
    ("refresh_token", "rotated"),
    ("policy_used", "mrrt"),
    ("audience_rule", "audience-in-policy"),
    ("scopes", {"openid": "scope-login", "read:billing": "scope-policy"}),
    ("scopes", {}),
    ("claims", {"gty": "refresh_token", "jti": None}),
    ("header", {"typ": "JWT", "x": None}),
    ("expires_in", 86_400),
    ("refresh_expires_at", "2026-01-01T10:00:00Z"),
    ("refresh_idle_expires_at", "2026-01-01T09:01:00Z"),
    ("logs", ["sertft"]),
    ("at", "2026-01-01T09:00:00Z"),
    ("live_refresh_tokens", 1),
]

FAILS: list[tuple[str, Any]] = [
    ("status", 403),
    ("status", None),
    ("error", "invalid_grant"),
    ("error_description", "Unauthorized"),
    ("audience", MESSAGES),
    ("audience", None),
    ("aud", BILLING),
    ("aud", [USERINFO, BILLING]),
    ("scope", "read:billing"),
    ("scope", None),
    ("scope_text", "read:billing openid offline_access profile"),
    ("id_token", False),
    ("refresh_token", "issued"),
    ("refresh_token", "none"),
    ("policy_used", "refresh_token_user_grant"),
    ("audience_rule", "audience-omitted"),
    ("scopes", {"read:billing": "scope-login"}),
    ("scopes", {"write:billing": "scope-policy"}),
    ("claims", {"gty": None}),
    ("header", {"typ": "at+jwt"}),
    ("expires_in", 1),
    ("refresh_expires_at", None),
    ("refresh_idle_expires_at", "2026-01-01T10:00:00Z"),
    ("logs", []),
    ("at", "2026-01-01T09:00:01Z"),
    ("live_refresh_tokens", 2),
]


def checked(key: str, expected: Any, *steps: Json, **more: Any) -> bool:
    before = steps or (login(), exchange(audience=BILLING))
    with_expectation = {**before[-1], "expect": {key: expected}}
    (check,) = check_step(last_played(*before[:-1], with_expectation, **(more or TENANT)))
    assert (check.key, check.expected) == (key, expected)
    return check.passed


@pytest.mark.parametrize(("key", "expected"), HOLDS)
def test_it_holds(key: str, expected: Any) -> None:
    assert checked(key, expected)


@pytest.mark.parametrize(("key", "expected"), FAILS)
def test_it_does_not_hold(key: str, expected: Any) -> None:
    assert not checked(key, expected)


def test_both_tables_cover_every_key() -> None:
    keys = set(Expectation.model_fields)
    assert {key for key, _ in HOLDS} == {key for key, _ in FAILS} == keys
    assert set(expectations._ACTUAL) | set(expectations._MAPPINGS) == keys


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        ((login(),), "issued"),
        ((login(scope="openid"),), "none"),
        ((login(), exchange()), "rotated"),
        ((login(), exchange(client_secret="x")), "none"),
    ],
)
def test_what_became_of_the_refresh_token(steps: tuple[Json, ...], kind: str) -> None:
    assert checked("refresh_token", kind, *steps, clients=[client(kind=ROTATING)])


@pytest.mark.parametrize(
    ("step", "key", "expected"),
    [
        ({"type": "wait", "seconds": 5}, "status", None),
        ({"type": "wait", "seconds": 5}, "at", "2026-01-01T09:00:00Z"),
        ({"type": "wait", "seconds": 5}, "logs", []),
        ({"type": "call_api", "access_token": "nothing"}, "error", "invalid_token"),
        ({"type": "call_api", "access_token": "nothing"}, "scope", None),
        ({"type": "exchange"}, "audience", None),
        ({"type": "exchange"}, "claims", {"sub": None}),
        ({"type": "exchange"}, "scopes", {"openid": None}),
    ],
)
def test_what_a_step_does_not_have_is_null(step: Json, key: str, expected: Any) -> None:
    if key == "scopes":
        assert not checked(key, {"openid": "scope-login"}, {"id": "step", **step})
        return
    assert checked(key, expected, {"id": "step", **step})


def test_a_token_that_a_failed_exchange_left_alone_is_the_current_one() -> None:
    steps = (login(), exchange(audience=BILLING))
    tenant = {"clients": [client(kind=LIVES)], "assumptions": {"unlisted-audience": "error"}}
    assert checked("refresh_expires_at", "2026-01-01T10:00:00Z", *steps, **tenant)


def test_each_key_is_a_check_of_its_own() -> None:
    step = {**login(), "expect": {"status": 200, "error": None, "audience": BILLING}}
    checks = check_step(last_played(step))
    assert [(check.key, check.passed) for check in checks] == [
        ("status", True),
        ("error", True),
        ("audience", False),
    ]
    assert checks[2].actual == MESSAGES


@pytest.mark.parametrize("more", [{}, {"disabled": True, "expect": {"status": 500}}, {"expect": {}}])
def test_without_an_expectation_there_is_nothing_to_check(more: Json) -> None:
    assert check_step(last_played({**login(), **more})) == ()
