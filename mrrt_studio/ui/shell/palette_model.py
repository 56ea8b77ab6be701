"""The lines of the palette as a model: what it is on the left, where it stands and its key on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mrrt_studio.ui.shell.palette_entries import Entry
from mrrt_studio.ui.theme import icon, theme

Role = Qt.ItemDataRole
_ENDS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PaletteModel(QAbstractTableModel):
    """Holds what is offered now."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return what stands in a row, or None where there is none."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many are offered."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return 2."""
        return 0 if parent.isValid() else 2

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return what is shown, painted and read aloud."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if index.column() == 1:
            return self._right(entry, role)
        return self._left(entry, role)

    def _left(self, entry: Entry, role: int) -> Any:  # noqa: ANN401
        match role:
            case Role.DisplayRole:
                return entry.text
            case Role.DecorationRole:
                return icon(entry.icon, "text-secondary") if entry.icon else None
            case Role.ForegroundRole:
                return None if entry.enabled else theme().colour("text-secondary")
            case Role.ToolTipRole:
                return entry.text
            case Role.AccessibleTextRole:
                return ", ".join(part for part in (entry.text, self._place(entry), entry.keys) if part)
            case _:
                return None

    def _right(self, entry: Entry, role: int) -> Any:  # noqa: ANN401
        match role:
            case Role.DisplayRole:
                return "   ".join(part for part in (self._place(entry), entry.keys) if part)
            case Role.ForegroundRole:
                return theme().colour("text-secondary")
            case Role.TextAlignmentRole:
                return int(_ENDS)
            case _:
                return None

    def _place(self, entry: Entry) -> str:
        """Return where it stands, and in words that it cannot be used: colour alone would not tell."""
        return entry.detail if entry.enabled else self.tr("%1 – not possible now").replace("%1", entry.detail)
