"""Expectations written from what a step did, so that nobody has to type what the simulator already knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mrrt_studio.scenario.steps import BaseStep, Expectation
from mrrt_studio.simulation.expectations import actual_value, check_step
from mrrt_studio.simulation.timeline import PlayedStep

KEYS: tuple[str, ...] = tuple(Expectation.model_fields)
"""Everything that can be expected, in the order of the file format."""

_TOKEN_KEYS = ("audience", "audience_rule", "scope", "refresh_token")


def usual_keys(played: PlayedStep) -> tuple[str, ...]:
    """Return what is worth expecting of a step: how it was answered, and what its tokens are for.

    A step without an answer or one that ends tokens is expected to leave as many refresh tokens as it left.
    """
    outcome = played.outcome
    if outcome is None:
        return ()
    if outcome.response is None:
        return ("live_refresh_tokens",)
    if played.step.type in ("revoke", "logout"):
        return ("status", "live_refresh_tokens")
    error = ("error",) if outcome.response.body.get("error") is not None else ()
    if outcome.tokens.access_token is None:
        return ("status", *error)
    authorization = outcome.authorization
    known = () if authorization is None else _TOKEN_KEYS
    ruled = authorization is not None and authorization.audience_rule is not None
    return ("status", *(key for key in known if key != "audience_rule" or ruled))


def expectation_of(played: PlayedStep, keys: Iterable[str] | None = None) -> Expectation:
    """Return an expectation that the step meets as it was played.

    Args:
        played: the step; one that is disabled did nothing, and nothing is expected of it.
        keys: what to expect, of :data:`KEYS`; by default :func:`usual_keys`.
    """
    if played.outcome is None:
        return Expectation()
    return Expectation.model_validate(dict(_values(played, usual_keys(played) if keys is None else keys)))


def _values(played: PlayedStep, keys: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Leave out what no file can say: a scope's verdict where there is none, claims of no token."""
    for key in keys:
        value = actual_value(played, key)
        if not (isinstance(value, dict) and not value):
            yield key, value


def expected_now(played: PlayedStep) -> Expectation:
    """Return what to expect after one click: what the step did, where it is expected to do something else.

    Where nothing is expected yet, or everything holds, the usual keys are added to those that are there;
    where something is broken, the very keys that are there get the values of now.
    """
    expected = played.step.expect
    given = expected.to_json() if expected is not None else {}
    if not given or all(check.passed for check in check_step(played)):
        return _joined(expectation_of(played), expected)
    return updated(played)


def updated(played: PlayedStep) -> Expectation:
    """Return the step's expectation with the same keys and the values of now.

    Of ``scopes``, ``claims`` and ``header`` the named members stay; a scope without a verdict goes.
    """
    given = played.step.expect.to_json() if played.step.expect is not None else {}
    actual = {check.key: check.actual for check in check_step(played)}
    if isinstance(actual.get("scopes"), dict):
        actual["scopes"] = {scope: rule for scope, rule in actual["scopes"].items() if rule is not None}
    return Expectation.model_validate({key: actual.get(key) for key in given if actual.get(key) != {}})


def with_scope(played: PlayedStep, scope: str) -> Expectation:
    """Return the step's expectation with the verdict on one scope as it is now.

    Raises:
        KeyError: the step gave no verdict on that scope.
    """
    rule = actual_value(played, "scopes")[scope]
    given = played.step.expect.to_json() if played.step.expect is not None else {}
    return Expectation.model_validate({**given, "scopes": {**_scopes(played.step), scope: rule}})


def without_scope(step: BaseStep, scope: str) -> Expectation | None:
    """Return a step's expectation without the verdict on one scope, or None where nothing is left."""
    given = step.expect.to_json() if step.expect is not None else {}
    scopes = {name: rule for name, rule in _scopes(step).items() if name != scope}
    kept = {key: value for key, value in given.items() if key != "scopes"}
    left = {**kept, "scopes": scopes} if scopes else kept
    return Expectation.model_validate(left) if left else None


def expected_scopes(step: BaseStep) -> frozenset[str]:
    """Return the scopes whose verdict is expected."""
    return frozenset(_scopes(step))


def _scopes(step: BaseStep) -> dict[str, str]:
    return dict(step.expect.scopes or {}) if step.expect is not None else {}


def _joined(found: Expectation, expected: Expectation | None) -> Expectation:
    given = expected.to_json() if expected is not None else {}
    return Expectation.model_validate({**found.to_json(), **given})
