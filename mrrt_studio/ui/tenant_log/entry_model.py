"""The entries of the tenant log as rows of a table."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mrrt_studio.simulation.log_meanings import log_meaning
from mrrt_studio.simulation.tenant_log import tenant_log
from mrrt_studio.simulation.timeline import Timeline

_Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """One entry: which step wrote it, what the table shows of it, and the whole of it."""

    step_id: str
    number: int
    """Counted within the step."""
    cells: tuple[str, ...]
    """Time, type, meaning, description, client, user."""
    entry: dict[str, Any]
    """As the Management API returns it."""

    @property
    def key(self) -> tuple[str, int]:
        """What finds the entry again after an edit."""
        return self.step_id, self.number

    def has(self, words: list[str]) -> bool:
        """Say whether every word stands somewhere in what the table shows."""
        shown = " ".join(self.cells).casefold()
        return all(word in shown for word in words)


def rows_of(timeline: Timeline) -> tuple[Row, ...]:
    """Return a row for every entry, in the order of time."""
    return tuple(
        Row(played.id, number, _cells(entry), entry)
        for played in timeline.steps
        for number, entry in enumerate(tenant_log(played))
    )


def _cells(entry: dict[str, Any]) -> tuple[str, ...]:
    kind = entry["type"]
    client = entry["client_name"] or entry["client_id"] or ""
    user = entry["user_name"] or entry["user_id"]
    return entry["date"], kind, log_meaning(kind), entry["description"] or "", client, user


class EntryModel(QAbstractTableModel):
    """The entries that have the words of the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Row, ...] = ()
        self._words: list[str] = []
        self.rows: tuple[Row, ...] = ()
        self._titles = (
            self.tr("Time"),
            self.tr("Type"),
            self.tr("Meaning"),
            self.tr("Description"),
            self.tr("Client"),
            self.tr("User"),
        )

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other entries through the same filter."""
        self._all = rows
        self._rebuild()

    def filter(self, text: str) -> None:
        """Show only entries that have all words of a text, in any column and any case."""
        self._words = text.casefold().split()
        self._rebuild()

    def place_of(self, key: tuple[str, int] | None) -> int:
        """Return the row of an entry, or -1."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many entries are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the text of a cell; as a tip too, because long ones are cut."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()].cells[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the title of a column; rows have none."""
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if is_title else None

    def _rebuild(self) -> None:
        self.beginResetModel()
        self.rows = tuple(row for row in self._all if row.has(self._words)) if self._words else self._all
        self.endResetModel()
