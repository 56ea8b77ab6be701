"""Which rows of the tree are shown, and in which order: what a text finds, as in the file or by name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.kinds import ListedKind
from mrrt_studio.ui.tenant.tree_model import DETAIL_ROLE, ITEM_ROLE, TenantModel

Index = QModelIndex | QPersistentModelIndex


class TreeOrder(QSortFilterProxyModel):
    """Stands between a ``TenantModel`` and its view; sections always stay and keep their order."""

    def __init__(self, model: TenantModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted = ""
        self._by_name = False
        self.setSourceModel(model)

    @property
    def is_by_name(self) -> bool:
        """Whether objects are sorted by name."""
        return self._by_name

    @property
    def wanted(self) -> str:
        """What is searched for, or an empty text."""
        return self._wanted

    def find(self, text: str) -> None:
        """Show only objects whose name or identifier holds a text, whatever its case."""
        self.beginFilterChange()
        self._wanted = text.strip().casefold()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def sort_by_name(self, *, by_name: bool) -> None:
        """Sort objects by name, or show them as they stand in the file."""
        self._by_name = by_name
        # Column -1 is Qt's word for the order of the source.
        self.sort(0 if by_name else -1)

    def found_count(self) -> int:
        """Return how many objects are shown."""
        return sum(self.rowCount(self.index(row, 0)) for row in range(self.rowCount()))

    def item_at(self, index: Index) -> Item | None:
        """Return the object of a row, or None for a section."""
        return index.data(ITEM_ROLE)

    def index_of(self, item: Item | None) -> QModelIndex:
        """Return the row of an object; an invalid index where it is not shown."""
        return self.mapFromSource(self._model.index_of(item))

    def section_of(self, kind: ListedKind) -> QModelIndex:
        """Return the row of a section."""
        return self.mapFromSource(self._model.section_of(kind))

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Qt asks this for each row of the model."""
        if not self._wanted or not source_parent.isValid():
            return True
        index = self._model.index(source_row, 0, source_parent)
        item = self._model.item_at(index)
        texts = (index.data(Qt.ItemDataRole.DisplayRole), index.data(DETAIL_ROLE), item.key if item else "")
        return any(self._wanted in (text or "").casefold() for text in texts)

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        """Compare objects by name, sections by their place."""
        if not source_left.parent().isValid():
            return source_left.row() < source_right.row()
        return _sort_key(source_left) < _sort_key(source_right)


def _sort_key(index: Index) -> tuple[str, int]:
    return str(index.data(Qt.ItemDataRole.DisplayRole)).casefold(), index.row()
