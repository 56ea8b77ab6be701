"""One run of a script: what it asked for and what came of it, what it printed, and how it failed."""

from __future__ import annotations

import json

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.engine.outcome import ScriptCommand, ScriptRun
from mrrt_studio.ui.scripts.runs import applied, did_not_run, has_failed
from mrrt_studio.ui.scripts.words import problem_text, script_title
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.form import NoteLine
from mrrt_studio.ui.widgets.labels import WrapLabel

_CUT = 300
_MOST_LINES = 60

translate = QCoreApplication.translate


def command_text(command: ScriptCommand) -> str:
    """Return a call as it was written, and why it had no effect where it had none."""
    arguments = ", ".join(_cut(json.dumps(each, ensure_ascii=False)) for each in command.arguments)
    written = f"{command.method}({arguments})"
    if command.ignored is None:
        return written
    return translate("Scripts", "{call}, without effect: {why}").format(call=written, why=command.ignored)


def console_text(run: ScriptRun) -> str:
    """Return what a script printed, a line each."""
    lines = [f"{line.level}: {_cut(line.text)}" for line in run.console[:_MOST_LINES]]
    more = len(run.console) - _MOST_LINES
    if more > 0:
        lines.append(translate("Scripts", "{count} more lines").format(count=more))
    return "\n".join(lines)


def summary(run: ScriptRun) -> str:
    """Return in a few words what a run came to."""
    if did_not_run(run):
        return translate("Scripts", "did not run")
    if run.error is not None:
        return translate("Scripts", "failed")
    count = len(applied(run))
    if count == 0:
        return translate("Scripts", "ran and changed nothing")
    one, many = translate("Scripts", "did 1 thing"), translate("Scripts", "did {count} things")
    return one if count == 1 else many.format(count=count)


class RunView(QWidget):
    """The name is a button to the form of the script."""

    chosen = Signal(str, str)
    """Kind and name."""

    def __init__(self) -> None:
        super().__init__()
        self._run: ScriptRun | None = None
        self.link = ActionButton("", "link", "script-source")
        self.told = WrapLabel("", "small", "text-secondary")
        self.problem = NoteLine("refused", "refused")
        self.commands = WrapLabel("", "mono-small")
        self.console = WrapLabel("", "mono-small", "text-secondary")
        self._head = QHBoxLayout()
        self._head.addWidget(self.link)
        self._head.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        for widget in (self.problem, self.commands, self.console):
            self._column.addWidget(widget)
        self.link.clicked.connect(self._choose)
        theme().follow(self._restyle)

    def set_run(self, run: ScriptRun) -> None:
        """Show another run."""
        self._run = run
        title = script_title(run.kind, run.name)
        self.link.setText(title)
        self.link.setToolTip(self.tr("Show the form of {script}").format(script=title))
        self.told.set_text(summary(run))
        # Of code that was never started, the note of the step says why.
        self.problem.set_text(problem_text(run.error) if run.error and has_failed(run) else "")
        commands = "\n".join(map(command_text, run.commands[:_MOST_LINES]))
        for label, text in ((self.commands, commands), (self.console, console_text(run))):
            label.set_text(text)
            label.setVisible(bool(text))
        self.setAccessibleName(f"{title}: {summary(run)}")

    def _choose(self) -> None:
        if self._run is not None:
            self.chosen.emit(self._run.kind, self._run.name)

    def _restyle(self) -> None:
        self._head.setSpacing(theme().space(1))
        self._column.setSpacing(theme().space(1))


def _cut(text: str) -> str:
    return text if len(text) <= _CUT else f"{text[: _CUT - 1]}…"
