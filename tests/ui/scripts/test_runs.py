from __future__ import annotations

from mrrt_studio.engine.outcome import ScriptCommand, ScriptRun
from mrrt_studio.engine.scripts import ScriptError
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.scripts.runs import applied, denies, did_not_run, has_failed, last_error
from tests.javascript import RUNNER
from tests.ui.scripts.scenarios import claim, with_action

BROKEN = "exports.onExecutePostLogin = async (event, api) => {\n  api.no.such();\n};"


def test_the_error_of_the_last_run_is_found_with_its_line() -> None:
    timeline = simulate(with_action(BROKEN), runner=RUNNER)
    error = last_error(timeline, "action", "Mine", BROKEN)
    assert error is not None
    assert error.line == 2
    assert last_error(timeline, "action", "Mine", BROKEN + " ") is None
    assert last_error(timeline, "rule", "Mine", BROKEN) is None


def test_code_that_ran_well_or_not_at_all_has_no_error() -> None:
    assert last_error(simulate(with_action(claim("a")), runner=RUNNER), "action", "Mine", claim("a")) is None
    assert last_error(simulate(with_action(BROKEN)), "action", "Mine", BROKEN) is None


def test_a_run_is_told_by_what_came_of_it() -> None:
    ignored = ScriptCommand("access.deny", (), "too late")
    assert not denies(ScriptRun("A", "action", (ignored,)))
    assert applied(ScriptRun("A", "action", (ignored,))) == ()
    assert denies(ScriptRun("A", "action", (ScriptCommand("access.deny", ()),)))
    stranger = ScriptRun("A", "action", error=ScriptError("consent", ""))
    assert did_not_run(stranger)
    assert not has_failed(stranger)
    assert has_failed(ScriptRun("A", "action", error=ScriptError("time", "")))
