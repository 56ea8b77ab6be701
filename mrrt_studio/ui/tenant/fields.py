"""Controls that show and give one value of the document; see ``mrrt_studio.ui.binding.ValueField``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from mrrt_studio.ui.binding import MalformedError
from mrrt_studio.ui.tenant.durations import parse_hours, parse_seconds, words
from mrrt_studio.ui.theme import FontRole, icon, set_look, theme
from mrrt_studio.ui.widgets.chips import Chip
from mrrt_studio.ui.widgets.inputs import ChoiceBox
from mrrt_studio.ui.widgets.labels import WrapLabel
from mrrt_studio.ui.widgets.tag_edit import Known, TagEdit

_MAX_DIGITS = 15
"""More would not survive JSON readers that count in doubles."""


def refuse_drops(field: QWidget) -> None:
    """Leave to the form what is dropped onto a field: a file is meant for the form."""
    for line in (field, *field.findChildren(QLineEdit)):
        line.setAcceptDrops(False)


class TextField(QLineEdit):
    """One line of text; an empty one is an absent field, or malformed where the field is needed."""

    value_edited = Signal()
    merges_edits = True

    def __init__(self, needed: str = "", role: FontRole = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed = needed
        self._role: FontRole = role
        refuse_drops(self)
        self.textEdited.connect(self.value_edited)
        theme().follow(self._restyle)

    def value(self) -> Any:  # noqa: ANN401
        """Return the text, or None for an empty one.

        Raises:
            MalformedError: it is empty and may not be.
        """
        if not self.text() and self._needed:
            raise MalformedError(self._needed)
        return self.text() or None

    def show_value(self, value: Any, default: Any) -> None:  # noqa: ANN401
        """Show a text; the same one again leaves cursor and selection alone."""
        self.setPlaceholderText(self._default_text(default))
        if self._stands_for(value) or (value is None and not self.text()):
            return
        self.setText(self._text_of(value))
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the document, except for text that never got there."""
        if _is_undo(event) and not self._is_malformed():
            event.ignore()
            return False
        return super().event(event)

    def set_completer(self, completer: QCompleter) -> None:
        """Offer completions; choosing one is an edit, which Qt does not tell by itself."""
        self.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            # The stylesheet frames such a list, so that it stands out from what it covers.
            popup.setProperty("popup", True)  # noqa: FBT003 - Qt's signature
        # Queued, because the completer writes the chosen text into the field after it told of it.
        completer.activated.connect(self._tell_completed, Qt.ConnectionType.QueuedConnection)

    def _tell_completed(self, *_chosen: object) -> None:
        self.value_edited.emit()

    def _stands_for(self, value: Any) -> bool:  # noqa: ANN401
        return not self._is_malformed() and self.value() == value

    def _is_malformed(self) -> bool:
        try:
            self.value()
        except MalformedError:
            return True
        return False

    def _text_of(self, value: Any) -> str:  # noqa: ANN401
        return "" if value is None else str(value)

    def _default_text(self, default: Any) -> str:  # noqa: ANN401
        return "" if default is None else self._text_of(default)

    def _restyle(self) -> None:
        self.setFont(theme().font(self._role))


def _is_undo(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class SecondsField(TextField):
    """A number of seconds; ``30 d`` is understood too and becomes seconds when the field is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.editingFinished.connect(self._write_seconds)

    def value(self) -> int | None:
        """Return the seconds, or None for an empty field.

        Raises:
            MalformedError: the text is no number of seconds.
        """
        text = self.text().strip()
        if not text:
            return None
        seconds = parse_seconds(text)
        if seconds is None or len(str(seconds)) > _MAX_DIGITS:
            raise MalformedError(self.tr("Write a number of seconds such as 3600, or 1 h, or 30 d."))
        return seconds

    def _write_seconds(self) -> None:
        if not self._is_malformed():
            self.setText(self._text_of(self.value()))

    def _default_text(self, default: Any) -> str:  # noqa: ANN401
        if default is None:
            return self.tr("Auth0's default")
        return self.tr("{seconds} (Auth0's default)").format(seconds=default)


class HoursField(TextField):
    """A number of hours; ``30 d`` is understood too and becomes hours when the field is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.editingFinished.connect(self._write_hours)

    def value(self) -> float | None:
        """Return the hours, or None for an empty field.

        Raises:
            MalformedError: the text is no number of hours.
        """
        text = self.text().strip()
        hours = parse_hours(text) if text else None
        if text and hours is None:
            raise MalformedError(self.tr("Write a number of hours such as 72, or 3 d, or 90 min."))
        return hours

    def _write_hours(self) -> None:
        if not self._is_malformed():
            self.setText(self._text_of(self.value()))

    def _text_of(self, value: Any) -> str:  # noqa: ANN401
        """Write no fraction where there is none; more than six digits would be noise."""
        return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")

    def _default_text(self, default: Any) -> str:  # noqa: ANN401
        return "" if default is None else self.tr("{hours} (Auth0's default)").format(hours=default)


def seconds_in_words(seconds: int | None) -> str:
    """Return ``30 d``, or an empty text where there is nothing to add to the number itself."""
    return words(seconds) if seconds is not None and seconds >= 60 else ""  # noqa: PLR2004 - a minute


class Switch(QWidget):
    """Yes or no; while the field is absent it shows what Auth0 does by default.

    Qt's check boxes do not wrap their text, which a narrow pane or a long translation needs.
    """

    value_edited = Signal()
    merges_edits = True

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self._label = WrapLabel(text)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self.box)
        self.setAccessibleName(text)
        self.box.clicked.connect(self._tell)
        theme().follow(self._restyle)

    def value(self) -> bool:
        """Return whether it is on."""
        return self.box.isChecked()

    def show_value(self, value: Any, default: Any) -> None:  # noqa: ANN401
        """Show on or off; Qt tells of a click and not of this."""
        self.box.setChecked(bool(default if value is None else value))

    def setAccessibleName(self, name: str) -> None:
        """Name the box that the keyboard reaches."""
        super().setAccessibleName(name)
        self.box.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the box that the keyboard reaches."""
        super().setAccessibleDescription(description)
        self.box.setAccessibleDescription(description)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the text is a click on the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)

    def _tell(self) -> None:
        self.value_edited.emit()

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(0.5))


class Choice(ChoiceBox):
    """One of a few values; the first entry takes the field away."""

    value_edited = Signal()
    merges_edits = True

    def __init__(
        self, choices: Iterable[tuple[str, str]], parent: QWidget | None = None, *, absent: str = ""
    ) -> None:
        """Offer choices.

        Args:
            choices: each value with its text.
            parent: the widget around it.
            absent: what an absent field means, where that is no default of Auth0.
        """
        self._absent = absent or QCoreApplication.translate("Choice", "Auth0's default")
        super().__init__((("", self._absent), *choices), parent)
        self.chosen.connect(self._tell)

    def value(self) -> Any:  # noqa: ANN401 - the base class says str, and here '' is an absent field
        """Return the value chosen, or None for Auth0's default."""
        return super().value() or None

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer (value, text) pairs."""
        self.clear()
        for value, text in choices:
            self.addItem(text, value)

    def show_value(self, value: Any, default: Any) -> None:  # noqa: ANN401
        """Show a value; one that is not offered, as a real tenant may have, is offered from now on."""
        told = self.tr("Auth0's default: {value}").format(value=self._text_of(default))
        self.setItemText(0, told if default else self._absent)
        if value and self.findData(value) < 0:
            self.addItem(str(value), value)
        self.set_value(value or "")

    def _text_of(self, value: Any) -> str:  # noqa: ANN401
        place = self.findData(value) if value else -1
        return self.itemText(place) if place > 0 else str(value)

    def _tell(self) -> None:
        self.value_edited.emit()


class Tags(TagEdit):
    """A list of texts; while the field is absent it shows what Auth0 takes instead, with dashed outlines."""

    value_edited = Signal()
    merges_edits = False

    def __init__(self, known: Known = (), placeholder: str = "") -> None:
        super().__init__(known, placeholder)
        refuse_drops(self)
        self.edited.connect(self._tell)

    def value(self) -> tuple[str, ...]:
        """Return the list."""
        return tuple(self.values())

    def show_value(self, value: Any, default: Any) -> None:  # noqa: ANN401
        """Show a list, or Auth0's default."""
        if value is not None:
            self.set_values(value)
        else:
            self.set_values(default or (), self._default_chips(default or ()))

    def _default_chips(self, values: Sequence[str]) -> list[Chip]:
        reason = self.tr("Auth0's default")
        return [Chip(value, "withheld", reason, f"{value}, {reason}", show_icon=False) for value in values]

    def _tell(self) -> None:
        self.value_edited.emit()


class OrDefault(QWidget):
    """A control with a button beside it that returns the field to Auth0's default, while it has a value."""

    value_edited = Signal()
    reset_requested = Signal()

    def __init__(self, field: Switch | Tags, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.merges_edits = field.merges_edits
        self._reset = QToolButton()
        self._reset.setIcon(icon("reset", "text-secondary"))
        set_look(self._reset, "flat")
        self._reset.setAccessibleName(self.tr("Return to Auth0's default"))
        self._reset.clicked.connect(self._ask)
        field.value_edited.connect(self.value_edited)
        self.setFocusProxy(field)
        self.setAccessibleName(field.accessibleName())
        self._arrange()

    def value(self) -> Any:  # noqa: ANN401
        """Return what stands in the control."""
        return self.field.value()

    def show_value(self, value: Any, default: Any) -> None:  # noqa: ANN401
        """Show a value, and the button only where there is something to take away."""
        self.field.show_value(value, default)
        self._reset.setToolTip(self._told(default))
        self._reset.setVisible(value is not None)

    def reset_button(self) -> QToolButton:
        """Return the button, for tests and for whoever arranges the keyboard's way."""
        return self._reset

    def setAccessibleName(self, name: str) -> None:
        """Name the control that the keyboard reaches."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the control that the keyboard reaches."""
        super().setAccessibleDescription(description)
        self.field.setAccessibleDescription(description)

    def _told(self, default: Any) -> str:  # noqa: ANN401
        if isinstance(default, bool):
            text = self.tr("on") if default else self.tr("off")
        else:
            text = QLocale().createSeparatedList([str(value) for value in default or ()])
        return self.tr("Return to Auth0's default: {value}").format(value=text or self.tr("none"))

    def _ask(self) -> None:
        """The keyboard stays at the control, since the button is about to go."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reset_requested.emit()

    def _arrange(self) -> None:
        """A list takes the whole width, so the button goes below it and says what it is for."""
        is_list = isinstance(self.field, Tags)
        line = QVBoxLayout(self) if is_list else QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.field, 1)
        line.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if is_list:
            self._reset.setText(self.tr("Auth0's default"))
            self._reset.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._reset.hide()
