"""What scripts did in the steps of a timeline, for those that show it."""

from __future__ import annotations

from mrrt_studio.engine.outcome import Outcome, ScriptCommand, ScriptRun
from mrrt_studio.engine.scripts import ScriptError, ScriptKind
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.scripts.known_code import all_scripts

_NOT_THE_SCRIPTS = ("consent", "unavailable")


def last_error(timeline: Timeline, kind: ScriptKind, name: str, code: str) -> ScriptError | None:
    """Return how the last run of a script failed; None where it ended well, or where other code ran."""
    if (kind, name, code) not in all_scripts(timeline.scenario):
        return None
    for played in reversed(timeline.steps):
        for run in reversed(played.outcome.scripts if played.outcome else ()):
            if (run.kind, run.name) == (kind, name):
                return run.error if has_failed(run) else None
    return None


def has_failed(run: ScriptRun) -> bool:
    """Say whether a script itself failed, rather than never ran."""
    return run.error is not None and run.error.kind not in _NOT_THE_SCRIPTS


def did_not_run(run: ScriptRun) -> bool:
    """Say whether a script was not even started."""
    return run.error is not None and run.error.kind in _NOT_THE_SCRIPTS


def applied(run: ScriptRun) -> tuple[ScriptCommand, ...]:
    """Return what a script asked for and got."""
    return tuple(command for command in run.commands if command.ignored is None)


def denied_by(outcome: Outcome) -> str:
    """Return the name of the script that ended a step, or an empty text."""
    if outcome.refused is None or not outcome.scripts:
        return ""
    last = outcome.scripts[-1]
    ends = ("access.deny", "refreshToken.revoke", "session.revoke", "validation.error")
    is_end = has_failed(last) or any(command.method in ends for command in applied(last))
    return last.name if is_end else ""
