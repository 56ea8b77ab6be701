"""A heading that opens and closes what stands beneath it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.ui.inspector.eliding_button import ElidingButton
from mrrt_studio.ui.theme import icon, theme


class Disclosure(QWidget):
    """Closed at first; ``opened`` comes each time it opens, so that the body can be filled only then."""

    opened = Signal()

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = body
        self._button = ElidingButton("", "flat")
        self._button.setCheckable(True)
        line = QHBoxLayout()
        line.addWidget(self._button)
        line.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(line)
        self._column.addWidget(body)
        self._button.toggled.connect(self._toggle)
        self._toggle(is_open=False)
        theme().follow(self._restyle)

    def set_title(self, title: str) -> None:
        """Name what can be opened."""
        self._button.set_label(title)
        self._describe()

    def title(self) -> str:
        """Return the name of what can be opened."""
        return self._button.text()

    def is_open(self) -> bool:
        """Tell whether the body is shown."""
        return self._button.isChecked()

    def set_open(self, *, is_open: bool) -> None:
        """Open or close."""
        self._button.setChecked(is_open)

    def _toggle(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        if is_open:
            self.opened.emit()
        self._body.setVisible(is_open)
        self._button.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self._describe()

    def _describe(self) -> None:
        self._button.setAccessibleDescription(self.tr("open") if self.is_open() else self.tr("closed"))

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(1))
