from __future__ import annotations

import pytest

from mrrt_studio.simulation.finding_edits import drop_at, drop_policy, merge_policies, put_at, value_at
from tests.builders import BILLING, MESSAGES, client, policy, scenario

POLICIES = ("clients", 0, "refresh_token", "policies")
GIVEN = scenario(
    clients=[client(policy(BILLING, "a"), policy(MESSAGES, "b"), policy(BILLING, "c", "a"))],
)


def test_a_value_is_put_and_everything_beside_it_is_shared() -> None:
    at = ("clients", 0, "name")
    changed = put_at(GIVEN, at, "Other")
    assert (value_at(changed, at), value_at(GIVEN, at)) == ("Other", "Phone app")
    assert changed.resource_servers is GIVEN.resource_servers
    with pytest.raises(LookupError):
        value_at(GIVEN, ("clients", 0, "nothing"))


def test_an_entry_is_dropped() -> None:
    assert value_at(drop_at(GIVEN, (*POLICIES, 2, "scope", 0)), (*POLICIES, 2, "scope")) == ("a",)


def test_after_the_last_policy_there_are_none() -> None:
    left = GIVEN
    for _ in range(3):
        left = drop_policy(left, (*POLICIES, 0))
    assert value_at(left, POLICIES) is None


def test_policies_for_one_api_become_one() -> None:
    merged = value_at(merge_policies(GIVEN, (*POLICIES, 2)), POLICIES)
    assert [(one.audience, one.scope) for one in merged] == [(BILLING, ("a", "c")), (MESSAGES, ("b",))]
