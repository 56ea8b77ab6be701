"""The objects of the tenant as a tree of sections; only rows that changed are told about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mrrt_studio.scenario.findings import Finding
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.selection import Item, ItemKind
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.kinds import KINDS, Kind, ListedKind, kind_of
from mrrt_studio.ui.tenant.tree_difference import difference, moved_row

Index = QModelIndex | QPersistentModelIndex

ITEM_ROLE = Qt.ItemDataRole.UserRole
"""The ``Item`` of a row, or None for a section."""
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The identifier behind the name, or an empty text."""
BADGE_ROLE = Qt.ItemDataRole.UserRole + 2
"""How many findings the object has."""
KIND_ROLE = Qt.ItemDataRole.UserRole + 3
"""The kind that a section lists; '' for everything else."""

_NO_INDEX = QModelIndex()
_MIME = "application/x-mrrt-studio-object"
_SECTIONS: tuple[ItemKind, ...] = ("tenant", *KINDS, "assumptions")
"""The rows of the top level; the first and the last are objects themselves and list nothing."""


class TenantModel(QAbstractItemModel):
    """Sections and their objects; ``show_scenario`` keeps it up to date."""

    move_requested = Signal(str, int, int)
    """An object was dropped: its kind, its place, and the place where it shall stand then."""

    def __init__(self, scenario: Scenario, findings: FindingCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._findings = findings

    def show_scenario(self, scenario: Scenario, *, findings_changed: bool) -> None:
        """Show another scenario; rows that stay keep their selection.

        Args:
            scenario: the whole scenario.
            findings_changed: what ``FindingCache.follow`` said to it.
        """
        before = self._scenario
        # Rows come and go one section at a time, so each section is exchanged with its rows.
        for kind in KINDS.values():
            self._show_section(kind, before, scenario)
        self._scenario = scenario
        if before.tenant is not scenario.tenant:
            self._tell_changed(_NO_INDEX, 0, 0)
        if before.assumptions != scenario.assumptions:
            self._tell_changed(_NO_INDEX, len(_SECTIONS) - 1, len(_SECTIONS) - 1)
        if before.clients is not scenario.clients or before.resource_servers is not scenario.resource_servers:
            # Client grants are called after what they connect.
            self._tell_changed(self._section(KINDS["client_grant"]), 0, len(scenario.client_grants) - 1)
        if findings_changed:
            self._tell_changed(_NO_INDEX, 0, 0)
            for kind in KINDS.values():
                self._tell_changed(self._section(kind), 0, len(kind.items(scenario)) - 1)

    def item_at(self, index: Index) -> Item | None:
        """Return the object of a row, or None for a section."""
        return index.data(ITEM_ROLE)

    def index_of(self, item: Item | None) -> QModelIndex:
        """Return the row of an object, or an invalid index."""
        if item is None:
            return QModelIndex()
        if (kind := kind_of(item.kind)) is None:
            is_section = item.kind in _SECTIONS
            return self.index(_SECTIONS.index(item.kind), 0) if is_section else QModelIndex()
        place = kind.index_of(self._scenario, item.key)
        return QModelIndex() if place is None else self.index(place, 0, self._section(kind))

    def section_of(self, kind: ListedKind) -> QModelIndex:
        """Return the row of a section."""
        return self._section(KINDS[kind])

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Sections, and objects below them."""
        if not parent.isValid():
            return len(_SECTIONS)
        kind = self._kind(parent)
        return 0 if kind is None else len(kind.items(self._scenario))

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: ARG002
        """There is one column; a delegate paints everything into it."""
        return 1

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """Objects carry the number of their section, counted from 1; sections carry 0."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt overloads it
        """Return the section of an object."""
        section = index.internalId() if index.isValid() else 0
        return self.createIndex(section - 1, 0, 0) if section else QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A section is a place for the keyboard to stand on, and takes objects of its kind."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.internalId():
            return usual | Qt.ItemFlag.ItemIsDragEnabled
        return usual | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Objects are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only an object of this very tree can be dropped; files and texts are for the pane."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return which object is dragged: its section and its place."""
        data = QMimeData()
        for index in indexes[:1]:
            data.setData(_MIME, f"{id(self)} {index.internalId() - 1} {index.row()}".encode())
        return data

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 - Qt's signature
        row: int,
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        """An object stays among its kind, and between two others."""
        dragged = self._dragged(data)
        return dragged is not None and row >= 0 and parent.isValid() and parent.row() == dragged[0]

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the object to stand before ``row``; rows move when the document has changed."""
        dragged = self._dragged(data)
        if dragged is not None and self.canDropMimeData(data, action, row, column, parent):
            section, place = dragged
            to = row - 1 if row > place else row
            if to != place:
                self.move_requested.emit(_SECTIONS[section], place, to)
        # The view would remove the row of what was moved: it is moved already.
        return False

    def _dragged(self, data: QMimeData) -> tuple[int, int] | None:
        parts = bytes(data.data(_MIME).data()).split()
        if len(parts) != len(("model", "section", "place")) or int(parts[0]) != id(self):
            return None
        return int(parts[1]), int(parts[2])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a row says; a badge is counted only when somebody looks."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._section_data(index, role)
        return self._item_data(_listed(index.internalId() - 1), index.row(), role)

    def _section_data(self, index: Index, role: int) -> Any:  # noqa: ANN401
        name = _SECTIONS[index.row()]
        kind = kind_of(name)
        title, found = kind.title() if kind else self._own_title(name), self._own_findings(name)
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.AccessibleTextRole: self._with_count(title, found),
            Qt.ItemDataRole.ToolTipRole: "\n".join(finding.text for finding in found) or None,
            BADGE_ROLE: len(found),
            ITEM_ROLE: None if kind else Item(name),
            KIND_ROLE: kind.name if kind else "",
        }
        return answers.get(role)

    def _own_findings(self, name: ItemKind) -> tuple[Finding, ...]:
        """Of the tenant's own settings; what is in a list counts at its row."""
        return self._findings.at("tenant") if name == "tenant" else ()

    def _own_title(self, name: ItemKind) -> str:
        if name == "tenant":
            return self.tr("Tenant · {domain}").format(domain=self._scenario.tenant.domain)
        changed = len(self._scenario.assumptions)
        return (
            self.tr("Assumptions · {count} changed").format(count=changed)
            if changed
            else self.tr("Assumptions")
        )

    def _item_data(self, kind: Kind, row: int, role: int) -> Any:  # noqa: ANN401
        item = kind.items(self._scenario)[row]
        if role == ITEM_ROLE:
            return Item(kind.name, kind.keys(self._scenario)[row])
        answers: dict[int, Callable[[Kind, Any], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._label,
            DETAIL_ROLE: lambda kind, item: kind.detail(item),
            BADGE_ROLE: lambda kind, _: len(self._findings.at(kind.collection, row)),
            Qt.ItemDataRole.ToolTipRole: lambda kind, item: self._tooltip(kind, item, row),
            Qt.ItemDataRole.AccessibleTextRole: lambda kind, item: self._spoken(kind, item, row),
        }
        answer = answers.get(role)
        return None if answer is None else answer(kind, item)

    def _label(self, kind: Kind, item: Any) -> str:  # noqa: ANN401
        return kind.label(self._scenario, item)

    def _tooltip(self, kind: Kind, item: Any, row: int) -> str:  # noqa: ANN401
        found = self._findings.at(kind.collection, row)
        lines = (self._label(kind, item), kind.id_of(item), *(finding.text for finding in found))
        return "\n".join(dict.fromkeys(lines))

    def _spoken(self, kind: Kind, item: Any, row: int) -> str:  # noqa: ANN401
        return self._with_count(self._label(kind, item), self._findings.at(kind.collection, row))

    def _with_count(self, name: str, found: tuple[Finding, ...]) -> str:
        text = self.tr("{name}, findings: {count}")
        return text.format(name=name, count=len(found)) if found else name

    def _show_section(self, kind: Kind, before: Scenario, now: Scenario) -> None:
        was, items = kind.items(before), kind.items(now)
        if was is items:
            return
        section = self._section(kind)
        keys_before, keys = kind.keys(before), kind.keys(now)
        if len(was) == len(items):
            self._show_same_count(kind, was, items, moved_row(keys_before, keys))
            return
        start, removed, added = difference(keys_before, keys)
        if removed:
            self.beginRemoveRows(section, start, start + removed - 1)
            left = (*was[:start], *was[start + removed :])
            self._scenario = self._scenario.replace(**{kind.collection: left})
            self.endRemoveRows()
        if added:
            self.beginInsertRows(section, start, start + added - 1)
            self._scenario = self._scenario.replace(**{kind.collection: items})
            self.endInsertRows()
        self._scenario = self._scenario.replace(**{kind.collection: items})
        self._tell_changed(section, 0, len(items) - 1)
        self._tell_changed(_NO_INDEX, section.row(), section.row())

    def _show_same_count(
        self, kind: Kind, was: tuple[Any, ...], items: tuple[Any, ...], moved: tuple[int, int] | None
    ) -> None:
        section = self._section(kind)
        if moved is not None:
            start, to = moved
            self.beginMoveRows(section, start, start, section, to + 1 if to > start else to)
        self._scenario = self._scenario.replace(**{kind.collection: items})
        if moved is not None:
            self.endMoveRows()
        changed = [row for row, pair in enumerate(zip(was, items, strict=True)) if pair[0] is not pair[1]]
        if changed:
            self._tell_changed(section, changed[0], changed[-1])

    def _tell_changed(self, parent: QModelIndex, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0, parent), self.index(last, 0, parent))

    def _section(self, kind: Kind) -> QModelIndex:
        return self.index(_SECTIONS.index(kind.name), 0)

    def _kind(self, index: Index) -> Kind | None:
        return kind_of(_SECTIONS[index.row()]) if index.internalId() == 0 else None


def _listed(section: int) -> Kind:
    kind = kind_of(_SECTIONS[section])
    assert kind is not None  # noqa: S101 - only sections of a kind have rows below them
    return kind
