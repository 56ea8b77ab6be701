"""Buttons with an icon: with the right gap to the text, and never without a name for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from mrrt_studio.ui.theme import icon, set_look, theme
from mrrt_studio.ui.theme.painting import Look

_GAP = 0.35
"""Room behind the icon as a part of its side; Qt's own gap is 4 px at every text size."""

_ICON_COLOURS: dict[str, str] = {"primary": "on-accent", "danger": "refused", "link": "link"}


class ActionButton(QPushButton):
    """A button with a text and perhaps an icon before it."""

    def __init__(
        self, text: str, look: Look = "plain", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        set_look(self, look)
        if icon_name:
            self.setIcon(icon(icon_name, _ICON_COLOURS.get(look, "text")))
        theme().follow(self._restyle)

    def _restyle(self) -> None:
        side = theme().metrics.icon
        self.setIconSize(QSize(round(side * (1 + _GAP)), side))


class IconButton(QToolButton):
    """A button that is only an icon; its name is the tooltip and what a screen reader says."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        look: Look = "flat",
        colour: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_look(self, look)
        self._colour = _ICON_COLOURS.get(look, colour)
        self.set_icon(icon_name)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon, as a button that folds and unfolds does."""
        self.setIcon(icon(icon_name, self._colour))
