"""Replaying exchanges in which an Action runs: the first time, again, and after an edit of the last step."""

from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Action
from mrrt_studio.simulation.script_memory import RememberingRunner
from mrrt_studio.simulation.timeline import simulate
from tests.benchmarks import tenants
from tests.javascript import WORKER

_CODE = """exports.onExecutePostLogin = async (event, api) => {
  const roles = event.authorization?.roles ?? [];
  api.accessToken.setCustomClaim('https://app.example.com/roles', roles);
};"""


def with_action(count: int) -> Scenario:
    """A login and exchanges, each of which runs one Action."""
    scenario = tenants.scenario(10, 20, [tenants.login(), *tenants.exchanges(count, 10)])
    action = Action(name="Roles", code=_CODE)
    return scenario.replace(actions=(action,), triggers={"post-login": ("Roles",)})


@pytest.mark.benchmark(group="1,000 exchanges with an Action")
def test_the_first_replay(benchmark: Any) -> None:
    scenario = with_action(1_000)
    WORKER.warm_up()
    timeline = benchmark.pedantic(
        lambda: simulate(scenario, runner=RememberingRunner(WORKER.run)), rounds=2, warmup_rounds=0
    )
    assert timeline.steps[-1].outcome.scripts[0].error is None


@pytest.mark.benchmark(group="1,000 exchanges with an Action")
def test_a_replay_of_the_same_calls(benchmark: Any) -> None:
    scenario, runner = with_action(1_000), RememberingRunner(WORKER.run)
    simulate(scenario, runner=runner)
    timeline = benchmark.pedantic(lambda: simulate(scenario, runner=runner), rounds=3)
    assert timeline.steps[-1].outcome.scripts[0].error is None


@pytest.mark.benchmark(group="edit of the last of 1,000 exchanges with an Action")
def test_an_edit_of_the_last_step(benchmark: Any) -> None:
    scenario, runner = with_action(1_000), RememberingRunner(WORKER.run)
    before = simulate(scenario, runner=runner)
    steps = (*scenario.steps[:-1], scenario.steps[-1].replace(scope="openid"))
    edited = scenario.replace(steps=steps)
    timeline = benchmark(lambda: simulate(edited, before, runner=runner))
    assert timeline.steps[-2] is before.steps[-2]
