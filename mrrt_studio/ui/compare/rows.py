"""A comparison as rows: steps with their decisions beneath them, and what is reached on one side only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, overload

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from mrrt_studio.simulation.compare import Comparison, Difference, StepDifference
from mrrt_studio.simulation.compare_reach import ReachSides
from mrrt_studio.simulation.compare_words import cause_words, decision_title, decision_value
from mrrt_studio.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
NOTHING = "–"


class Row(NamedTuple):
    """The cells of one row, and those beneath it."""

    cells: tuple[str, ...]
    children: Sequence[Row] = ()
    step_id: str = ""
    """A step of the document now, which choosing the row selects."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("CompareRows", text)


def step_rows(comparison: Comparison) -> tuple[Row, ...]:
    """Return a row for every step that differs, with its decisions beneath it."""
    return tuple(_step_row(step) for step in comparison.steps)


def _step_row(step: StepDifference) -> Row:
    played, now = step.pair.any, step.pair.b
    step_id = now.id if now is not None else ""
    children = _Decisions(step, step_id)
    title = f"{played.id} · {played.step.title or played.step.type}"
    absent, there = _tr("no such step"), _tr("there")
    if step.only_in is not None:
        sides = (there, absent) if step.only_in == "A" else (absent, there)
        return Row((title, *sides, ""), (), step_id)
    count = _tr("1 decision") if len(children) == 1 else _tr("{count} decisions").format(count=len(children))
    return Row((f"{title} · {count}", "", "", ""), children, step_id)


def _decision_row(difference: Difference, step_id: str) -> Row:
    decided = difference.decided
    because = "\n".join(cause_words(cause) for cause in difference.causes)
    values = (decision_value(decided, value) for value in (difference.a, difference.b))
    return Row((decision_title(decided), *values, because), (), step_id)


class _Decisions(Sequence[Row]):
    """The rows beneath a step, each put into words when somebody looks at it."""

    def __init__(self, step: StepDifference, step_id: str) -> None:
        self._step = step
        self._step_id = step_id

    def __len__(self) -> int:
        return len(self._step.differences)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [_decision_row(each, self._step_id) for each in self._step.differences[index]]
        return _decision_row(self._step.differences[index], self._step_id)


def reach_rows(lines: Sequence[ReachSides]) -> tuple[Row, ...]:
    """Return a row for every application, API, way and group of users that reach something else now."""
    ways = {"login": _tr("at login"), "exchange": _tr("by exchange")}
    return tuple(
        Row((line.client_id, line.audience, ways[line.way], _who(line.users), *map(_listed, line[4:])))
        for line in lines
    )


def _listed(scopes: tuple[str, ...]) -> str:
    return " ".join(scopes) or NOTHING


def _who(users: tuple[str, ...]) -> str:
    return users[0] if len(users) == 1 else _tr("{count} users").format(count=len(users))


def has_text(row: Row, text: str) -> bool:
    """Tell whether a row or one below it has a text in a cell, whatever its case."""
    wanted = text.casefold()
    return any(wanted in cell.casefold() for cell in row.cells) or any(
        has_text(child, text) for child in row.children
    )


class RowModel(QAbstractItemModel):
    """Two levels at most; an index of the second level carries the number of its parent, counted from 1."""

    def __init__(self, titles: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.titles = titles
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...], titles: tuple[str, ...] | None = None) -> None:
        """Show others, and with them other titles where they are given."""
        self.beginResetModel()
        self.rows, self.titles = rows, titles or self.titles
        self.endResetModel()

    def row(self, index: Index) -> Row:
        """Return the row at an index."""
        parent = index.internalId()
        return self.rows[parent - 1].children[index.row()] if parent else self.rows[index.row()]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - as Qt declares it
        """Return the index of a cell."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(self.titles)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # Qt overloads it
        """Return the index of the step that a decision belongs to."""
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of rows beneath an index."""
        if not parent.isValid():
            return len(self.rows)
        return 0 if parent.internalId() or parent.column() else len(self.rows[parent.row()].children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008 - as Qt declares it
        """Return the number of columns."""
        return len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows and says."""
        row = self.row(index)
        text = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text.replace("\n", "; ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return text or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.titles[index.column()]}: {text}" if text else self.titles[index.column()]
        return self._font(row) if role == Qt.ItemDataRole.FontRole else None

    def _font(self, row: Row) -> QFont:
        return theme().font("strong" if row.children else "body")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None
