"""Try a script at any step; the timeline, the document and the file stay as they are."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.engine.scripts import ScriptKind, no_scripts
from mrrt_studio.simulation.step_titles import refresh_token_names, step_title
from mrrt_studio.ui.background import Background
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.inspector.comparison_table import Compared, ComparisonTable, Sides
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.scripts.process import script_runner, script_worker
from mrrt_studio.ui.scripts.run_view import RunView
from mrrt_studio.ui.scripts.subjects import code_of
from mrrt_studio.ui.scripts.trial import Trial, differences, find_script, steps_to_try, try_script
from mrrt_studio.ui.scripts.words import script_title
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.code_view import CodeView
from mrrt_studio.ui.widgets.form import FormPage
from mrrt_studio.ui.widgets.inputs import ChoiceBox
from mrrt_studio.ui.widgets.labels import HintLabel, SectionLabel, WrapLabel
from mrrt_studio.ui.widgets.tabs import TabPages

_SIZE = (190, 160)
_MOST_LINES = 2_000


class TryDialog(QDialog):
    """Runs when it opens, when another step is chosen, and when it is asked to."""

    def __init__(
        self, document: Document, kind: ScriptKind, name: str, step_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._kind: ScriptKind = kind
        self._name = name
        self._background = Background(self)
        self.setWindowTitle(self.tr("Try {script}").format(script=script_title(kind, name)))
        set_ground(self, "surface")
        self.steps = ChoiceBox()
        self.steps.setAccessibleName(self.tr("Step"))
        self.run_button = ActionButton(self.tr("Run again"), "primary", "play")
        self.told = WrapLabel("", "strong")
        self.run_view = RunView()
        self.event_view = CodeView(self.tr("Event"), _MOST_LINES)
        self.table = ComparisonTable()
        self.same = HintLabel(self.tr("The answer and the tokens are the same with and without this script."))
        self._offer_steps(step_id)
        self._arrange()
        self.steps.chosen.connect(self.run)
        self.run_button.clicked.connect(self.run)
        self.resize(*map(theme().space, _SIZE))
        theme().follow(self._restyle)
        self.run()

    @property
    def is_running(self) -> bool:
        """Whether a result is still to come."""
        return self._background.is_busy

    def run(self) -> None:
        """Run the script as it stands in the document at the chosen step."""
        script = find_script(self._document.scenario, self._kind, self._name)
        played = self._document.timeline.by_id.get(self.steps.value())
        self._show_parts(shown=False)
        if script is None or played is None:
            self.told.set_text(self.tr("There is no login or exchange to try it at: add a step."))
            return
        self.told.set_text(self.tr("Running…"))
        allowed = known_code().knows(code_of(script)) and not known_code().unknown(self._document.scenario)
        anew = script_worker().run if allowed else no_scripts
        others = script_runner() if allowed else no_scripts
        self._background.ask(partial(try_script, script, played, anew, others), self._show)

    def _show(self, trial: Trial) -> None:
        run = trial.run
        if run is None:
            self.told.set_text(self.tr("The step ended before the script was to run."))
            return
        milliseconds = QLocale().toString(trial.seconds * 1000, "f", 1)
        self.told.set_text(self.tr("Took {time} ms").format(time=milliseconds))
        self.run_view.set_run(run)
        self.event_view.set_code(json.dumps(run.event, indent=2, ensure_ascii=False, default=str), "json")
        rows = tuple(Compared(*each, True, "") for each in differences(trial.before, trial.after))  # noqa: FBT003
        self.table.set_rows(rows, Sides(self.tr("without it"), self.tr("with it")), "info")
        self._show_parts(shown=True)
        self.table.setVisible(bool(rows))
        self.same.setVisible(not rows)

    def _show_parts(self, *, shown: bool) -> None:
        for widget in (self.run_view, self.event_view, self.table, self._changes, self.same):
            widget.setVisible(shown)

    def _offer_steps(self, step_id: str) -> None:
        timeline = self._document.timeline
        names = refresh_token_names(timeline.steps)
        found = steps_to_try(timeline)
        self.steps.set_choices((each.id, f"{each.index + 1}. {step_title(each, names)}") for each in found)
        ids = [each.id for each in found]
        self.steps.set_value(step_id if step_id in ids else ids[-1] if ids else "")

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.steps, 1)
        top.addWidget(self.run_button)
        result = FormPage()
        section = result.add_section()
        self._changes = SectionLabel(self.tr("What it changed"))
        for widget in (self.told, self.run_view, self._changes, self.table, self.same):
            section.add_widget(widget)
        event = FormPage()
        event.add_section().add_widget(self.event_view)
        self.tabs = TabPages(self.tr("Result and event"))
        self.tabs.add_page(self.tr("Result"), result)
        self.tabs.add_page(self.tr("Event"), event)
        hint = HintLabel(self.tr("Runs beside the timeline: no step, no token and no file changes."))
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(hint)
        self._column.addWidget(self.tabs, 1)
        self.table.setAccessibleName(self.tr("Without and with the script"))
        self.run_view.link.setEnabled(False)

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(4), space(4), space(4), space(4))
        self._column.setSpacing(space(3))
