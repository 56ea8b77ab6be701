"""A list whose row widgets are used again, so that a keystroke elsewhere costs little here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.flow_layout import FlowLayout

Row = TypeVar("Row", bound=QWidget)
Shown = TypeVar("Shown")


class RowList(QWidget, Generic[Row, Shown]):
    """Rows beneath each other, or side by side; the list is hidden while it is empty.

    Args:
        make: makes a row widget.
        show: shows an item in one.
        gap: the distance between two, in quarters of a line of text.
        flowing: side by side for as long as there is room.
    """

    def __init__(
        self,
        make: Callable[[], Row],
        show: Callable[[Row, Shown], None],
        gap: float = 2.5,
        *,
        flowing: bool = False,
    ) -> None:
        super().__init__()
        self._make = make
        self._show = show
        self._gap = gap
        self._rows: list[Row] = []
        self._count = 0
        self._layout: FlowLayout | QVBoxLayout = FlowLayout(self) if flowing else QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()
        theme().follow(self._restyle)

    def rows(self) -> list[Row]:
        """Return the rows that are shown."""
        return self._rows[: self._count]

    def set_items(self, items: Sequence[Shown]) -> None:
        """Show one row an item; rows that are left over are kept hidden."""
        while len(self._rows) < len(items):
            row = self._make()
            self._rows.append(row)
            self._layout.addWidget(row)
        for row, item in zip(self._rows, items, strict=False):
            self._show(row, item)
            row.show()
        for row in self._rows[len(items) :]:
            row.hide()
        self._count = len(items)
        self.setVisible(bool(items))

    def _restyle(self) -> None:
        gap = theme().space(self._gap)
        if isinstance(self._layout, FlowLayout):
            self._layout.set_gap(gap)
        else:
            self._layout.setSpacing(gap)
