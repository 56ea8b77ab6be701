"""The controls of the composer: each shows a value, offers others, and tells what was typed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from pydantic import JsonValue
from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QStringListModel,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.json_text import parse_json
from mrrt_studio.ui.theme import icon, set_look, theme
from mrrt_studio.ui.timeline.form_specs import FieldSpec
from mrrt_studio.ui.timeline.offers import Offer
from mrrt_studio.ui.widgets.highlight import Highlighter
from mrrt_studio.ui.widgets.inputs import ChoiceBox
from mrrt_studio.ui.widgets.tag_edit import TagEdit

_LINES_OF_JSON = 7
_LINES_OF_NOTE = 2


class Typed(NamedTuple):
    """What stands in a field: a value, nothing (not ``given``), or text that is no value."""

    value: JsonValue = None
    given: bool = False
    error: str = ""


class FieldEditor(Protocol):
    """What every control of the composer can do; ``edited`` tells only of changes by the user."""

    @property
    def edited(self) -> SignalInstance:
        """Sent after a change by the user."""
        ...

    def typed(self) -> Typed:
        """Return what stands in the field."""
        ...

    def show_value(self, value: JsonValue, *, given: bool) -> None:
        """Show a value; one that stands there already leaves cursor and text alone."""
        ...

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer other values."""
        ...


class ChoiceEditor(ChoiceBox):
    """One of a few values; a value that does not exist is shown as it is."""

    edited = Signal()

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self._fixed = [Offer(value, text) for value, text in spec.choices]
        self.set_choices(self._fixed)
        self.chosen.connect(self._tell_edited)

    def typed(self) -> Typed:
        """Return the value; the empty one stands for a field that is absent."""
        return Typed(self.value(), given=True) if self.value() else Typed()

    def show_value(self, value: JsonValue, *, given: bool) -> None:
        """Show a value, also by its text where that is what it is called."""
        wanted = str(value) if given else ""
        if self.findData(wanted) < 0 and (place := self.findText(wanted)) >= 0:
            self.setCurrentIndex(place)
            return
        if wanted and self.findData(wanted) < 0:
            self.addItem(self.tr("{value} (does not exist)").format(value=wanted), wanted)
        self.set_value(wanted)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer values after the fixed ones; what is shown stays, even where it is no longer offered."""
        wanted = [*self._fixed, *offers]
        if wanted == [Offer(self.itemData(i), self.itemText(i)) for i in range(self.count())]:
            return
        shown = self.value()
        self.set_choices(wanted)
        self.show_value(shown, given=bool(shown))

    def set_fixed(self, offers: Sequence[Offer]) -> None:
        """Offer other values before those that come and go."""
        self._fixed = list(offers)

    def _tell_edited(self) -> None:
        self.edited.emit()


class _ValueCompleter(QCompleter):
    """Finds a value by its name too, and writes the value alone."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data()).rpartition("\t")[2].rpartition("  ·  ")[2]


class SuggestEditor(QLineEdit):
    """A text with suggestions; the arrow at its end, or the Down key, shows all of them."""

    edited = Signal()

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self._model = QStringListModel(self)
        self.setPlaceholderText(spec.placeholder)
        self.textEdited.connect(self._tell_edited)
        if spec.source:
            self._set_up_completer()

    def typed(self) -> Typed:
        """Return the text without space around it."""
        text = self.text().strip()
        return Typed(text, given=True) if text else Typed()

    def show_value(self, value: JsonValue, *, given: bool) -> None:
        """Show a text."""
        wanted = str(value) if given else ""
        if self.text().strip() != wanted:
            self.setText(wanted)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Suggest values; the name stands before the value."""
        texts = [f"{text}  ·  {value}" if text else value for value, text in offers]
        if texts != self._model.stringList():
            self._model.setStringList(texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all suggestions with the Down key."""
        if event.key() == Qt.Key.Key_Down and self.completer() is not None:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def show_all(self) -> None:
        """Open the list of suggestions, whatever has been typed."""
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()

    def _set_up_completer(self) -> None:
        completer = _ValueCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        completer.activated.connect(self._tell_edited, Qt.ConnectionType.QueuedConnection)
        show_all = QAction(icon("chevron-down", "text-secondary"), self.tr("Show all"), self)
        show_all.triggered.connect(self.show_all)
        self.addAction(show_all, QLineEdit.ActionPosition.TrailingPosition)

    def _tell_edited(self) -> None:
        self.edited.emit()


class NumberEditor(SuggestEditor):
    """A whole number; other text stays with a message."""

    def typed(self) -> Typed:
        """Return the number."""
        text = self.text().strip()
        if not text:
            return Typed()
        if not (text.isascii() and text.isdigit()) or len(text) > len(str(2**53)):
            return Typed(error=self.tr("Write a whole number of seconds, such as 60."))
        return Typed(int(text), given=True)


class ScopesEditor(TagEdit):
    """Scopes as chips; in the scenario they are one text with spaces."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__((), spec.placeholder)

    def typed(self) -> Typed:
        """Return the scopes."""
        return Typed(" ".join(self.values()), given=True) if self.values() else Typed()

    def show_value(self, value: JsonValue, *, given: bool) -> None:
        """Show scopes; what is being typed stays."""
        wanted = list(dict.fromkeys(str(value).split())) if given else []
        if wanted != self.values():
            self.set_values(wanted)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer scopes for completion."""
        self.set_known([offer.value for offer in offers])


class NoteEditor(QPlainTextEdit):
    """Markdown for people, as it was written."""

    edited = Signal()

    def __init__(self, _spec: FieldSpec) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell_edited)
        theme().follow(self._restyle)

    def typed(self) -> Typed:
        """Return the text."""
        text = self.toPlainText()
        return Typed(text, given=True) if text.strip() else Typed()

    def show_value(self, value: JsonValue, *, given: bool) -> None:
        """Show a text."""
        wanted = str(value) if given else ""
        if self.toPlainText() != wanted:
            with QSignalBlocker(self):
                self.setPlainText(wanted)

    def offer(self, _offers: Sequence[Offer]) -> None:
        """There is nothing to offer."""

    def _tell_edited(self) -> None:
        self.edited.emit()

    def _restyle(self) -> None:
        self.setFixedHeight(_height_of(self, _LINES_OF_NOTE))


class JsonEditor(QPlainTextEdit):
    """JSON text; what is malformed stays, with the place of the fault."""

    edited = Signal()

    def __init__(self, _spec: FieldSpec) -> None:
        super().__init__()
        set_look(self, "code")
        self.setTabChangesFocus(True)
        self._highlighter = Highlighter(self.document())
        self._highlighter.set_language("json")
        self.textChanged.connect(self._tell_edited)
        theme().follow(self._restyle)

    def typed(self) -> Typed:
        """Return the value that the text holds, or what is wrong with it and where."""
        if not self.toPlainText().strip():
            return Typed()
        try:
            return Typed(parse_json(self.toPlainText()), given=True)
        except FormatError as error:
            return Typed(error=str(error))

    def show_value(self, value: JsonValue, *, given: bool) -> None:
        """Show a value, unless the text holds it already in the user's own hand."""
        typed = self.typed()
        if typed.error or (typed.given, typed.value) != (given, value if given else None):
            with QSignalBlocker(self):
                self.setPlainText(json.dumps(value, indent=2, ensure_ascii=False) if given else "")

    def offer(self, _offers: Sequence[Offer]) -> None:
        """There is nothing to offer."""

    def _tell_edited(self) -> None:
        self.edited.emit()

    def _restyle(self) -> None:
        self.setFont(theme().font("mono"))
        self.setFixedHeight(_height_of(self, _LINES_OF_JSON))


def _height_of(edit: QPlainTextEdit, lines: int) -> int:
    margins = 2 * (edit.document().documentMargin() + edit.frameWidth() + theme().space(1))
    return round(lines * edit.fontMetrics().lineSpacing() + margins)


_EDITORS = {
    "choice": ChoiceEditor,
    "suggest": SuggestEditor,
    "text": SuggestEditor,
    "number": NumberEditor,
    "scopes": ScopesEditor,
    "note": NoteEditor,
    "json": JsonEditor,
}


def make_editor(spec: FieldSpec) -> FieldEditor:
    """Return the control of a field; it is a widget too."""
    return _EDITORS[spec.editor](spec)


def widget_of(editor: FieldEditor) -> QWidget:
    """Return the control as the widget that it is."""
    assert isinstance(editor, QWidget)  # noqa: S101 - for the type checker: all editors are
    return editor
