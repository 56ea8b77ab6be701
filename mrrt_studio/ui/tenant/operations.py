"""What the tree does to whole objects: add, duplicate, delete; each returns the scenario after it."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.edits import insert_item, remove_item
from mrrt_studio.scenario.fresh import free_client_id, new_user
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.dependents import naming, naming_text
from mrrt_studio.ui.tenant.kinds import KINDS, Kind, ListedKind
from mrrt_studio.ui.tenant.notice import Notice

translate = QCoreApplication.translate


class Operation(NamedTuple):
    """A change of the tenant, ready to be applied."""

    scenario: Scenario
    text: str
    """For the undo history."""
    item: Item | None = None
    """What is to be selected after it; None leaves that to the tree."""
    notice: Notice | None = None


def add(scenario: Scenario, kind: Kind) -> Operation:
    """Return the scenario with a new object at the end of its list."""
    new = kind.new(scenario)
    added = kind.put(scenario, new, was=None)
    return Operation(added, _add_text(kind.name), Item(kind.name, kind.id_of(new)))


def duplicate(scenario: Scenario, item: Item) -> Operation | None:
    """Return the scenario with a copy behind the original, under an id of its own; None where it is gone."""
    kind, place = _place(scenario, item)
    if kind is None or place is None:
        return None
    original = kind.items(scenario)[place]
    copy = _copy(scenario, kind.name, original)
    copied = insert_item(scenario, kind.collection, place + 1, copy)
    text = translate("Operations", "Duplicate {name}").format(name=original.label)
    return Operation(copied, text, Item(kind.name, kind.id_of(copy)))


def delete(scenario: Scenario, item: Item) -> Operation | None:
    """Return the scenario without an object, and a message that names what it leaves behind."""
    kind, place = _place(scenario, item)
    if kind is None or place is None:
        return None
    name = kind.items(scenario)[place].label
    left = naming_text(naming(scenario, kind, item.key))
    notice = Notice("info", translate("Operations", "Deleted {name}.").format(name=name), left, can_undo=True)
    removed = remove_item(scenario, kind.collection, place)
    return Operation(removed, translate("Operations", "Delete {name}").format(name=name), None, notice)


def _place(scenario: Scenario, item: Item) -> tuple[Kind | None, int | None]:
    kind = KINDS.get(item.kind)  # pyright: ignore[reportArgumentType] - the tenant is no key
    return kind, None if kind is None else kind.index_of(scenario, item.key)


def _copy(scenario: Scenario, kind: ListedKind, original: Any) -> FrozenModel:  # noqa: ANN401
    """Auth0's own ids would make two things one, so the copy has none."""
    name = translate("Operations", "{name} copy").format(name=original.label)
    if kind == "client":
        return original.replace(client_id=free_client_id(scenario), name=name)
    if kind == "resource_server":
        return original.without("id").replace(identifier=_free_identifier(scenario, original), name=name)
    fresh = new_user(scenario)
    return original.replace(user_id=fresh.user_id, email=fresh.email, name=name)


def _free_identifier(scenario: Scenario, original: Any) -> str:  # noqa: ANN401
    taken = {api.identifier for api in scenario.resource_servers}
    stem = original.identifier.rstrip("/")
    tail = original.identifier[len(stem) :]
    number = 2
    while (identifier := f"{stem}-{number}{tail}") in taken:
        number += 1
    return identifier


def _add_text(kind: ListedKind) -> str:
    texts = {
        "client": translate("Operations", "Add an application"),
        "resource_server": translate("Operations", "Add an API"),
        "user": translate("Operations", "Add a user"),
    }
    return texts[kind]
