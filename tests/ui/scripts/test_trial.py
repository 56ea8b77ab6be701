from __future__ import annotations

from mrrt_studio.scenario.tenant import Action
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.scripts.trial import differences, find_script, steps_to_try, try_script
from tests.javascript import RUNNER
from tests.ui.scripts.scenarios import claim, with_action, with_rule

DENY = "exports.onExecutePostLogin = async (event, api) => { console.log('no'); api.access.deny('Never.'); };"


def test_a_script_is_run_at_a_step_with_and_without() -> None:
    timeline = simulate(with_action(claim("a")), runner=RUNNER)
    script = timeline.scenario.actions[0]
    trial = try_script(script, steps_to_try(timeline)[0], RUNNER, RUNNER)
    assert trial.run is not None
    assert trial.run.event["client"]
    assert trial.seconds > 0
    names = {name: (one, other) for name, one, other in differences(trial.before, trial.after)}
    assert names["access_token · https://app.example.com/a"] == ("", "true")


def test_code_that_nothing_runs_can_be_tried() -> None:
    timeline = simulate(with_action(claim("a")).replace(triggers={}), runner=RUNNER)
    trial = try_script(Action(name="New", code=DENY), steps_to_try(timeline)[0], RUNNER, RUNNER)
    assert trial.run is not None
    assert [line.text for line in trial.run.console] == ["no"]
    assert trial.after.refused is not None
    assert trial.before.refused is None
    assert ("status", "200", "302") in differences(trial.before, trial.after)


def test_a_rule_is_tried_too() -> None:
    rule = "function (user, context, callback) { callback(new UnauthorizedError('No.')); }"
    timeline = simulate(with_rule(rule).replace(rules=()), runner=RUNNER)
    script = find_script(with_rule(rule), "rule", "Old")
    assert script is not None
    trial = try_script(script, steps_to_try(timeline)[0], RUNNER, RUNNER)
    assert trial.run is not None
    assert trial.run.error is not None
    assert trial.run.error.name == "UnauthorizedError"


def test_the_timeline_stays_as_it_was() -> None:
    timeline = simulate(with_action(claim("a")), runner=RUNNER)
    before = timeline.steps
    try_script(Action(name="Mine", code=DENY), steps_to_try(timeline)[-1], RUNNER, RUNNER)
    assert timeline.steps == before
    assert find_script(timeline.scenario, "action", "nobody") is None
