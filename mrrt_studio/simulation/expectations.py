"""Compares what a step did with what was expected of it; each key is a check of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from mrrt_studio.scenario.steps import Expectation
from mrrt_studio.simulation.render import time_json
from mrrt_studio.simulation.timeline import PlayedStep


class Check(NamedTuple):
    """One expectation and what it met."""

    key: str
    expected: Any
    actual: Any
    passed: bool


def check_step(played: PlayedStep) -> tuple[Check, ...]:
    """Return a check for every key of the step's expectation; a disabled step expects nothing."""
    expectation = played.step.expect
    if expectation is None or played.outcome is None:
        return ()
    return tuple(_check(played, expectation, key) for key in expectation.to_json())


def _check(played: PlayedStep, expectation: Expectation, key: str) -> Check:
    expected: Any = expectation.to_json()[key]
    if key in _MAPPINGS:
        named: dict[str, Any] = expected or {}
        actual = {name: _MAPPINGS[key](played).get(name) for name in named}
        return Check(key, expected, actual, actual == named)
    actual = _ACTUAL[key](played)
    if key == "scope":
        return Check(key, expected, actual, _as_set(expected) == _as_set(actual))
    return Check(key, expected, actual, expected == actual)


def actual_value(played: PlayedStep, key: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return what a step did, as an expectation of one key would say it.

    Raises:
        KeyError: nothing can be expected under that key.
    """
    if key in _MAPPINGS:
        return dict(_MAPPINGS[key](played))
    return _ACTUAL[key](played)


def _as_set(scope: str | list[str] | None) -> frozenset[str] | None:
    if scope is None:
        return None
    return frozenset(scope.split() if isinstance(scope, str) else scope)


def _body(played: PlayedStep) -> Mapping[str, Any]:
    outcome = played.outcome
    return outcome.response.body if outcome and outcome.response else {}


def _status(played: PlayedStep) -> int | None:
    outcome = played.outcome
    return outcome.response.status if outcome and outcome.response else None


def _audience(played: PlayedStep) -> str | None:
    authorization = played.outcome.authorization if played.outcome else None
    return authorization.audience if authorization else None


def _policy_used(played: PlayedStep) -> str | None:
    authorization = played.outcome.authorization if played.outcome else None
    return authorization.policy_used if authorization else None


def _audience_rule(played: PlayedStep) -> str | None:
    authorization = played.outcome.authorization if played.outcome else None
    return authorization.audience_rule if authorization else None


def _claims(played: PlayedStep) -> Mapping[str, Any]:
    token = played.outcome.tokens.access_token if played.outcome else None
    return token.claims if token else {}


def _header(played: PlayedStep) -> Mapping[str, Any]:
    token = played.outcome.tokens.access_token if played.outcome else None
    return token.header if token else {}


def _scopes(played: PlayedStep) -> Mapping[str, str]:
    authorization = played.outcome.authorization if played.outcome else None
    return {decision.scope: decision.rule for decision in authorization.scopes} if authorization else {}


def _refresh_token(played: PlayedStep) -> str:
    outcome = played.outcome
    if outcome is None or outcome.tokens.refresh_token is None:
        return "none"
    return "issued" if outcome.opened_family else "rotated"


def _refresh_end(played: PlayedStep, field: str) -> str | None:
    token = played.outcome.kept_refresh_token if played.outcome else None
    return time_json(getattr(token, field)) if token else None


def _live(played: PlayedStep) -> int:
    return sum(1 for _ in played.state.all_current())


def _logs(played: PlayedStep) -> list[str]:
    return [entry.type for entry in played.outcome.logs] if played.outcome else []


_MAPPINGS: Mapping[str, Callable[[PlayedStep], Mapping[str, Any]]] = {
    "scopes": _scopes,
    "claims": _claims,
    "header": _header,
}

_ACTUAL: Mapping[str, Callable[[PlayedStep], Any]] = {
    "status": _status,
    "error": lambda played: _body(played).get("error"),
    "error_description": lambda played: _body(played).get("error_description"),
    "audience": _audience,
    "aud": lambda played: _claims(played).get("aud"),
    "scope": lambda played: _body(played).get("scope"),
    "scope_text": lambda played: _body(played).get("scope"),
    "id_token": lambda played: "id_token" in _body(played),
    "refresh_token": _refresh_token,
    "policy_used": _policy_used,
    "audience_rule": _audience_rule,
    "expires_in": lambda played: _body(played).get("expires_in"),
    "refresh_expires_at": lambda played: _refresh_end(played, "expires_at"),
    "refresh_idle_expires_at": lambda played: _refresh_end(played, "idle_expires_at"),
    "logs": _logs,
    "at": lambda played: played.at_text,
    "live_refresh_tokens": _live,
}
