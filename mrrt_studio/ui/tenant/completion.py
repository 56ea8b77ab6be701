"""Completion of identifiers by what they are called: ``bil`` finds https://b.example.com if it is Billing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import User
from mrrt_studio.ui.tenant.fields import TextField

_IDENTIFIER = Qt.ItemDataRole.UserRole
Named = Iterable[tuple[str, str]]
"""Names for people, each with the identifier that goes into the field."""


class NamedCompleter(QCompleter):
    """Offers things by name and identifier; what it fills in is the identifier."""

    def __init__(self, named: Callable[[], Named], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._named = named
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(10)

    def refresh(self) -> None:
        """Offer what there is now."""
        self._items.clear()
        for name, identifier in self._named():
            item = QStandardItem(identifier if name == identifier else f"{name} · {identifier}")
            item.setData(identifier, _IDENTIFIER)
            self._items.appendRow(item)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return what goes into the field."""
        return index.data(_IDENTIFIER) or ""


class NamedField(TextField):
    """An identifier: free text, with completion by name."""

    def __init__(self, named: Callable[[], Named], needed: str = "") -> None:
        super().__init__(needed, "mono")
        self._completer = NamedCompleter(named, self)
        self.set_completer(self._completer)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the scenario when the field is entered, and not at every change of it."""
        if watched is self and event.type() == QEvent.Type.FocusIn:
            self._completer.refresh()
        return super().eventFilter(watched, event)


class ApiCompleter(NamedCompleter):
    """Offers the APIs of a scenario."""

    def __init__(self, scenario: Callable[[], Scenario], parent: QObject | None = None) -> None:
        super().__init__(lambda: _apis(scenario()), parent)


class ApiField(NamedField):
    """The identifier of an API."""

    def __init__(self, scenario: Callable[[], Scenario], needed: str = "") -> None:
        super().__init__(lambda: _apis(scenario()), needed)


class ClientField(NamedField):
    """The client ID of an application."""

    def __init__(self, scenario: Callable[[], Scenario], needed: str = "") -> None:
        super().__init__(lambda: ((client.label, client.client_id) for client in scenario().clients), needed)


def labels_of_users(users: Iterable[User]) -> list[tuple[str, list[str]]]:
    """Return what to call each user in a list to tick, with the id that the list of members holds."""
    return [(_user_text(user), [user.user_id]) for user in users]


def _user_text(user: User) -> str:
    return user.label if user.label == user.user_id else f"{user.label} · {user.email or user.user_id}"


def _apis(scenario: Scenario) -> Named:
    return ((api.label, api.identifier) for api in scenario.resource_servers)
