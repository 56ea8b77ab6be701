from __future__ import annotations

import gc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import Replay, Timeline, simulate
from tests.builders import BILLING, MESSAGES, Json, client, exchange, login, policy, scenario
from tests.strategies import scenarios

STEPS = (login(), exchange(), exchange(id="x2", audience=BILLING), {"id": "w", "type": "wait", "seconds": 5})


def edited(*steps: Json, **more: Any) -> Scenario:
    return scenario(*(steps or STEPS), **more)


def shared(before: Timeline, after: Timeline) -> int:
    """Return how many outcomes are the very same objects."""
    pairs = zip(before.steps, after.steps, strict=False)
    return sum(one.outcome is other.outcome for one, other in pairs)


def test_steps_are_found_by_their_ids() -> None:
    timeline = simulate(scenario(login(), {"type": "exchange"}))
    assert list(timeline.by_id) == ["login", "step-2"]
    assert [played.index for played in timeline.steps] == [0, 1]


def test_an_empty_scenario_ends_where_it_begins() -> None:
    timeline = simulate(scenario())
    assert timeline.steps == ()
    assert timeline.end.state.now == 1_767_258_000


def test_a_disabled_step_does_nothing() -> None:
    timeline = simulate(scenario(login(), {**exchange(), "disabled": True}, {"id": "e", "type": "exchange"}))
    skipped = timeline.by_id["x1"]
    assert skipped.outcome is None
    assert skipped.before is skipped.after
    assert timeline.by_id["e"].outcome is not None


def test_a_step_knows_its_time() -> None:
    timeline = simulate(scenario({"id": "w", "type": "wait", "seconds": 5}, login()))
    assert [played.at_text for played in timeline.steps] == ["2026-01-01T09:00:00Z", "2026-01-01T09:00:05Z"]
    assert timeline.by_id["login"].state.now == timeline.by_id["login"].at


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        (edited(), 4),
        (edited(*STEPS, exchange(id="x3")), 4),
        (edited(*STEPS[:2]), 2),
        (edited(STEPS[0], exchange(scope="openid"), *STEPS[2:]), 1),
        (edited(STEPS[0], {**exchange(), "title": "New", "expect": {"status": 200}}, *STEPS[2:]), 4),
        (edited(STEPS[0], {**exchange(), "disabled": True}, *STEPS[2:]), 1),
        (edited(STEPS[0], {**exchange(), "id": "renamed"}, *STEPS[2:]), 1),
        (edited(name="Other", description="x"), 4),
        (edited(seed="other"), 0),
        (edited(start="2026-02-01T00:00:00Z"), 0),
        (edited(clients=[client(policy(BILLING, "read:billing"))]), 0),
        (edited(assumptions={"empty-scope": "error"}), 0),
    ],
)
def test_what_both_begin_with_is_played_once(change: Scenario, kept: int) -> None:
    before = simulate(edited())
    after = simulate(change, before)
    assert shared(before, after) == kept
    assert after == simulate(change)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (None, {"unlisted-audience": "error"}),
        ({"unlisted-audience": "error"}, None),
        ({"unlisted-audience": "error"}, {"unlisted-audience": "tenant-default"}),
    ],
)
def test_a_timeline_under_other_assumptions_is_no_prefix(
    first: dict[str, str] | None, then: dict[str, str] | None
) -> None:
    before = simulate(edited(), overrides=first)
    after = simulate(edited(), before, then)
    assert shared(before, after) == 0
    assert after == simulate(edited(), overrides=then)


def test_overrides_that_stay_the_same_keep_the_prefix() -> None:
    overrides = {"unlisted-audience": "error"}
    before = simulate(edited(), overrides=overrides)
    assert shared(before, simulate(edited(), before, overrides)) == 4


@given(scenarios(), st.data())
def test_replaying_from_a_prefix_equals_replaying_from_the_start(
    before: Scenario, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(before.steps)))
    shorter = before.replace(steps=before.steps[:cut])
    assert simulate(shorter, simulate(before)) == simulate(shorter)


def test_a_replay_can_be_taken_a_few_steps_at_a_time() -> None:
    replay = Replay(edited())
    steps = iter(replay)
    next(steps)
    assert len(replay.timeline.steps) == 1
    assert [played.id for played in steps] == ["x1", "x2", "w"]
    assert replay.timeline == simulate(edited())


@pytest.mark.parametrize("was_enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was_found(was_enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_enabled else gc.disable)()
        simulate(edited())
        assert gc.isenabled() is was_enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_the_tenant_of_a_later_step_is_the_one_that_was_configured() -> None:
    patch = {"id": "p", "type": "configure", "method": "PATCH", "path": f"resource-servers/{MESSAGES}"}
    timeline = simulate(scenario({**patch, "body": {"token_lifetime": 5}}, login()))
    lifetimes = [played.state.configuration.resource_servers[MESSAGES].lifetime for played in timeline.steps]
    assert (timeline.steps[0].before.state.configuration.resource_servers[MESSAGES].lifetime, *lifetimes) == (
        86_400,
        5,
        5,
    )
