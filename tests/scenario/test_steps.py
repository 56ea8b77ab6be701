from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from mrrt_studio.scenario.steps import BaseStep, Step, WaitStep

STEP: TypeAdapter[Any] = TypeAdapter(Step)
LEAST: dict[str, dict[str, Any]] = {
    "login": {"client": "c", "user": "u"},
    "silent_login": {"client": "c", "user": "u"},
    "exchange": {},
    "call_api": {},
    "userinfo": {"access_token": "login"},
    "client_credentials": {"client": "c", "audience": "a"},
    "wait": {"seconds": 0},
    "revoke": {"refresh_token": "login"},
    "logout": {"user": "u"},
    "configure": {"method": "PATCH", "path": "tenants/settings"},
}
NEEDED = [(kind, name) for kind, members in LEAST.items() for name in members]


def step(kind: str, **more: Any) -> Any:
    return STEP.validate_python({"type": kind, **LEAST[kind], **more})


@pytest.mark.parametrize("kind", LEAST)
def test_the_least_of_each_type_is_kept_as_it_was_written(kind: str) -> None:
    found = step(kind)
    assert isinstance(found, BaseStep)
    assert found.to_json() == {"type": kind, **LEAST[kind]}


@pytest.mark.parametrize(("kind", "name"), NEEDED)
def test_what_a_type_needs_must_be_given(kind: str, name: str) -> None:
    rest = {key: value for key, value in LEAST[kind].items() if key != name}
    with pytest.raises(ValidationError):
        STEP.validate_python({"type": kind, **rest})


@pytest.mark.parametrize("kind", LEAST)
@pytest.mark.parametrize("more", [{"nope": 1}, {"id": "a b"}, {"id": ""}, {"expect": {"staus": 200}}])
def test_unknown_fields_and_ids_that_nothing_can_name_are_refused(kind: str, more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        step(kind, **more)


def test_a_login_has_the_defaults_of_the_format() -> None:
    found = step("login")
    assert (found.flow, found.consent) == ("authorization_code", "accept")


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("login", {"flow": "implicit"}),
        ("login", {"consent": "maybe"}),
        ("login", {"request": {"ip": 1}}),
        ("configure", {"method": "GET"}),
        ("wait", {"seconds": -1}),
        ("wait", {"seconds": 1.5}),
        ("revoke", {"refresh_token": None, "grant": {"user": "u"}}),
    ],
)
def test_values_that_no_server_takes_are_refused(kind: str, more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        step(kind, **more)


@pytest.mark.parametrize(
    ("members", "names"),
    [
        ({"type": "wait"}, "'seconds', 'duration' and 'until'"),
        ({"type": "wait", "seconds": 1, "duration": "P1D"}, "'seconds', 'duration' and 'until'"),
        ({"type": "revoke"}, "'refresh_token', 'grant' and 'user'"),
        ({"type": "revoke", "user": "u", "refresh_token": "x"}, "'refresh_token', 'grant' and 'user'"),
    ],
)
def test_a_step_that_says_one_of_three_things_says_exactly_one(members: dict[str, Any], names: str) -> None:
    with pytest.raises(ValidationError, match=f"give exactly one of {names}"):
        STEP.validate_python(members)


@pytest.mark.parametrize(
    ("members", "span"),
    [({"seconds": 0}, 0), ({"duration": "PT1M"}, 60), ({"until": "2030-01-01T00:00:00Z"}, None)],
)
def test_how_long_a_step_waits(members: dict[str, Any], span: int | None) -> None:
    assert WaitStep.model_validate({"type": "wait", **members}).span == span


@pytest.mark.parametrize(
    "expect",
    [
        {"error": None, "refresh_expires_at": None},
        {"scope": "a b", "aud": "x"},
        {"scope": ["a", "b"], "aud": ["x", "y"]},
        {"claims": {"jti": None, "n": [1, {"deep": True}]}, "scopes": {"r": "scope-login"}},
        {"logs": [], "live_refresh_tokens": 0},
    ],
)
def test_an_expectation_keeps_null_and_lists_apart(expect: dict[str, Any]) -> None:
    found = step("exchange", expect=expect)
    assert found.expect.model_fields_set == set(expect)
    assert found.to_json()["expect"] == expect


@pytest.mark.parametrize(
    "expect",
    [{"refresh_token": "some"}, {"policy_used": "none"}, {"at": "noon"}, {"status": "200"}, {"id_token": 1}],
)
def test_an_expectation_that_can_never_hold_is_refused(expect: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        step("exchange", expect=expect)
