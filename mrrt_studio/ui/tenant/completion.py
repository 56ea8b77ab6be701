"""Completion of identifiers by what they are called: ``bil`` finds https://b.example.com if it is Billing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.tenant.fields import TextField

_IDENTIFIER = Qt.ItemDataRole.UserRole


class ApiCompleter(QCompleter):
    """Offers the APIs of a scenario, by name and identifier; what it fills in is the identifier."""

    def __init__(self, scenario: Callable[[], Scenario], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(10)

    def refresh(self) -> None:
        """Offer what the scenario has now."""
        self._items.clear()
        for api in self._scenario().resource_servers:
            shown = api.identifier if api.label == api.identifier else f"{api.label} · {api.identifier}"
            item = QStandardItem(shown)
            item.setData(api.identifier, _IDENTIFIER)
            self._items.appendRow(item)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return what goes into the field."""
        return index.data(_IDENTIFIER) or ""


class ApiField(TextField):
    """The identifier of an API: free text, with completion from the APIs that there are."""

    def __init__(self, scenario: Callable[[], Scenario], needed: str = "") -> None:
        super().__init__(needed, "mono")
        self._completer = ApiCompleter(scenario, self)
        self.set_completer(self._completer)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the scenario when the field is entered, and not at every change of it."""
        if watched is self and event.type() == QEvent.Type.FocusIn:
            self._completer.refresh()
        return super().eventFilter(watched, event)
