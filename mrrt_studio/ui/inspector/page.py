"""A page of the inspector: as wide as its pane, its margins give way where text is large and room is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

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

    def keep_tab_order(self) -> None:
        """Let Tab go from top to bottom, however late a widget was made."""
        for before, after in pairwise(_tab_stops(self._body)):
            QWidget.setTabOrder(before, after)

    def _restyle(self) -> None:
        super()._restyle()
        self._fit_margins()

    def _fit_margins(self) -> None:
        space = theme().space
        side = space(3.5) if self.width() > space(_NARROW) else space(1.5)
        margins = self._column.contentsMargins()
        if margins.left() != side:
            self._column.setContentsMargins(side, margins.top(), side, margins.bottom())


def _tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab reaches, in the order of the layouts."""
    # The list of a choice box is a window of its own, into which Tab does not lead.
    if widget.isWindow():
        return
    if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
        yield widget
    if (layout := widget.layout()) is not None:
        yield from _stops_of(layout)
        return
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        yield from _tab_stops(child)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    items = filter(None, (layout.itemAt(index) for index in range(layout.count())))
    for item in items:
        if (inner := item.layout()) is not None:
            yield from _stops_of(inner)
        elif (widget := item.widget()) is not None:
            yield from _tab_stops(widget)
