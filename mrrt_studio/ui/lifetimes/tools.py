"""The line of controls above the lifetimes."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import ActionButton, IconButton
from mrrt_studio.ui.widgets.labels import ElidedLabel


class Tools(QWidget):
    """Jumping to the next expiry, zoom, and whether what has ended is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now = ElidedLabel("", "strong")
        self.jump = ActionButton(self.tr("Jump to next expiry"), "plain", "wait")
        self.only_alive = QCheckBox(self.tr("Only what lives"))
        self.smaller = IconButton("minus", self.tr("Show more time (-)"))
        self.larger = IconButton("plus", self.tr("Show less time (+)"))
        self.fit = ActionButton(self.tr("Fit"), "plain")
        self.jump.setToolTip(self.tr("Add a step that waits until the next thing expires (N)"))
        self.fit.setToolTip(self.tr("Show everything up to the last end (0)"))
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.now, 1)
        for widget in (self.only_alive, self.smaller, self.larger, self.fit, self.jump):
            self._line.addWidget(widget)
        theme().follow(self._restyle)

    def _restyle(self) -> None:
        space = theme().space
        self._line.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        self._line.setSpacing(space(1.6))
