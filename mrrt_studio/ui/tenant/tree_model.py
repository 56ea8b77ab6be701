"""The objects of the tenant as a tree of sections; only rows that changed are told about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.kinds import KINDS, Kind, ListedKind

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
_SECTIONS: tuple[ListedKind | None, ...] = (None, *KINDS)
"""The rows of the top level; the first is the tenant itself, which lists nothing."""


class TenantModel(QAbstractItemModel):
    """Sections and their objects; ``show_scenario`` keeps it up to date."""

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
        if findings_changed:
            self._tell_changed(self._section(KINDS["client"]), 0, len(scenario.clients) - 1)

    def item_at(self, index: Index) -> Item | None:
        """Return the object of a row, or None for a section."""
        return index.data(ITEM_ROLE)

    def index_of(self, item: Item | None) -> QModelIndex:
        """Return the row of an object, or an invalid index."""
        if item is None:
            return QModelIndex()
        if item.kind == "tenant":
            return self.index(0, 0)
        kind = KINDS[item.kind]
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
        """A section is a place for the keyboard to stand on; objects and the tenant are selected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a row says; a badge is counted only when somebody looks."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._section_data(index, role)
        kind = KINDS[_listed(index.internalId() - 1)]
        return self._item_data(kind, kind.items(self._scenario)[index.row()], role)

    def _section_data(self, index: Index, role: int) -> Any:  # noqa: ANN401
        kind = _SECTIONS[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._section_title(kind)
        if role == ITEM_ROLE:
            return Item("tenant") if kind is None else None
        if role == KIND_ROLE:
            return kind or ""
        return None

    def _section_title(self, kind: ListedKind | None) -> str:
        titles = {
            None: self.tr("Tenant · {domain}").format(domain=self._scenario.tenant.domain),
            "client": self.tr("Applications"),
            "resource_server": self.tr("APIs"),
            "user": self.tr("People and access"),
        }
        return titles[kind]

    def _item_data(self, kind: Kind, item: Any, role: int) -> Any:  # noqa: ANN401
        answers: dict[int, Callable[[Kind, Any], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda _, item: item.label,
            ITEM_ROLE: lambda kind, item: Item(kind.name, kind.id_of(item)),
            DETAIL_ROLE: _detail,
            BADGE_ROLE: self._badge,
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
        }
        answer = answers.get(role)
        return None if answer is None else answer(kind, item)

    def _badge(self, kind: Kind, item: Any) -> int:  # noqa: ANN401
        return len(self._findings.of_client(item)) if kind.name == "client" else 0

    def _tooltip(self, kind: Kind, item: Any) -> str:  # noqa: ANN401
        found = self._findings.of_client(item) if kind.name == "client" else ()
        lines = (item.label, kind.id_of(item), *(finding.text for finding in found))
        return "\n".join(dict.fromkeys(lines))

    def _spoken(self, kind: Kind, item: Any) -> str:  # noqa: ANN401
        count = self._badge(kind, item)
        if not count:
            return item.label
        return self.tr("{name}, findings: {count}").format(name=item.label, count=count)

    def _show_section(self, kind: Kind, before: Scenario, now: Scenario) -> None:
        was, items = kind.items(before), kind.items(now)
        if was is items:
            return
        section = self._section(kind)
        if len(was) == len(items):
            self._scenario = self._scenario.replace(**{kind.collection: items})
            changed = [row for row, pair in enumerate(zip(was, items, strict=True)) if pair[0] is not pair[1]]
            if changed:
                self._tell_changed(section, changed[0], changed[-1])
            return
        start, removed, added = _difference([*map(kind.id_of, was)], [*map(kind.id_of, items)])
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

    def _tell_changed(self, parent: QModelIndex, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0, parent), self.index(last, 0, parent))

    def _section(self, kind: Kind) -> QModelIndex:
        return self.index(_SECTIONS.index(kind.name), 0)

    def _kind(self, index: Index) -> Kind | None:
        name = _SECTIONS[index.row()] if index.internalId() == 0 else None
        return None if name is None else KINDS[name]


def _listed(section: int) -> ListedKind:
    name = _SECTIONS[section]
    assert name is not None  # noqa: S101 - the tenant has no rows below it
    return name


def _detail(kind: Kind, item: Any) -> str:  # noqa: ANN401
    if kind.name == "client":
        return ""
    identifier = item.identifier if kind.name == "resource_server" else (item.email or item.user_id)
    shown = identifier.removeprefix("https://").removesuffix("/")
    return "" if item.label in (identifier, shown) else shown


def _difference(was: list[str], now: list[str]) -> tuple[int, int, int]:
    """Return where two lists of ids begin to differ, how many go there and how many come."""
    shorter = min(len(was), len(now))
    start = next((place for place in range(shorter) if was[place] != now[place]), shorter)
    end = next(
        (place for place in range(shorter - start) if was[-1 - place] != now[-1 - place]), shorter - start
    )
    return start, len(was) - end - start, len(now) - end - start
