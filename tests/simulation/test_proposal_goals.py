from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.simulation.proposal_goals import Goal, Target, goals_of, target_of
from mrrt_studio.simulation.timeline import Timeline, simulate
from tests.simulation.reach_samples import BILLING, MESSAGES, REPORTS, exchange, login, tenant


def played(*steps: dict[str, Any], **more: Any) -> Timeline:
    return simulate(tenant(steps=[login(), *steps], **more))


def goals(*steps: dict[str, Any], **more: Any) -> tuple[Goal, ...]:
    return goals_of(played(*steps, **more).steps[-1])


def test_what_was_asked_for_and_not_given_may_be_wished() -> None:
    assert goals(exchange(BILLING, "read delete")) == (Goal("x", "scope", "delete"),)
    assert goals(exchange(REPORTS)) == (Goal("x", "audience"),)
    assert goals(exchange(REPORTS, "read")) == (Goal("x", "audience"), Goal("x", "scope", "read"))
    assert goals(exchange(refresh_token="gone")) == (Goal("x", "success"),)


def test_what_went_well_leaves_nothing_to_wish() -> None:
    assert goals(exchange(BILLING)) == ()
    assert goals(exchange(BILLING, "read")) == ()
    assert goals({"type": "wait", "seconds": 1}) == ()
    assert goals(exchange(disabled=True)) == ()


def test_a_policy_scope_that_is_dropped_may_be_wished_though_nobody_asked() -> None:
    phone = tenant().clients[0].to_json()
    phone["refresh_token"] = {
        "rotation_type": "non-rotating",
        "expiration_type": "non-expiring",
        "policies": [{"audience": BILLING, "scope": ["gone"]}],
    }
    assert goals(exchange(BILLING), clients=[phone]) == (Goal("x", "scope", "gone"),)


def test_the_target_is_the_requested_api_else_the_one_that_was_issued() -> None:
    assert target_of(played(exchange(REPORTS)), Goal("x", "audience")).audience == REPORTS
    assert target_of(played(exchange()), Goal("x", "scope", "write")) == Target(
        Goal("x", "scope", "write"), MESSAGES, frozenset({"openid", "offline_access"})
    )
    assert target_of(played(exchange(refresh_token="gone")), Goal("x", "success")).before is None
    with pytest.raises(KeyError):
        target_of(played(), Goal("gone", "success"))


def test_a_refused_exchange_wanted_what_it_asked_for() -> None:
    refusing = {"unlisted-audience": "error"}
    timeline = played(exchange(REPORTS), assumptions=refusing)
    assert target_of(timeline, Goal("x", "audience")) == Target(Goal("x", "audience"), REPORTS, None)


def test_a_scope_is_wanted_alone() -> None:
    narrow = played(exchange(BILLING, "read delete"))
    target = target_of(narrow, Goal("x", "scope", "delete"))
    assert not target.is_met(narrow.by_id["x"].outcome)
    wider = tenant(steps=[login(), exchange(BILLING, "read delete")])
    policy = wider.clients[0].policies[0].replace(scope=("read", "delete"))
    settings = wider.clients[0].refresh_token
    assert settings is not None
    client = wider.clients[0].replace(refresh_token=settings.replace(policies=(policy,)))
    exact = simulate(wider.replace(clients=(client,))).by_id["x"].outcome
    assert target.is_met(exact)
    assert not target._replace(before=frozenset()).is_met(exact)
    assert not target._replace(audience=MESSAGES).is_met(exact)


def test_any_success_is_enough_for_success() -> None:
    target = Target(Goal("x", "success"), None, None)
    assert target.is_met(played(exchange()).by_id["x"].outcome)
    assert not target.is_met(played(exchange(refresh_token="gone")).by_id["x"].outcome)
    assert not target.is_met(None)
