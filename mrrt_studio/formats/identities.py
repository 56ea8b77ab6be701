"""Which objects of a source are one and the same, and the ids of those that have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from mrrt_studio.formats.parts import Item, told_together
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.fresh import derived_client_id

IDENTITY: Mapping[str, tuple[str, ...]] = {
    "clients": ("client_id",),
    "resource_servers": ("identifier",),
    "client_grants": ("client_id", "default_for", "audience", "subject_type"),
    "roles": ("name",),
    "users": ("user_id",),
    "organizations": ("id",),
    "actions": ("name",),
    "rules": ("name",),
    "rules_configs": ("key",),
    "tenant": (),
}
"""Fields by which an object is found again; that of a client grant is what it connects.

Source: https://github.com/auth0/auth0-deploy-cli (how it matches the objects of an export)
"""

_MADE = "'{}' has no client_id in the source; it got one that begins with SIM"
_MADE_ALL = "{} applications have no client_id in the source; they got some that begin with SIM"
_TWICE = "this one stands in the source twice"
_ALIKE = "{count} applications are called '{name}'; a reference by name means the first of them"


def with_ids(items: Iterable[Item], notes: list[Note], *, repeats: bool) -> list[Item]:
    """Return the objects, applications without an id with one that derives from their name.

    Args:
        items: the objects.
        notes: what was added is noted here.
        repeats: whether one name twice is one application that stands there twice.
    """
    every = list(items)
    named: Counter[str] = Counter()
    made: list[Item] = []
    for item in every:
        name = item.item.get("name")
        if item.collection == "clients" and isinstance(name, str) and not item.item.get("client_id"):
            named[name] += 1
            number = () if repeats or named[name] == 1 else (str(named[name]),)
            item.item = {**item.item, "client_id": derived_client_id(name, *number)}
            made.append(item)
    notes += told_together(made, _MADE, _MADE_ALL)
    notes += (_alike_note(every, name, count) for name, count in named.items() if count > 1 and not repeats)
    return every


def _alike_note(items: Iterable[Item], name: str, count: int) -> Note:
    first = next(item for item in items if item.collection == "clients" and item.item.get("name") == name)
    return first.note(_ALIKE.format(count=count, name=name), ("name",))


def once(items: Iterable[Item], notes: list[Note], *, strict: bool, repeats: bool) -> list[Item]:
    """Return each object once, with every field as it stands in the last of its occurrences.

    Raises:
        FormatError: an object stands there twice and ``strict`` asks to refuse that.
    """
    by_identity: dict[tuple[JsonValue | str, ...], Item] = {}
    for number, item in enumerate(items):
        identity = (item.collection, *_identity(item, number))
        first = by_identity.get(identity)
        if first is None:
            by_identity[identity] = item
            continue
        path: FieldPath = (*item.found.path, *IDENTITY[item.collection][:1])
        if strict:
            raise item.found.raw.refuse("this one stands in the text twice", path, hint="Keep one of them")
        if not repeats and first.item != item.item:
            notes.append(Note(_TWICE, item.found.raw, path))
        by_identity[identity] = _together(first, item)
    return list(by_identity.values())


def _identity(item: Item, number: int) -> tuple[JsonValue | str, ...]:
    """Return what makes an object the same as another; one that lacks it is like no other."""
    fields = IDENTITY.get(item.collection)
    if fields is None:
        return (number,)
    values = tuple(_value(item, field) for field in fields)
    return values if not fields or any(value is not None for value in values) else (number,)


def _value(item: Item, field: str) -> str | None:
    value = item.item.get(field)
    if field == "subject_type" and value is None:
        return repr("client")
    return None if value is None else repr(value)


def _together(first: Item, last: Item) -> Item:
    markers = {**first.markers, **last.markers}
    item = {**first.item, **last.item}
    return Item(last.collection, item, last.found, markers, first.had_secret or last.had_secret)
