"""What a pane shows while it has nothing to show: why it is empty and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.labels import IconLabel, WrapLabel


class EmptyState(QWidget):
    """Icon, title, one sentence and, when there is something to do, a button."""

    def __init__(self, icon_name: str, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon_name, "text-faint", 10)
        self._title = WrapLabel(title, "heading")
        self._sentence = WrapLabel(sentence, "body", "text-secondary")
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        self._column.addStretch(2)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        theme().follow(self._restyle)

    def add_button(self, text: str) -> QPushButton:
        """Add the button that does what is missing, and return it for connecting."""
        button = ActionButton(text, "primary")
        self._column.insertSpacing(self._column.count() - 1, theme().space(2))
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(6), space(6), space(6), space(6))
        self._column.setSpacing(space(2))
