"""Edits at one place of a scenario, as a finding names it; each returns a new scenario."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.client import RefreshTokenPolicy
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.model import Scenario


def value_at(value: Any, path: FieldPath) -> Any:  # noqa: ANN401 - any field of any model
    """Return what stands at a place.

    Raises:
        LookupError: the place is not there.
    """
    for part in path:
        if isinstance(part, str) and not hasattr(value, part):
            raise LookupError(part)
        value = value[part] if isinstance(part, int) else getattr(value, part)
    return value


def put_at(scenario: Scenario, path: FieldPath, value: Any) -> Scenario:  # noqa: ANN401
    """Return a scenario with another value at a place; everything beside the path is shared."""
    return _put(scenario, path, value)


def drop_at(scenario: Scenario, path: FieldPath) -> Scenario:
    """Return a scenario without one entry of a list; the path ends with its number."""
    entries, number = value_at(scenario, path[:-1]), path[-1]
    assert isinstance(number, int)  # noqa: S101 - a list's entry
    return put_at(scenario, path[:-1], (*entries[:number], *entries[number + 1 :]))


def drop_policy(scenario: Scenario, path: FieldPath) -> Scenario:
    """Return a scenario without one MRRT policy; after the last one ``policies`` is null."""
    left = drop_at(scenario, path)
    return left if value_at(left, path[:-1]) else put_at(left, path[:-1], None)


def merge_policies(scenario: Scenario, path: FieldPath) -> Scenario:
    """Return a scenario in which one policy's scopes stand in the first policy for the same API instead."""
    policies: tuple[RefreshTokenPolicy, ...] = value_at(scenario, path[:-1])
    here: RefreshTokenPolicy = value_at(scenario, path)
    first = next(at for at, policy in enumerate(policies) if policy.audience == here.audience)
    scopes = tuple(dict.fromkeys((*policies[first].scope, *here.scope)))
    merged = put_at(scenario, (*path[:-1], first, "scope"), scopes)
    return drop_policy(merged, path)


def _put(value: Any, path: FieldPath, new: Any) -> Any:  # noqa: ANN401
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*value[:first], _put(value[first], rest, new), *value[first + 1 :])
    return value.replace(**{first: _put(getattr(value, first), rest, new)})
