"""The head of a form: the name of the object in large, and beside it in a few words what it is."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mrrt_studio.ui.theme import FontRole, theme
from mrrt_studio.ui.widgets.labels import breakable

_MOST = 64
"""Characters of a name: more would push the form out of the pane."""


class FormTitle(QLabel):
    """Name and kind on one line, or on more where the pane is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._kind = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._restyle)

    def show_title(self, name: str, kind: str) -> None:
        """Show a name, and what the object is."""
        if (name, kind) != (self._name, self._kind):
            self._name, self._kind = name, kind
            self.setAccessibleName(f"{name}, {kind}")
            self.setToolTip(name if len(name) > _MOST else "")
            self._show()

    def _restyle(self) -> None:
        space = theme().space
        self.setContentsMargins(space(3.5), space(3), space(3.5), space(1))
        self._show()

    def _show(self) -> None:
        short = self._name if len(self._name) <= _MOST else f"{self._name[:_MOST]}…"
        name = _span(short, "heading", "text")
        kind = _span(self._kind, "small", "text-secondary")
        self.setText(f"{name}&nbsp; {kind}")


def _span(text: str, role: FontRole, colour: str) -> str:
    font = theme().font(role)
    weight = "600" if font.bold() or font.weight() > font.Weight.Normal else "400"
    style = f"font-size:{font.pointSizeF():.2f}pt; font-weight:{weight}; color:{theme().colours()[colour]}"
    return f'<span style="{style}">{html.escape(breakable(text))}</span>'
