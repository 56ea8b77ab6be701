"""Forms: label, control, one sentence of help, and beneath it what is wrong or unwise, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import set_ground, set_state, theme
from mrrt_studio.ui.widgets.labels import HintLabel, IconLabel, SectionLabel, WrapLabel


class NoteLine(QWidget):
    """An icon and a sentence in the colour of an error or a warning; hidden while there is nothing to say."""

    def __init__(self, icon_name: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = WrapLabel("", "small", colour)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(IconLabel(icon_name, colour, 3.4), 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._text, 1)
        self.hide()
        theme().follow(self._restyle)

    def set_text(self, text: str) -> None:
        """Show a sentence, or hide with an empty one."""
        self._text.set_text(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return the sentence as it was set."""
        return self._text.written()

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(1.2))


class FormRow(QWidget):
    """One control with its label, help and notes; the screen reader hears all of them at the control."""

    def __init__(
        self, label: str, control: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._label = WrapLabel(label, "strong")
        self._help = HintLabel(help_text)
        self._error = NoteLine("refused", "refused")
        self._warning = NoteLine("warning", "surprise")
        self._label.setBuddy(control)
        self._arrange()
        if label:
            control.setAccessibleName(self._label.written().replace("&", ""))
        self._describe()
        theme().follow(self._restyle)

    def set_error(self, message: str) -> None:
        """Say what is wrong with the text in the control; an empty message takes it back."""
        self._error.set_text(message)
        self._notes_changed()

    def set_warning(self, message: str) -> None:
        """Say what is unwise or without effect; an empty message takes it back."""
        self._warning.set_text(message)
        self._notes_changed()

    def set_help(self, text: str) -> None:
        """Replace the sentence of help."""
        self._help.set_text(text)
        self._help.setVisible(bool(text))
        self._describe()

    def error(self) -> str:
        """Return the error shown, or an empty text."""
        return self._error.text()

    def warning(self) -> str:
        """Return the warning shown, or an empty text."""
        return self._warning.text()

    def _notes_changed(self) -> None:
        set_state(self.control, "error" if self.error() else "warning" if self.warning() else "")
        self._describe()

    def _describe(self) -> None:
        sentences = (self.error(), self.warning(), self._help.written())
        self.control.setAccessibleDescription(" ".join(sentence for sentence in sentences if sentence))

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._label, self.control, self._error, self._warning, self._help):
            self._column.addWidget(widget)
        self._label.setVisible(bool(self._label.written()))
        self._help.setVisible(bool(self._help.written()))

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(1.2))


class FormSection(QWidget):
    """Rows under one small heading; sections are told apart by white space and not by boxes."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = SectionLabel(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        # Shown before it has a parent, it would be a window of its own and take the keyboard away.
        self._title.setVisible(bool(title))
        theme().follow(self._restyle)

    def add_row(self, label: str, control: QWidget, help_text: str = "") -> FormRow:
        """Append a control; a check box, which has its text beside it, takes an empty label."""
        row = FormRow(label, control, help_text)
        self._column.addWidget(row)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Append something that is not a row, such as a table with a heading of its own."""
        self._column.addWidget(widget)

    def set_error(self, row: FormRow, message: str) -> None:
        """Show or take back the error of a row."""
        row.set_error(message)

    def set_warning(self, row: FormRow, message: str) -> None:
        """Show or take back the warning of a row."""
        row.set_warning(message)

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(3))


class FormPage(QScrollArea):
    """A form that scrolls downward only: it is as wide as its pane, and its texts wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget()
        set_ground(self._body, "surface")
        self._column = QVBoxLayout(self._body)
        self._column.addStretch(1)
        self.setWidget(self._body)
        theme().follow(self._restyle)

    def add_section(self, title: str = "") -> FormSection:
        """Append and return an empty section."""
        section = FormSection(title)
        self.add_widget(section)
        return section

    def add_widget(self, widget: QWidget) -> None:
        """Append a section or anything else, above the empty rest of the page."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name
        """Scroll to what the Tab key reaches."""
        moved = super().focusNextPrevChild(next)
        if (focused := self.focusWidget()) is not None and self._body.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, theme().space(4), theme().space(8))
        return moved

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3.5), space(3), space(3.5), space(4))
        self._column.setSpacing(space(5))
