"""What scripts did in a step, as chips of its card; a script that changed nothing has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from mrrt_studio.engine.outcome import ScriptRun
from mrrt_studio.ui.scripts.run_view import command_text
from mrrt_studio.ui.scripts.runs import applied, denies, did_not_run, has_failed
from mrrt_studio.ui.scripts.words import problem_text, script_title
from mrrt_studio.ui.widgets.chips import Chip

_MOST_TOLD = 4

translate = QCoreApplication.translate


def script_chips(runs: Sequence[ScriptRun]) -> list[Chip]:
    """Return a chip for each script that denied, failed or changed something, and one for the idle ones."""
    return list(_chips(runs))


def _chips(runs: Sequence[ScriptRun]) -> Iterator[Chip]:
    for run in runs:
        title = script_title(run.kind, run.name)
        if has_failed(run) and run.error is not None:
            yield _refused(translate("ScriptChips", "{name} failed"), run, problem_text(run.error))
        elif denies(run):
            yield _refused(translate("ScriptChips", "{name} denied"), run, _told(run))
        elif applied(run):
            spoken = translate("ScriptChips", "{script} changed something").format(script=title)
            yield Chip(run.name, "script", f"{title}\n{_told(run)}", spoken)
    if idle := [run for run in runs if did_not_run(run)]:
        names = ", ".join(script_title(run.kind, run.name) for run in idle)
        yield Chip(translate("ScriptChips", "code did not run"), "withheld", names, show_icon=False)


def _refused(text: str, run: ScriptRun, tooltip: str) -> Chip:
    return Chip(text.format(name=run.name), "refused", tooltip)


def _told(run: ScriptRun) -> str:
    commands = applied(run)
    lines = [command_text(command) for command in commands[:_MOST_TOLD]]
    return "\n".join([*lines, "…"] if len(commands) > _MOST_TOLD else lines)
