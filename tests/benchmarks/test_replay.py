"""Replaying many steps without looking at their tokens, and after an edit of the last one."""

from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.simulation.timeline import simulate
from tests.benchmarks import tenants


@pytest.mark.parametrize("count", [1_000, 10_000])
@pytest.mark.benchmark(group="replay")
def test_replay(benchmark: Any, count: int) -> None:
    scenario = tenants.scenario(10, 20, [tenants.login(), *tenants.exchanges(count - 1, 10)])
    timeline = benchmark.pedantic(simulate, args=(scenario,), rounds=3, warmup_rounds=1)
    assert len(timeline.steps) == count


@pytest.mark.benchmark(group="edit of the last of 10,000 steps")
def test_edit_of_the_last_step(benchmark: Any) -> None:
    scenario = tenants.scenario(10, 20, [tenants.login(), *tenants.exchanges(9_999, 10)])
    before = simulate(scenario)
    steps = (*scenario.steps[:-1], scenario.steps[-1].replace(scope="openid"))
    edited = scenario.replace(steps=steps)
    timeline = benchmark(simulate, edited, before)
    assert timeline.steps[0] is before.steps[0]
