"""The rows of the lifetimes: a heading for what belongs together, and a row for every token and session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.lifetimes import Group, Lifetime, Lifetimes
from mrrt_studio.ui.lifetimes.words import end_words, group_title, name_of, spoken

_Index = QModelIndex | QPersistentModelIndex
_NOTHING = Lifetimes(0, 0, ())


class Row(NamedTuple):
    """A row: the heading of a group, or one lifetime of it."""

    group: Group
    lifetime: Lifetime | None = None

    @property
    def key(self) -> str:
        """What finds the row again after an edit."""
        return self.lifetime.key if self.lifetime else f"group {self.group.key}"


class Rows(NamedTuple):
    """All rows and where to find them; made away from the window, because ten thousand steps make many."""

    rows: tuple[Row, ...] = ()
    places: Mapping[str, int] = {}
    """Of each row, by its key."""
    first: Mapping[str, int] = {}
    """The first row of what a step made, by the step's id."""


def rows_of(found: Lifetimes, *, only_alive: bool) -> Rows:
    """Return the rows; groups in which everything has ended are left out together with what ended."""
    rows = tuple(row for group in found.groups for row in _rows(group, found.now, only_alive=only_alive))
    return Rows(rows, {row.key: place for place, row in enumerate(rows)}, _first_of_steps(rows))


def _rows(group: Group, now: int, *, only_alive: bool) -> Iterator[Row]:
    members = [one for one in group.lifetimes if not only_alive or one.is_alive(now)]
    if members:
        yield Row(group)
        for one in members:
            yield Row(group, one)


def _first_of_steps(rows: tuple[Row, ...]) -> dict[str, int]:
    first: dict[str, int] = {}
    for place, row in enumerate(rows):
        if row.lifetime is not None:
            first.setdefault(row.lifetime.step_id, place)
    return first


class RowModel(QAbstractListModel):
    """Texts are made when somebody looks at them: ten thousand steps make thirty thousand rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = _NOTHING
        self._configuration = Configuration.of(Scenario())
        self._rows = Rows()

    @property
    def found(self) -> Lifetimes:
        """What the rows show."""
        return self._found

    @property
    def configuration(self) -> Configuration:
        """The tenant, for names."""
        return self._configuration

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self._rows.rows

    def show(self, found: Lifetimes, configuration: Configuration, rows: Rows) -> None:
        """Show other lifetimes."""
        self.beginResetModel()
        self._found, self._configuration, self._rows = found, configuration, rows
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """Return the row of a lifetime or group, or -1."""
        return self._rows.places.get(key, -1)

    def first_of_step(self, step_id: str) -> int:
        """Return the first row of what a step made, or -1."""
        return self._rows.first.get(step_id, -1)

    def name(self, row: Row) -> str:
        """Return what stands at the left of a row."""
        if row.lifetime is None:
            return group_title(row.group, self._configuration)
        return name_of(row.lifetime, self._configuration)

    def end_text(self, row: Row) -> str:
        """Return what stands behind a bar."""
        return end_words(row.lifetime, self._found.now) if row.lifetime else ""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return a row's name, or all of it in words."""
        if not index.isValid() or index.row() >= len(self._rows.rows):
            return None
        row = self._rows.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(row)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(row)
        return None

    def _spoken(self, row: Row) -> str:
        if row.lifetime is None:
            return self.name(row)
        return spoken(row.lifetime, self._found.now, self._configuration)
