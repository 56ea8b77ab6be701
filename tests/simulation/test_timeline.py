from __future__ import annotations

import gc

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.report import report, report_json
from mrrt_studio.simulation.timeline import Replay, simulate
from tests.strategies import scenarios


def scenario(*seconds: int) -> Scenario:
    steps = [{"id": f"w{n}", "type": "wait", "seconds": s} for n, s in enumerate(seconds)]
    return Scenario.model_validate({"steps": steps})


def test_what_comes_before_an_edit_is_not_played_again() -> None:
    before = simulate(scenario(1, 2, 3))
    after = simulate(scenario(1, 2, 4), before)
    assert after.steps[1].after is before.steps[1].after
    assert after.steps[2].after is not before.steps[2].after


def test_another_title_or_expectation_plays_nothing_again() -> None:
    before = simulate(scenario(1, 2))
    renamed = before.scenario.steps[0].replace(title="Another", note="title")
    edited = before.scenario.replace(steps=(renamed, before.scenario.steps[1]))
    after = simulate(edited, before)
    assert after.steps[0].step.title == "Another"
    assert all(new.after is old.after for new, old in zip(after.steps, before.steps, strict=True))


def test_another_id_plays_from_there_as_values_derive_from_it() -> None:
    before = simulate(scenario(1, 2))
    renamed = before.scenario.steps[0].replace(id="another")
    edited = before.scenario.replace(steps=(renamed, before.scenario.steps[1]))
    assert simulate(edited, before).steps[1].after is not before.steps[1].after


def test_another_tenant_plays_everything_again() -> None:
    before = simulate(scenario(1))
    edited = before.scenario.replace(seed="another")
    assert simulate(edited, before).steps[0].after is not before.steps[0].after


def test_a_disabled_step_does_nothing() -> None:
    disabled = scenario(60, 1).steps[0].replace(disabled=True)
    timeline = simulate(scenario(60, 1).replace(steps=(disabled, scenario(60, 1).steps[1])))
    assert timeline.steps[0].outcome is None
    assert timeline.steps[1].at == timeline.steps[0].at


def test_a_replay_can_be_taken_up_again() -> None:
    replay = Replay(scenario(1, 2, 3))
    for _ in replay:
        break
    assert len(replay.timeline.steps) == 1
    assert [played.id for played in replay] == ["w1", "w2"]
    assert len(replay.timeline.steps) == 3


def test_an_empty_scenario_stands_at_its_start() -> None:
    assert simulate(scenario()).end.state.now == 1767258000


def test_the_garbage_collector_is_left_as_it_was() -> None:
    gc.disable()
    try:
        simulate(scenario(1))
        assert not gc.isenabled()
    finally:
        gc.enable()
    simulate(scenario(1))
    assert gc.isenabled()


@given(scenarios(), st.data())
def test_replaying_from_a_prefix_equals_replaying_from_the_start(
    before: Scenario, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(before.steps)))
    edited = before.replace(steps=before.steps[:cut])
    cached = simulate(edited, simulate(before))
    assert report_json(report(cached, "f")) == report_json(report(simulate(edited), "f"))
