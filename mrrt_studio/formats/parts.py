"""Parts that a source gives apart from their object: permissions of a role, roles of a user, scopes.

Terraform has a resource for each of them and the Management API an endpoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.errors import FieldPath

_TOLD_ONE_BY_ONE = 3

COMPLETE = "complete"
"""Field of a part whose list is all that its owner has, and not only more of it."""


@dataclass(slots=True)
class Item:
    """One object on its way from a document to a model."""

    collection: str
    item: dict[str, JsonValue]
    found: Found
    markers: Mapping[FieldPath, str] = field(default_factory=dict[FieldPath, str])
    """Secrets that are keyword markers, taken out of the object."""
    had_secret: bool = False

    @property
    def label(self) -> str:
        """The name people know it by."""
        names = ("name", "client_id", "identifier", "user_id", "id", "key", "audience")
        return str(next((self.item[name] for name in names if self.item.get(name)), self.collection))

    def note(self, message: str, path: FieldPath = ()) -> Note:
        """Return a note about a field of it."""
        return Note(message, self.found.raw, (*self.found.path, *path))


@dataclass(frozen=True, slots=True)
class _Part:
    """One kind of part: which field names its owner, and what becomes of it."""

    owners: str
    field: str
    names: tuple[str, ...]
    """Fields of an owner by which it is named."""
    grows: str = ""
    """The list of the owner that the part adds to; nothing where its fields simply become the owner's."""
    made: str = ""
    """What is said where the owner stands nowhere and is made; nothing where that needs no word."""

    def joined(self, owner: dict[str, JsonValue], part: dict[str, JsonValue]) -> dict[str, JsonValue]:
        """Return the owner and the part as one object."""
        added = {name: value for name, value in part.items() if name not in {self.field, COMPLETE}}
        if self.grows and part.get(COMPLETE) is not True:
            added[self.grows] = _together(owner.get(self.grows), part.get(self.grows))
        return owner | added


def told_together(items: list[Item], one: str, many: str) -> list[Note]:
    """Return a note for each object, or one for all where there are many of them.

    Args:
        items: the objects.
        one: what is said of each, with ``{}`` for its name.
        many: what is said of all, with ``{}`` for their number.
    """
    if len(items) > _TOLD_ONE_BY_ONE:
        return [Note(many.format(len(items)))]
    return [item.note(one.format(item.label)) for item in items]


def _together(first: JsonValue, second: JsonValue) -> list[JsonValue]:
    """Return both lists as one; a scope that stands in both counts as it stands in the second."""
    every = [*(first if isinstance(first, list) else ()), *(second if isinstance(second, list) else ())]
    by_key: dict[str, JsonValue] = {}
    for value in every:
        key = value["value"] if isinstance(value, dict) and "value" in value else value
        by_key[repr(key)] = value
    return list(by_key.values())


_NO_API = "the API itself is not in the source, so that it has nothing but these scopes"
_NO_ROLE = "the role itself is not in the source, so that its id stands for its name"

PARTS: Mapping[str, _Part] = {
    "client_settings": _Part("clients", "client_id", ("client_id",)),
    "api_scopes": _Part("resource_servers", "identifier", ("identifier",), "scopes", _NO_API),
    "role_permissions": _Part("roles", "role", ("id", "name"), "permissions", _NO_ROLE),
    "user_roles": _Part("users", "user_id", ("user_id",), "roles"),
    "user_permissions": _Part("users", "user_id", ("user_id",), "permissions"),
    "organization_members": _Part("organizations", "id", ("id", "name"), "members"),
}
"""What stands apart from its object, by the collection that a reader gives it."""


def with_parts(items: Iterable[Item], notes: list[Note]) -> list[Item]:
    """Return the objects, each with its parts; an owner that stands nowhere is made of them."""
    every = list(items)
    whole = [item for item in every if item.collection not in PARTS]
    owners = _Owners(whole)
    for item in every:
        if item.collection in PARTS:
            owners.take(item, notes)
    return owners.items


class _Owners:
    """The objects by the names that parts have for them."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self._by_name: dict[tuple[str, str], Item] = {}
        for item in items:
            self._add(item)

    def _add(self, item: Item) -> None:
        for part in PARTS.values():
            if part.owners == item.collection:
                for name in part.names:
                    self._by_name.setdefault((item.collection, str(item.item.get(name))), item)

    def take(self, part: Item, notes: list[Note]) -> None:
        kind = PARTS[part.collection]
        name = part.item.get(kind.field)
        owner = self._by_name.get((kind.owners, str(name))) or self._made(part, kind, notes)
        owner.item = kind.joined(owner.item, part.item)

    def _made(self, part: Item, kind: _Part, notes: list[Note]) -> Item:
        named = {name: part.item.get(kind.field) for name in kind.names}
        owner = Item(kind.owners, named, part.found)
        if kind.made:
            notes.append(part.note(f"'{part.item.get(kind.field)}': {kind.made}"))
        self.items.append(owner)
        self._add(owner)
        return owner
