"""One step played with a script and without it, beside the timeline, which knows nothing of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any, NamedTuple

from mrrt_studio.engine.outcome import Outcome, ScriptRun
from mrrt_studio.engine.scripts import ScriptCall, ScriptKind, ScriptResult, ScriptRunner
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import ExchangeStep, LoginStep, SilentLoginStep
from mrrt_studio.scenario.tenant import Action, Rule
from mrrt_studio.simulation.run import play
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

_RUNNING_STEPS = (LoginStep, ExchangeStep, SilentLoginStep)


class Trial(NamedTuple):
    """What a script did in one step."""

    run: ScriptRun | None
    """None where the step did not come as far as running it."""
    seconds: float
    """Of wall clock, in the sandbox."""
    after: Outcome
    """With the script."""
    before: Outcome
    """Without it."""


@dataclass
class _Timed:
    """Runs one script anew and takes its time; the others come from memory where they are known."""

    kind: ScriptKind
    name: str
    anew: ScriptRunner
    others: ScriptRunner
    seconds: float = 0.0

    def __call__(self, call: ScriptCall) -> ScriptResult:
        if (call.kind, call.name) != (self.kind, self.name):
            return self.others(call)
        start = perf_counter()
        result = self.anew(call)
        self.seconds += perf_counter() - start
        return result


def steps_to_try(timeline: Timeline) -> tuple[PlayedStep, ...]:
    """Return the steps at which scripts run."""
    return tuple(
        each for each in timeline.steps if isinstance(each.step, _RUNNING_STEPS) and each.outcome is not None
    )


def find_script(scenario: Scenario, kind: ScriptKind, name: str) -> Action | Rule | None:
    """Return the script of a name, or None."""
    scripts = scenario.actions if kind == "action" else scenario.rules
    return next((each for each in scripts if each.name == name), None)


def try_script(script: Action | Rule, played: PlayedStep, anew: ScriptRunner, others: ScriptRunner) -> Trial:
    """Play a step twice from where it began, with the script at its place or else last, and without it.

    Args:
        script: as it stands in the document, whether anything runs it or not.
        played: the step of a timeline.
        anew: runs the script.
        others: runs the other scripts of the step.
    """
    kind: ScriptKind = "action" if isinstance(script, Action) else "rule"
    timed = _Timed(kind, script.name, anew, others)
    after = _played(played, with_script(played.before.state.configuration, script), timed)
    before = _played(played, without_script(played.before.state.configuration, script), others)
    runs = [run for run in after.scripts if (run.kind, run.name) == (kind, script.name)]
    return Trial(runs[-1] if runs else None, timed.seconds, after, before)


def with_script(configuration: Configuration, script: Action | Rule) -> Configuration:
    """Return the configuration that runs a script, in the place of its namesake or behind all others."""
    field = "actions" if isinstance(script, Action) else "rules"
    scripts = getattr(configuration, field)
    if not any(each.name == script.name for each in scripts):
        return configuration.changed(**{field: (*scripts, script)})
    return configuration.changed(
        **{field: tuple(script if each.name == script.name else each for each in scripts)}
    )


def without_script(configuration: Configuration, script: Action | Rule) -> Configuration:
    """Return the configuration that does not run a script."""
    field = "actions" if isinstance(script, Action) else "rules"
    left = tuple(each for each in getattr(configuration, field) if each.name != script.name)
    return configuration.changed(**{field: left})


def differences(before: Outcome, after: Outcome) -> tuple[tuple[str, str, str], ...]:
    """Return what the script changed in the answer and in the tokens: name, without it, with it."""
    one, other = _flat(before), _flat(after)
    names = [*one, *(name for name in other if name not in one)]
    return tuple(
        (name, one.get(name, ""), other.get(name, "")) for name in names if one.get(name) != other.get(name)
    )


def _played(played: PlayedStep, configuration: Configuration, runner: ScriptRunner) -> Outcome:
    start = played.before
    state = start.state.changed(configuration=configuration)
    _, outcome = play(start._replace(state=state, scripts=runner), played.id, played.step)
    return outcome


_TOKENS = ("access_token", "id_token", "refresh_token")


def _flat(outcome: Outcome) -> dict[str, str]:
    parts: dict[str, str] = {}
    if outcome.response is not None:
        parts["status"] = str(outcome.response.status)
        body = {name: value for name, value in outcome.response.body.items() if name not in _TOKENS}
        parts.update(_named("", body))
    for name in ("access_token", "id_token"):
        if (token := getattr(outcome.tokens, name)) is not None:
            parts.update(_named(f"{name} · ", token.claims))
    if (kept := outcome.kept_refresh_token) is not None:
        ends = {"expires_at": kept.expires_at, "idle_expires_at": kept.idle_expires_at}
        parts.update(_named("refresh_token · ", {**ends, "metadata": dict(kept.metadata)}))
    return parts


def _named(prefix: str, values: Mapping[str, Any]) -> dict[str, str]:
    return {f"{prefix}{name}": _text(value) for name, value in values.items()}


def _text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
