"""The findings as a list in groups by severity; a filter leaves some out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mrrt_studio.scenario.findings import SEVERITIES, Finding, Severity
from mrrt_studio.ui.findings.words import severity_colour, severity_heading, severity_icon, severity_words
from mrrt_studio.ui.theme import icon, theme

Index = QModelIndex | QPersistentModelIndex
Row = Finding | tuple[Severity, int]
"""A finding, or the heading of a group with the number of findings in it."""


class FindingModel(QAbstractListModel):
    """One row for each finding, with a heading before each group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Finding, ...] = ()
        self._filter = ""
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows

    def show_findings(self, found: Iterable[Finding]) -> bool:
        """Show other findings; False where they are the same as before."""
        now = tuple(found)
        if now == self._found:
            return False
        self._found = now
        self._rebuild()
        return True

    def filter(self, text: str) -> None:
        """Show only findings in whose sentence, place or id the text is found."""
        self._filter = text.strip().casefold()
        self._rebuild()

    def finding_at(self, row: int) -> Finding | None:
        """Return the finding of a row; None for a heading and outside."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Finding) else None

    def row_of(self, finding: Finding) -> int:
        """Return the row of a finding: the same one, else the one of its kind at its place, else -1."""
        if finding in self._rows:
            return self._rows.index(finding)
        same = (finding.id, finding.at)
        findings = ((at, row) for at, row in enumerate(self._rows) if isinstance(row, Finding))
        return next((at for at, row in findings if (row.id, row.at) == same), -1)

    def first_row(self) -> int:
        """Return the row of the first finding, or -1."""
        return 1 if self._rows else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let findings be selected, and headings not."""
        if self.finding_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a row says."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        return _finding_data(row, role) if isinstance(row, Finding) else _heading_data(row, role)

    def _rebuild(self) -> None:
        shown = [finding for finding in self._found if self._is_shown(finding)]
        shown.sort(key=lambda finding: SEVERITIES.index(finding.severity))
        self.beginResetModel()
        self._rows = []
        for severity, group in groupby(shown, key=lambda finding: finding.severity):
            members = list(group)
            self._rows += [(severity, len(members)), *members]
        self.endResetModel()

    def _is_shown(self, finding: Finding) -> bool:
        if not self._filter:
            return True
        text = f"{finding.text}\n{finding.path}\n{finding.id}".casefold()
        return all(word in text for word in self._filter.split())


def _finding_data(finding: Finding, role: int) -> Any:  # noqa: ANN401
    if role == Qt.ItemDataRole.DisplayRole:
        return finding.text
    if role == Qt.ItemDataRole.DecorationRole:
        return icon(severity_icon(finding.severity), severity_colour(finding.severity))
    if role == Qt.ItemDataRole.ToolTipRole:
        return f"{finding.text}\n{finding.path}"
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{severity_words(finding.severity)}: {finding.text} {finding.path}"
    return None


def _heading_data(heading: tuple[Severity, int], role: int) -> Any:  # noqa: ANN401
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return severity_heading(*heading)
    if role == Qt.ItemDataRole.FontRole:
        return theme().font("label")
    if role == Qt.ItemDataRole.ForegroundRole:
        return theme().colour("text-secondary")
    return None
