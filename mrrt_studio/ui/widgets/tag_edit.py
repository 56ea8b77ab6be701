"""A field for a list of short texts such as scopes: each becomes a chip as soon as it is complete."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QSizePolicy

from mrrt_studio.ui.theme import set_look, theme
from mrrt_studio.ui.theme.painting import repolish
from mrrt_studio.ui.widgets.chip_widget import ChipWidget
from mrrt_studio.ui.widgets.chips import Chip
from mrrt_studio.ui.widgets.flow_layout import FlowLayout

Known = Iterable[str] | Callable[[], Iterable[str]]
"""The values to offer; a callable is asked each time the field is entered."""

_SEPARATORS = re.compile(r"[\s,;]+")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_JSON_MARKS = "[]\"'"


def split_list(text: str) -> list[str]:
    """Return the texts of a list separated by white space or commas; JSON brackets and quotes go away."""
    parts = (part.strip(_JSON_MARKS) for part in _SEPARATORS.split(text))
    return list(dict.fromkeys(part for part in parts if part))


class _Entry(QLineEdit):
    """The text that is being typed; tells of the keys that mean something to the list."""

    backed_out = Signal()
    stepped_left = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed_out.emit()
        elif event.key() == Qt.Key.Key_Left and at_start:
            self.stepped_left.emit()
        elif event.key() in _ENTER and self._is_choosing():
            # Left to the completer, which would otherwise find its list changed under it.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _is_choosing(self) -> bool:
        popup = self.completer().popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()

    def close_choices(self) -> None:
        """Hide the list of completions, which nothing that is typed refers to any more."""
        if (popup := self.completer().popup()) is not None:
            popup.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class TagEdit(QFrame):
    """Edits a list of texts as chips.

    Enter, comma, space or leaving the field adds; Backspace in the empty field, Delete on a chip or its cross
    removes; pasting a list adds all of it.  A text that is there already is not added twice.
    """

    edited = Signal(list)
    """The new list of str, after a change made by the user and never while being set."""

    def __init__(self, known: Known = (), placeholder: str = "", parent: QFrame | None = None) -> None:
        super().__init__(parent)
        self._known: Known = known
        self._placeholder = placeholder
        self._values: list[str] = []
        self._widgets: list[ChipWidget] = []
        self._entry = _Entry()
        self._model = QStringListModel(self)
        self._flow = FlowLayout(self)
        self._set_up_entry()
        set_look(self, "field")
        self.setFocusProxy(self._entry)
        self.setSizePolicy(_flowing_policy())
        theme().follow(self._restyle)

    def values(self) -> list[str]:
        """Return the list as it is shown, without what is still being typed."""
        return list(self._values)

    def set_values(self, values: Sequence[str], chips: Sequence[Chip] | None = None) -> None:
        """Show a list without telling; what is being typed stays.

        Args:
            values: the texts.
            chips: one for each text, to colour or strike it with a reason; plain ones otherwise.
        """
        self._values = list(values)
        self._show_chips(list(chips) if chips is not None else [Chip(text=value) for value in values])

    def set_known(self, known: Known) -> None:
        """Offer other values for completion."""
        self._known = known

    def pending_text(self) -> str:
        """Return what is being typed and not yet in the list."""
        return self._entry.text()

    def setAccessibleName(self, name: str) -> None:
        """Name the field where the keyboard is."""
        super().setAccessibleName(name)
        self._entry.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the field where the keyboard is."""
        super().setAccessibleDescription(description)
        self._entry.setAccessibleDescription(description)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into the empty space starts typing."""
        super().mousePressEvent(event)
        self._entry.setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the focus ring around the whole field while the keyboard is anywhere in it."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            focused = event.type() == QEvent.Type.FocusIn
            if focused and watched is self._entry:
                self._offer()
            if self.property("focused") != focused:
                self.setProperty("focused", focused)
                repolish(self)
        return super().eventFilter(watched, event)

    def _set_up_entry(self) -> None:
        set_look(self._entry, "bare")
        self._entry.setFrame(False)
        self._entry.setPlaceholderText(self._placeholder)
        self._entry.installEventFilter(self)
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._entry.setCompleter(completer)
        # Queued, because the completer writes the chosen text into the field after it told of it.
        completer.activated.connect(self._commit_chosen, Qt.ConnectionType.QueuedConnection)
        self._entry.textEdited.connect(self._commit_complete_parts)
        self._entry.textChanged.connect(self._fit_entry)
        for signal in (self._entry.returnPressed, self._entry.left):
            signal.connect(self._commit)
        self._entry.backed_out.connect(self._remove_last)
        self._entry.stepped_left.connect(self._focus_last)
        self._flow.addWidget(self._entry)

    def _offer(self) -> None:
        known = self._known() if callable(self._known) else self._known
        self._model.setStringList([value for value in known if value not in self._values])

    def _commit_complete_parts(self, text: str) -> None:
        if _SEPARATORS.search(text):
            self._commit()

    def _commit(self) -> None:
        self._add(split_list(self._entry.text()))

    def _commit_chosen(self, chosen: str) -> None:
        """The field holds what the completer left in it, which is not always what was chosen."""
        self._add([chosen])

    def _add(self, values: list[str]) -> None:
        new = [value for value in values if value not in self._values]
        self._entry.close_choices()
        self._entry.clear()
        if new:
            self._change([*self._values, *new])

    def _remove_last(self) -> None:
        if self._values:
            self._change(self._values[:-1])

    def _remove(self, index: int) -> None:
        self._change([value for i, value in enumerate(self._values) if i != index])
        self._focus_chip(min(index, len(self._widgets) - 1))

    def _change(self, values: list[str]) -> None:
        """Known chips keep their look until the caller sets new ones."""
        looks = {widget.chip.text: widget.chip for widget in self._widgets}
        self.set_values(values, [looks.get(value, Chip(text=value)) for value in values])
        self._offer()
        self.edited.emit(list(values))

    def _focus_last(self) -> None:
        if self._widgets:
            self._focus_chip(len(self._widgets) - 1)

    def _focus_chip(self, index: int) -> None:
        inside = 0 <= index < len(self._widgets)
        (self._widgets[index] if inside else self._entry).setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_on(self, text: str) -> None:
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self._entry.insert(text)
        self._commit_complete_parts(self._entry.text())

    def _remove_sender(self) -> None:
        self._remove(self._sender_index())

    def _step_from_sender(self, step: int) -> None:
        self._focus_chip(self._sender_index() + step)

    def _sender_index(self) -> int:
        return next(i for i, widget in enumerate(self._widgets) if widget is self.sender())

    def _show_chips(self, chips: list[Chip]) -> None:
        """Widgets are used again, so that the focus stays where it is while the list is set from outside."""
        for widget, chip in zip(self._widgets, chips, strict=False):
            widget.set_chip(chip)
        for chip in chips[len(self._widgets) :]:
            self._append(chip)
        for widget in self._widgets[len(chips) :]:
            self._discard(widget)
        del self._widgets[len(chips) :]
        self._entry.setPlaceholderText("" if chips else self._placeholder)
        self.updateGeometry()

    def _append(self, chip: Chip) -> None:
        widget = ChipWidget(chip, removable=True, parent=self)
        widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        widget.installEventFilter(self)
        widget.remove_requested.connect(self._remove_sender)
        widget.step_requested.connect(self._step_from_sender)
        widget.typed.connect(self._type_on)
        self._flow.insert_widget(len(self._widgets), widget)
        widget.show()
        self._widgets.append(widget)

    def _discard(self, widget: ChipWidget) -> None:
        if widget.hasFocus():
            self._entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self._flow.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _fit_entry(self) -> None:
        """The entry stays small behind the chips and moves to a line of its own when its text is long."""
        needed = self._entry.fontMetrics().horizontalAdvance(self._entry.text()) + theme().space(4)
        self._entry.setMinimumWidth(min(needed, max(theme().space(4), self.width() // 2)))

    def _restyle(self) -> None:
        space = theme().space
        self._flow.set_gap(space(1.2))
        self._fit_entry()


def _flowing_policy() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
