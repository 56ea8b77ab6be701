"""What Actions and Rules did in a step, as part of why it ended as it did."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.engine.outcome import Outcome, ScriptRun
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.scripts.run_view import RunView
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.labels import SectionLabel


class ScriptsSection(QWidget):
    """The runs in their order; hidden where none ran."""

    item_chosen = Signal(object)
    """The ``Item`` whose form a person wants to see."""

    def __init__(self) -> None:
        super().__init__()
        self._runs = RowList[RunView, ScriptRun](self._make_row, RunView.set_run, 3)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(SectionLabel(self.tr("Actions and Rules")))
        self._column.addWidget(self._runs)
        self.setAccessibleName(self.tr("Actions and Rules"))
        self.hide()
        theme().follow(self._restyle)

    def set_outcome(self, outcome: Outcome) -> None:
        """Show what ran in another step."""
        self._runs.set_items(outcome.scripts)
        self.setVisible(bool(outcome.scripts))

    def rows(self) -> list[RunView]:
        """Return what is shown, in the order in which it ran."""
        return self._runs.rows()

    def _make_row(self) -> RunView:
        row = RunView()
        row.chosen.connect(self._choose)
        return row

    def _choose(self, kind: str, name: str) -> None:
        self.item_chosen.emit(Item("rule" if kind == "rule" else "action", name))

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(2))
