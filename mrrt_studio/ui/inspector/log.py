"""The page Log: the entries that the step wrote to the tenant log, as the Management API returns them."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.simulation.log_meanings import Asked, asked_and_issued, log_meaning
from mrrt_studio.simulation.tenant_log import tenant_log
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.inspector.comparison_table import Compared, ComparisonTable, Sides
from mrrt_studio.ui.inspector.page import InspectorPage
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.inspector.wording import translate
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.code_view import CodeView
from mrrt_studio.ui.widgets.labels import HeadingLabel, WrapLabel

LogJson = dict[str, Any]
"""One entry in the shape of the Management API."""

_MOST_LINES = 1000
"""The page scrolls, not the text in it."""


class LogEntryView(QWidget):
    """Type and description, the meaning, what was asked for beside what was issued, the whole entry."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = HeadingLabel()
        self._meaning = WrapLabel()
        self.comparison = ComparisonTable()
        self.entry = CodeView(self.tr("Entry"), _MOST_LINES)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._heading, self._meaning, self.comparison, self.entry):
            self._column.addWidget(widget)
        theme().follow(self._restyle)

    def heading(self) -> str:
        """Return type and description."""
        return self._heading.written()

    def set_entry(self, entry: LogJson) -> None:
        """Show another entry."""
        self._heading.set_text(f"{entry['type']} · {entry['description']}")
        self._meaning.set_text(log_meaning(entry["type"]))
        rows = tuple(_compared(asked) for asked in asked_and_issued(entry))
        sides = Sides(self.tr("requested"), self.tr("issued"))
        self.comparison.setAccessibleName(self.tr("Requested and issued"))
        self.comparison.setVisible(bool(rows))
        self.comparison.set_rows(rows, sides, "surprise")
        self.entry.set_code(json.dumps(entry, indent=2, ensure_ascii=False), "json")
        self.setAccessibleName(self._heading.written())

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(2.5))


class LogPage(InspectorPage):
    """The log entries of the selected step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = RowList[LogEntryView, LogJson](LogEntryView, LogEntryView.set_entry, 8)
        self.setAccessibleName(self.tr("Log"))
        self.add_widget(self._entries)

    def entries(self) -> list[LogEntryView]:
        """Return what is shown, in the order of time."""
        return self._entries.rows()

    def show_step(self, played: PlayedStep) -> None:
        """Show what a step wrote."""
        self._entries.set_items(tenant_log(played))
        self.keep_tab_order()


def _compared(asked: Asked) -> Compared:
    nothing = translate("Inspector", "nothing asked for")
    note = translate("Inspector", "Not issued: {what}").format(what=" ".join(asked.missing))
    issued = asked.issued or translate("Inspector", "none")
    requested = nothing if asked.requested is None else asked.requested
    return Compared(asked.name, requested, issued, bool(asked.missing), note if asked.missing else "")
