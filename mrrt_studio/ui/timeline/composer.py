"""Adds a step, or changes one while the timeline follows every keystroke."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.scenario.edits import EditError
from mrrt_studio.scenario.steps import Step
from mrrt_studio.simulation.storyboard import Card
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.timeline.card_chips import scope_chip
from mrrt_studio.ui.timeline.composer_frame import ComposerFrame
from mrrt_studio.ui.timeline.draft import Draft
from mrrt_studio.ui.timeline.editors import ScopesEditor
from mrrt_studio.ui.timeline.form_specs import form_spec
from mrrt_studio.ui.timeline.offers import Place, mode_values, new_values
from mrrt_studio.ui.timeline.prediction import predict
from mrrt_studio.ui.timeline.step_commands import StepCommands
from mrrt_studio.ui.timeline.step_form import StepForm
from mrrt_studio.ui.widgets.chips import Chip


class Composer(QWidget):
    """Holds a draft; a complete one is played at its place and shown, a malformed field keeps its text."""

    closed = Signal(bool)
    """Whether the keyboard was in the form."""

    def __init__(
        self, document: Document, selection: Selection, commands: StepCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._commands = commands
        self._draft = Draft("wait")
        self._editing = ""
        self._known: Step | None = None
        self._applying = False
        self._malformed: dict[str, str] = {}
        self._known_place: tuple[Timeline, int, Place] | None = None
        self._form: StepForm | None = None
        self.frame = ComposerFrame()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.frame.submitted.connect(self.submit)
        self.frame.cancelled.connect(self.close_composer)
        document.timeline_changed.connect(self._follow)
        selection.playhead_changed.connect(self._follow)
        self.hide()

    @property
    def draft(self) -> Draft:
        """What has been written so far."""
        return self._draft

    @property
    def form(self) -> StepForm | None:
        """The fields, while the composer is open."""
        return self._form

    @property
    def editing(self) -> str:
        """The id of the step under edit, or nothing while a new one is written."""
        return self._editing

    def compose(self, type_: str) -> None:
        """Begin a new step."""
        self._editing, self._known = "", None
        self._open(Draft(type_, new_values(type_, self._place())))

    def edit(self, step_id: str) -> None:
        """Change a step; every complete change is one of the scenario."""
        index = self._commands.place_of(step_id)
        if index >= 0:
            self._editing, self._known = step_id, self._document.scenario.steps[index]
            self._open(Draft.of(self._known))

    def show_field(self, name: str) -> None:
        """Put the keyboard into a field, and bring it into sight if it is among the rarely used ones."""
        if self._form is not None:
            self._form.focus_field(name)
            self.frame.show_row(self._form.row(name))

    def close_composer(self) -> None:
        """Put the form away; what was not added is gone, what was changed stays."""
        focused = self.window().focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self._form = None
        self._editing = ""
        self.frame.set_form(None)
        self.hide()
        self.closed.emit(had_keyboard)

    def submit(self) -> None:
        """Add the step, or end the edit; a field that is wrong gets the keyboard instead."""
        # Leaving a field of chips completes what is being typed there.
        self.frame.submit_button.setFocus()
        step, errors = self._read()
        if self._form is None:
            return
        if step is None:
            self._form.focus_field(next(iter(errors), ""))
        elif self._editing or self._add(step):
            self.close_composer()

    def _open(self, draft: Draft) -> None:
        self._draft, self._malformed = draft, {}
        self._form = StepForm(form_spec(draft.type))
        self._form.edited.connect(self._take_field)
        self._form.mode_chosen.connect(self._take_mode)
        self.frame.set_form(self._form)
        self.frame.submit_button.setText(self.tr("Done") if self._editing else self.tr("Add step"))
        self.frame.cancel_button.setVisible(not self._editing)
        self._follow()
        self.show()
        self._form.focus_field()

    def _read(self) -> tuple[Step | None, dict[str, str]]:
        """Return the step if it is complete, or else a message for each field that is wrong."""
        reading = self._draft.read()
        errors = {**reading.errors, **self._malformed}
        return (None if errors else reading.step), errors

    def _add(self, step: Step) -> bool:
        text = self.tr("Add step: {what}").format(what=form_spec(step.type).title)
        try:
            self._commands.add(step, self._index(), text)
        except EditError as error:
            self._refuse_id(error)
            return False
        return True

    def _take_field(self, name: str) -> None:
        if self._form is None:
            return
        typed = self._form.editor(name).typed()
        self._malformed.pop(name, None)
        if typed.error:
            self._malformed[name] = typed.error
        elif typed.given:
            self._draft = self._draft.with_value(name, typed.value)
        else:
            self._draft = self._draft.without(name)
        self._changed(name)

    def _take_mode(self, mode: str) -> None:
        names = [name for name, _ in form_spec(self._draft.type).modes]
        values = {**self._draft.without(*names).values, **mode_values(self._draft.type, mode, self._place())}
        self._draft, self._malformed = Draft(self._draft.type, values), {}
        if self._form is not None:
            self._form.show_draft(self._draft)
        self._changed(mode)

    def _changed(self, field: str) -> None:
        step, _ = self._read()
        if self._editing and step is not None:
            self._apply(step, field)
        if self._form is not None:
            self._form.offer(self._place(), self._draft)
        self._show_state()

    def _apply(self, step: Step, field: str) -> None:
        self._applying, self._known = True, step
        try:
            self._editing = self._commands.replace(self._editing, step, self.tr("Edit step"), field)
        except EditError as error:
            self._refuse_id(error)
        finally:
            self._applying = False

    def _refuse_id(self, error: EditError) -> None:
        self._malformed["id"] = f"{error}."
        self._show_state()
        if self._form is not None:
            self._form.focus_field("id")

    def _follow(self) -> None:
        """Show what the document says now; fields that say the same are left alone."""
        if self._form is None or self._applying:
            return
        if self._editing:
            index = self._commands.place_of(self._editing)
            if index < 0:
                self.close_composer()
                return
            self._follow_step(self._document.scenario.steps[index])
        self._form.offer(self._place(), self._draft)
        self._form.show_draft(self._draft)
        self._show_state()

    def _follow_step(self, step: Step) -> None:
        """A step that someone else has changed, undo for instance, replaces what stands in the form."""
        if step != self._known:
            self._known, self._draft, self._malformed = step, Draft.of(step), {}

    def _show_state(self) -> None:
        if self._form is None:
            return
        step, errors = self._read()
        self._form.show_errors(errors)
        self.frame.error.set_text(errors.get("", ""))
        card = predict(self._place(), step, self._document.scenario) if step else None
        # A step under edit has its own card in the timeline.
        self.frame.prediction.show_card(None if self._editing else card)
        self._colour_scopes(self._form, card)
        self.frame.set_heading(self._heading(), form_spec(self._draft.type).icon)

    def _colour_scopes(self, form: StepForm, card: Card | None) -> None:
        """Each scope that is asked for shows what would become of it."""
        editor = form.editor("scope") if self._draft.get("scope") is not None else None
        if isinstance(editor, ScopesEditor):
            known = {scope.scope: scope_chip(scope) for scope in card.scopes} if card else {}
            values = editor.values()
            editor.set_values(values, [known.get(value, Chip(value)) for value in values])

    def _heading(self) -> str:
        title = form_spec(self._draft.type).title
        if self._editing:
            return self.tr("Step {number}: {what}").format(number=self._index() + 1, what=title)
        if self._index() >= len(self._document.scenario.steps):
            return self.tr("New step: {what}").format(what=title)
        return self.tr("New step after {number}: {what}").format(what=title, number=self._index())

    def _index(self) -> int:
        if self._editing:
            return self._commands.place_of(self._editing)
        return min(self._selection.playhead, len(self._document.scenario.steps))

    def _place(self) -> Place:
        """What a place offers is found once, however many fields ask for it."""
        key = (self._document.timeline, self._index())
        if self._known_place is None or self._known_place[0] is not key[0] or self._known_place[1] != key[1]:
            self._known_place = (*key, Place.before(*key))
        return self._known_place[2]
