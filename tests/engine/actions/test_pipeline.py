from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.actions.pipeline import run_scripts
from mrrt_studio.engine.scripts import ConsoleLine, ScriptError, ScriptResult, no_scripts
from mrrt_studio.simulation.timeline import simulate
from tests.builders import body, context, exchange, login, outcome, scenario, state
from tests.engine.actions.playing import asks, fails, occasion, rules_of, scripts, tenant


def ran(runner: Any, *names: str, rules: tuple[str, ...] = (), **more: Any) -> Any:
    before = state(**tenant(*names, rules=rules))
    surroundings = context()
    here = occasion(before, context=type(surroundings)(surroundings.ids, scripts=runner), **more)
    return run_scripts(here)


def test_rules_run_first_then_actions_in_the_order_of_the_trigger() -> None:
    runner = scripts()
    found = ran(runner, "B", "A", rules=("R2", "R1"))
    assert [run.name for run in found.runs] == ["R2", "R1", "B", "A"]
    assert [call.kind for call in runner.calls] == ["rule", "rule", "action", "action"]


def test_each_run_has_numbers_and_a_time_of_its_own() -> None:
    runner = scripts()
    ran(runner, "A", "B")
    assert len({call.seed for call in runner.calls}) == 2
    assert {call.now for call in runner.calls} == {1_767_258_000_000}


def test_a_denial_skips_the_scripts_after_it() -> None:
    found = ran(scripts(A=asks(("access.deny", "No"))), "A", "B")
    assert [run.name for run in found.runs] == ["A"]
    assert found.denial is not None
    assert (found.denial.error, found.denial.description) == ("access_denied", "No")


def test_a_script_that_fails_has_done_nothing_and_ends_the_request() -> None:
    error = ScriptError("exception", "TypeError: x is undefined", "TypeError", line=3)
    result = asks(("accessToken.addScope", "magic"), error=error, console=(ConsoleLine("log", "hi"),))
    found = ran(scripts(A=result), "A", "B")
    assert found.scopes == {}
    assert found.denial is not None
    assert (found.denial.description, found.denial.cause) == (
        "x is undefined",
        "A failed in line 3: TypeError: x is undefined",
    )
    assert found.runs[0].commands[0].ignored is not None
    assert found.runs[0].console[0].text == "hi"


def test_an_unauthorized_error_of_a_rule_has_its_own_code() -> None:
    found = ran(scripts(R=fails("UnauthorizedError: Not you", "UnauthorizedError")), rules=("R",))
    assert found.denial is not None
    assert (found.denial.error, found.denial.description) == ("unauthorized", "Not you")


@pytest.mark.parametrize("kind", ["consent", "unavailable"])
def test_a_script_that_nobody_could_run_changes_nothing_and_is_told(kind: Any) -> None:
    result = ScriptResult(error=ScriptError(kind, "It did not run."))
    found = ran(scripts(A=result), "A", "B")
    assert found.denial is None
    assert rules_of(found) == ["script-not-run"]
    assert [run.name for run in found.runs] == ["A", "B"]


def test_without_a_runner_every_script_is_told_to_have_not_run() -> None:
    found = ran(no_scripts, "A", rules=("R",))
    assert rules_of(found) == ["script-not-run", "script-not-run"]
    assert [(run.name, run.error and run.error.kind) for run in found.runs] == [
        ("R", "consent"),
        ("A", "consent"),
    ]


def test_what_a_rule_leaves_reaches_the_next_one_and_what_ran_the_actions() -> None:
    left = {"user": {"a": 1}, "context": {"accessToken": {"https://x/y": 1}}, "global": {"g": 1}}
    runner = scripts(R1=ScriptResult(returned=left))
    found = ran(runner, "A", rules=("R1", "R2"))
    second, action = runner.calls[1].arguments, runner.calls[2].arguments
    assert (second["user"], second["context"], second["global"]) == tuple(left.values())
    assert found.access_claims == {"https://x/y": 1}
    assert action["executed_rules"] == ["R1", "R2"]


def test_a_rule_that_gives_back_no_object_changes_nothing() -> None:
    returned = {"user": None, "context": 3, "global": "x"}
    runner = scripts(R1=ScriptResult(returned=returned))
    ran(runner, rules=("R1", "R2"))
    assert runner.calls[1].arguments["user"] == runner.calls[0].arguments["user"]


def test_the_second_part_of_an_action_runs_when_the_user_comes_back() -> None:
    runner = scripts(A=asks(("redirect.sendUserTo", "https://x.example")))
    before = state(
        actions=[{"name": "A", "code": "exports.onContinuePostLogin = 1"}], triggers={"post-login": ["A"]}
    )
    surroundings = context()
    here = type(surroundings)(surroundings.ids, scripts=runner)
    run_scripts(occasion(before, context=here))
    assert [call.handler for call in runner.calls] == ["onExecutePostLogin", "onContinuePostLogin"]
    runner.calls.clear()
    run_scripts(occasion(before, context=here, interactive=False))
    assert [call.handler for call in runner.calls] == ["onExecutePostLogin"]


def test_secrets_reach_the_script_and_nobody_else() -> None:
    runner = scripts()
    more = {**tenant("A"), "actions": [{"name": "A", "code": "", "secrets": {"KEY": "s3cret"}}]}
    timeline = simulate(scenario(login(), **more), runner=runner)
    assert runner.calls[0].arguments["event"]["secrets"] == {"KEY": "s3cret"}
    assert outcome(timeline, "login").scripts[0].event["secrets"] == {"KEY": "…"}


def test_an_exchange_that_a_script_denies_answers_403_and_leaves_the_token_alive() -> None:
    runner = scripts(A=asks(("access.deny", "No")))
    timeline = simulate(scenario(login(), exchange()), runner=scripts())
    denied = simulate(scenario(login(), exchange(), **tenant("A")), runner=runner)
    assert outcome(timeline, "x1").refused is None
    found = outcome(denied, "login")
    assert (found.response and found.response.status, body(found)["error"]) == (302, "access_denied")
