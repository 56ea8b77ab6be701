"""Number and choice fields that leave the mouse wheel to the page while it only passes over them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from mrrt_studio.ui.theme import theme


class NumberEdit(QSpinBox):
    """A whole number; a stylesheet cannot indent its text, so this does."""

    def __init__(self, lowest: int = 0, highest: int = 2**31 - 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().follow(self._restyle)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, and change the number only while the keyboard is in it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _restyle(self) -> None:
        self.lineEdit().setTextMargins(theme().space(2), 0, 0, 0)


class ChoiceBox(QComboBox):
    """One of a few values, each with a text for people and a value for the document."""

    chosen = Signal(str)
    """The value that the user chose; silent while being set."""

    def __init__(self, choices: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_choices(choices)
        self.activated.connect(self._tell)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer (value, text) pairs; the value that was shown stays if it is among them."""
        before = self.value()
        self.clear()
        for value, text in choices:
            self.addItem(text, value)
        self.set_value(before)

    def value(self) -> str:
        """Return the value shown, or an empty text when none is."""
        return self.currentData() or ""

    def set_value(self, value: str) -> None:
        """Show a value without telling; one that is not offered leaves the field empty."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, and change the choice only while the keyboard is in it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self) -> None:
        self.chosen.emit(self.value())
