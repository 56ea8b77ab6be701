"""What scripts did in the steps of a timeline, for those that show it."""

from __future__ import annotations

from mrrt_studio.engine.outcome import ScriptCommand, ScriptRun
from mrrt_studio.engine.scripts import ScriptError, ScriptKind
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.scripts.known_code import all_scripts

_NOT_THE_SCRIPTS = ("consent", "unavailable")
_ENDS = ("access.deny", "validation.error", "refreshToken.revoke", "session.revoke")


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


def denies(run: ScriptRun) -> bool:
    """Say whether a script asked for the end of the request, and got it."""
    return any(command.method in _ENDS for command in applied(run))
