"""References by name become references by id, as far as the source has the thing that is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from mrrt_studio.formats.parts import Item
from mrrt_studio.formats.remarks import Note

_CLIENT_FIELDS: Mapping[str, str] = {"client_grants": "client_id", "resource_servers": "client_id"}
"""Where the Deploy CLI writes the name of an application in place of its id."""


_SEVERAL = "several applications have the name '{}', of which the first is taken: give its client_id"


def resolved(items: Iterable[Item], notes: list[Note]) -> list[Item]:
    """Return the objects, in which applications are named by their id wherever the source has them.

    A name that nothing in the source has stays: the scenario that this is imported into may have it.

    Args:
        items: the objects.
        notes: gets a note for each name that several applications have.
    """
    every = list(items)
    shared = _shared_names(item.item for item in every if item.collection == "clients")
    ids = client_names(item.item for item in every if item.collection == "clients")
    for item in every:
        field = _CLIENT_FIELDS.get(item.collection)
        name = item.item.get(field) if field else None
        if field and isinstance(name, str) and (id_ := ids.get(name) or ids.get(name.strip())):
            notes += [item.note(_SEVERAL.format(name), (field,))] if name in shared else []
            item.item = {**item.item, field: id_}
    return every


def _shared_names(clients: Iterable[Mapping[str, JsonValue]]) -> frozenset[str]:
    """Return the names that several applications have; what is an id too means that one."""
    ids: dict[str, set[str]] = {}
    for client in clients:
        ids.setdefault(str(client.get("name")), set()).add(str(client.get("client_id")))
    known = {id_ for each in ids.values() for id_ in each}
    return frozenset(name for name, each in ids.items() if len(each) > 1 and name not in known)


def client_names(clients: Iterable[Mapping[str, JsonValue]]) -> dict[str, str]:
    """Return the id of each application by its id and by its name; of two with one name, the first."""
    every = [(str(client["client_id"]), client.get("name")) for client in clients if client.get("client_id")]
    names: dict[str, str] = {id_: id_ for id_, _ in every}
    for id_, name in every:
        if isinstance(name, str):
            names.setdefault(name, id_)
    for id_, name in every:
        if isinstance(name, str):
            names.setdefault(name.strip(), id_)
    return names


def triggers_of(items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """Return the names of Actions by trigger; a source names them by name or by id."""
    every = list(items)
    actions = [item.item for item in every if item.collection == "actions"]
    names = {str(action["id"]): str(action.get("name")) for action in actions if action.get("id")}
    found: dict[str, tuple[str, ...]] = {}
    for item in every:
        if item.collection == "triggers":
            for trigger, bound in item.item.items():
                listed = bound if isinstance(bound, list) else []
                found[trigger] = tuple(names.get(str(name), str(name)) for name in listed)
    return found
