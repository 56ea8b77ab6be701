"""What the icons of the matrix mean."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mrrt_studio.simulation.reach import Reach
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.labels import ElidedLabel, IconLabel, TextLabel


class Legend(QWidget):
    """The icons of both sources with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        entries = (
            ("login-source", "login", self.tr("scopes at login")),
            ("policy-source", "policy", self.tr("scopes by exchange")),
        )
        for icon_name, colour, text in entries:
            self._line.addWidget(IconLabel(icon_name, colour))
            self._line.addWidget(TextLabel(text, "small", "text-secondary"))
        self._about = ElidedLabel("", "small", "text-secondary")
        self._line.addWidget(self._about, 1)
        theme().follow(self._restyle)

    def set_about(self, matrix: Reach) -> None:
        """Say whose reach it is, and when."""
        when = self.tr("The tenant before the first step.")
        nobody = self.tr("It names no users: told for one who has every permission.")
        self._about.setText(f"{when} {nobody}" if matrix.names_no_users else when)

    def _restyle(self) -> None:
        space = theme().space
        self._line.setContentsMargins(space(3), space(1), space(3), space(1))
        self._line.setSpacing(space(1.5))
