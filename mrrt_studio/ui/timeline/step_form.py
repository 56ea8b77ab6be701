"""The fields of one step in one or two columns, with the rarely used ones behind a button."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from mrrt_studio.scenario.fields import STEP_MODELS
from mrrt_studio.ui.theme import icon, set_look, theme
from mrrt_studio.ui.timeline.draft import Draft
from mrrt_studio.ui.timeline.editors import ChoiceEditor, FieldEditor, make_editor, widget_of
from mrrt_studio.ui.timeline.form_specs import FieldSpec, FormSpec
from mrrt_studio.ui.timeline.offers import PROMPTS, Offer, Place
from mrrt_studio.ui.widgets.form import FormRow
from mrrt_studio.ui.widgets.inputs import ChoiceBox

_TWO_COLUMNS = 110
"""Quarters of a line from which on there is room for two columns."""


class FieldGrid(QWidget):
    """Rows beside each other where there is room; a wide one has a line of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[FormRow, bool]] = []
        self._shown: list[FormRow] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        theme().follow(self._restyle)

    def add(self, row: FormRow, *, wide: bool) -> None:
        """Append a row, which stays out of sight until it is shown."""
        row.setParent(self)
        row.hide()
        self._rows.append((row, wide))

    def show_rows(self, shown: list[FormRow]) -> None:
        """Show these rows and hide the others."""
        if shown != self._shown:
            self._shown = shown
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._arrange()

    def _fitting(self) -> int:
        return 2 if self.width() >= theme().space(_TWO_COLUMNS) else 1

    def _arrange(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        self._columns = self._fitting()
        place = 0
        for row, wide in self._rows:
            row.setVisible(row in self._shown)
            if row not in self._shown:
                continue
            if wide and place % self._columns:
                place += 1
            line, column = divmod(place, self._columns)
            span = self._columns if wide else 1
            self._grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        self.updateGeometry()

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(theme().space(4))
        self._grid.setVerticalSpacing(theme().space(3))


class StepForm(QWidget):
    """Shows a draft and tells which field was edited; it keeps no values of its own."""

    edited = Signal(str)
    """Name of the field."""
    mode_chosen = Signal(str)
    """One of the fields of which exactly one is given."""

    def __init__(self, spec: FormSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._editors: dict[str, FieldEditor] = {}
        self._rows: dict[str, FormRow] = {}
        self._mode = ""
        self._modes = ChoiceBox(spec.modes)
        self._main, self._rare = FieldGrid(), FieldGrid()
        self._more = QPushButton(self.tr("More fields"))
        self._arrange()
        theme().follow(self._restyle)

    def editor(self, name: str) -> FieldEditor:
        """Return the control of a field."""
        return self._editors[name]

    def row(self, name: str) -> FormRow:
        """Return the row of a field, with its messages."""
        return self._rows[name]

    def show_draft(self, draft: Draft) -> None:
        """Show values; the fields where they stand already are left alone."""
        self._mode = self._spec.mode_of(draft.values)
        self._modes.set_value(self._mode)
        for field in self._spec.fields:
            value = draft.get(field.name)
            given = value is not None or (field.editor == "json" and field.name in draft.values)
            shown = given and not (field.choices and value == _default(self._spec.type, field.name))
            self._editors[field.name].show_value(value, given=shown)
        if any(draft.get(f.name) is not None for f in self._spec.fields if f.more and f.name != "id"):
            self._more.setChecked(True)
        self._show_fields()

    def offer(self, place: Place, draft: Draft) -> None:
        """Offer what exists at a place of the timeline."""
        for field in self._spec.fields:
            editor = self._editors[field.name]
            if field.name == "refresh_token" and isinstance(editor, ChoiceEditor) and not field.mode:
                editor.set_fixed([Offer("", self._newest(place, draft))])
            editor.offer(_offers(field, place, draft))

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show a message at each field that is wrong, and none at the others."""
        for name, row in self._rows.items():
            message = errors.get(name, "")
            if row.error() != message:
                row.set_error(message)

    def focus_field(self, name: str | None = None) -> None:
        """Put the keyboard into a field, or into the first one."""
        if name in self._rows and not self._rows[name].isVisibleTo(self):
            self._more.setChecked(True)
        first = self._modes if self._spec.modes else widget_of(self._editors[self._spec.fields[0].name])
        (widget_of(self._editors[name]) if name in self._editors else first).setFocus()

    def _newest(self, place: Place, draft: Draft) -> str:
        client = draft.get("client")
        name = place.newest_refresh_token(client if isinstance(client, str) else None)
        return (
            self.tr("the newest ({name})").format(name=name) if name else self.tr("the newest: there is none")
        )

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._mode_row = FormRow(self.tr("What"), self._modes)
        self._mode_row.setVisible(bool(self._spec.modes))
        self._modes.chosen.connect(self.mode_chosen)
        for field in self._spec.fields:
            self._add_field(field)
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_fields)
        set_look(self._more, "flat")
        for widget in (self._mode_row, self._main):
            self._column.addWidget(widget)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._rare)

    def _add_field(self, field: FieldSpec) -> None:
        editor = make_editor(field)
        editor.edited.connect(partial(self._tell, field.name))
        row = FormRow(field.label, widget_of(editor), field.help)
        self._editors[field.name] = editor
        self._rows[field.name] = row
        (self._rare if field.more else self._main).add(row, wide=field.wide)

    def _tell(self, name: str, *_values: object) -> None:
        self.edited.emit(name)

    def _show_fields(self) -> None:
        rows = self._rows
        main = [rows[f.name] for f in self._spec.fields if not f.more and f.mode in ("", self._mode)]
        self._main.show_rows(main)
        self._rare.show_rows([rows[f.name] for f in self._spec.fields if f.more])
        self._rare.setVisible(self._more.isChecked())
        self._more.setText(self.tr("Fewer fields") if self._more.isChecked() else self.tr("More fields"))
        self._more.setIcon(icon("chevron-up" if self._more.isChecked() else "chevron-down", "text-secondary"))

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(3))


def _default(type_: str, name: str) -> object:
    info = STEP_MODELS[type_].model_fields.get(name)
    return info.default if info is not None and not info.is_required() else None


def _offers(field: FieldSpec, place: Place, draft: Draft) -> list[Offer]:
    if field.editor == "scopes":
        audience = draft.get("audience") or draft.get("api")
        return [Offer(value, "") for value in place.scopes(audience if isinstance(audience, str) else None)]
    if field.source == "prompts":
        return [Offer(value, "") for value in PROMPTS]
    return getattr(place, field.source)() if field.source else []
