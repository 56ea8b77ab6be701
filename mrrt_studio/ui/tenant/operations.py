"""What the tree does to whole objects: add, duplicate, delete; each returns the scenario after it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.edits import insert_item, move_item, remove_item
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.dependents import naming, naming_text
from mrrt_studio.ui.tenant.kinds import Kind, kind_of
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
    return Operation(added, kind.adding(), Item(kind.name, kind.keys(added)[-1]))


def duplicate(scenario: Scenario, item: Item) -> Operation | None:
    """Return the scenario with a copy behind the original, under an id of its own; None where it is gone."""
    kind, place = _place(scenario, item)
    if kind is None or place is None:
        return None
    original = kind.items(scenario)[place]
    label = kind.label(scenario, original)
    copy = kind.copied(scenario, original, translate("Operations", "{name} copy").format(name=label))
    copied = insert_item(scenario, kind.collection, place + 1, copy)
    text = translate("Operations", "Duplicate {name}").format(name=label)
    return Operation(copied, text, Item(kind.name, kind.keys(copied)[place + 1]))


def delete(scenario: Scenario, item: Item) -> Operation | None:
    """Return the scenario without an object, and a message that names what it leaves behind."""
    kind, place = _place(scenario, item)
    if kind is None or place is None:
        return None
    name = kind.label(scenario, kind.items(scenario)[place])
    left = naming_text(naming(scenario, kind, item.key))
    notice = Notice("info", translate("Operations", "Deleted {name}.").format(name=name), left, can_undo=True)
    removed = remove_item(scenario, kind.collection, place)
    return Operation(removed, translate("Operations", "Delete {name}").format(name=name), None, notice)


def move(scenario: Scenario, item: Item, to: int) -> Operation | None:
    """Return the scenario with an object in another place among its kind; None where it stands there."""
    kind, place = _place(scenario, item)
    if kind is None or place is None or to == place or not 0 <= to < len(kind.items(scenario)):
        return None
    moved = move_item(scenario, kind.collection, place, to)
    name = kind.label(scenario, kind.items(scenario)[place])
    text = translate("Operations", "Move {name}").format(name=name)
    return Operation(moved, text, Item(kind.name, kind.keys(moved)[to]))


def move_by(scenario: Scenario, item: Item, by: int) -> Operation | None:
    """Return the scenario with an object so many places further down, or up where it is negative."""
    _, place = _place(scenario, item)
    return None if place is None else move(scenario, item, place + by)


def _place(scenario: Scenario, item: Item) -> tuple[Kind | None, int | None]:
    kind = kind_of(item.kind)
    return kind, None if kind is None else kind.index_of(scenario, item.key)
