"""A page of the inspector: as wide as its pane, its margins give way where text is large and room is not."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.form import FormPage

_NARROW = 60
"""Below this width, in quarters of a line of text, room matters more than white space."""


class InspectorPage(FormPage):
    """Scrolls downward only."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width between margins and contents."""
        super().resizeEvent(event)
        self._fit_margins()

    def _restyle(self) -> None:
        super()._restyle()
        self._fit_margins()

    def _fit_margins(self) -> None:
        space = theme().space
        side = space(3.5) if self.width() > space(_NARROW) else space(1.5)
        margins = self._column.contentsMargins()
        if margins.left() != side:
            self._column.setContentsMargins(side, margins.top(), side, margins.bottom())
