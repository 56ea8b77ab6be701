from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.scripts import ScriptCall, ScriptError, ScriptResult
from mrrt_studio.simulation.script_memory import RememberingRunner
from mrrt_studio.simulation.timeline import simulate
from tests.builders import exchange, login, scenario
from tests.engine.actions.playing import Scripted, scripts, tenant

CALL = ScriptCall("action", "A", "code", {"event": {}}, 0, "seed")


def call(**more: Any) -> ScriptCall:
    fields = {name: getattr(CALL, name) for name in ("kind", "name", "code", "arguments", "now", "seed")}
    return ScriptCall(**{**fields, **more})


def test_the_same_call_runs_once() -> None:
    inner = scripts(A=ScriptResult(returned=1))
    runner = RememberingRunner(inner)
    assert runner(CALL) == runner(call()) == ScriptResult(returned=1)
    assert len(inner.calls) == 1


@pytest.mark.parametrize(
    "difference",
    [
        {"kind": "rule"},
        {"name": "B"},
        {"code": "other"},
        {"arguments": {"event": {"a": 1}}},
        {"now": 1},
        {"seed": "other"},
        {"handler": "onContinuePostLogin"},
    ],
)
def test_any_difference_is_another_call(difference: dict[str, Any]) -> None:
    inner = scripts()
    runner = RememberingRunner(inner)
    runner(CALL)
    runner(call(**difference))
    assert len(inner.calls) == 2


@pytest.mark.parametrize(
    ("kind", "times"), [("exception", 1), ("time", 1), ("consent", 2), ("unavailable", 2)]
)
def test_errors_that_are_not_the_scripts_are_asked_again(kind: Any, times: int) -> None:
    inner = scripts(A=ScriptResult(error=ScriptError(kind, "x")))
    runner = RememberingRunner(inner)
    runner(CALL)
    runner(CALL)
    assert len(inner.calls) == times


def test_the_longest_unused_result_goes_first() -> None:
    inner = scripts()
    runner = RememberingRunner(inner, most=2)
    for name in ("A", "B", "A", "C", "A"):
        runner(call(name=name))
    assert [each.name for each in inner.calls] == ["A", "B", "C"]
    runner.forget()
    runner(call(name="A"))
    assert len(inner.calls) == 4


def test_steps_before_an_edited_one_do_not_run_again_and_an_edit_of_the_tenant_runs_what_it_changed() -> None:
    inner: Scripted = scripts()
    runner = RememberingRunner(inner)
    first = scenario(login(), exchange(), exchange(id="x2"), **tenant("A"))
    before = simulate(first, runner=runner)
    edited = scenario(login(), exchange(), exchange(id="x2", scope="openid"), **tenant("A"))
    after = simulate(edited, before, runner=runner)
    assert after.steps[1].outcome is before.steps[1].outcome
    assert len(inner.calls) == 4
    renamed = scenario(login(), exchange(), exchange(id="x2"), **tenant("A"), name="other", organizations=[])
    simulate(renamed, runner=runner)
    assert len(inner.calls) == 4


def test_another_runner_shares_no_outcomes() -> None:
    first = scenario(login(), **tenant("A"))
    before = simulate(first)
    after = simulate(first, before, runner=scripts())
    assert after.steps[0] is not before.steps[0]
    assert after.steps[0].outcome is not None
    assert after.steps[0].outcome.notes == ()
