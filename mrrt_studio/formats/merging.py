"""What was imported or pasted becomes part of a scenario: in place, nothing else changed, nothing removed.

A source that does not name an object leaves it as it is, as the Deploy CLI does unless it is told to delete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import JsonValue

from mrrt_studio.formats.client_patch import patched
from mrrt_studio.formats.following import Ids, followed, ids_of, renamed
from mrrt_studio.formats.identities import IDENTITY
from mrrt_studio.formats.imported import COLLECTIONS, Imported, key_of
from mrrt_studio.formats.imported_steps import with_steps
from mrrt_studio.formats.matching import identity_of, matched
from mrrt_studio.formats.pasted import Pasted
from mrrt_studio.formats.shapes import is_made_up
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.resource_server import ClientGrant
from mrrt_studio.scenario.tenant import DEFAULT_DOMAIN, Action, RuleConfig, Tenant

__all__ = ["Entry", "Plan", "identity_field", "identity_of", "merge", "plan"]

_BESIDE: Mapping[str, tuple[str, ...]] = {
    "clients": ("client_secret",),
    "resource_servers": ("signing_secret",),
    "roles": ("permissions",),
    "users": ("password", "roles", "permissions"),
    "organizations": ("members",),
    "actions": ("code", "secrets"),
    "rules": ("script",),
}
"""Fields that sources do not give with the object: what is imported without them keeps them."""

_WHICH = "this changes an application, but does not say which one"
_SELECT = "Select the application first, then paste"


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of a review."""

    collection: str
    """A field of the scenario: one of its collections, ``tenant``, ``triggers`` or ``steps``."""
    key: str
    """By what it is known within its collection."""
    label: str
    """The name people know it by."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does to a scenario: the scenario afterwards, and what happened to each object."""

    result: Scenario
    added: tuple[Entry, ...] = ()
    replaced: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    sources: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """By collection and key of an object afterwards, its key in what was imported."""
    notes: tuple[str, ...] = ()
    """What is worth knowing about how objects were found again, in words for people."""


def identity_field(collection: str) -> str:
    """Return the field to point at when an object stands twice in a text."""
    return IDENTITY[collection][0]


def merge(scenario: Scenario, pasted: Pasted, client_id: str | None = None) -> Scenario:
    """Return the scenario with what was pasted: new objects at the end, known ones replaced in their place.

    Args:
        scenario: stays as it is.
        pasted: what :func:`mrrt_studio.formats.from_management_api.read` returned.
        client_id: the application that a PATCH body changes.

    Raises:
        FormatError: a PATCH body for no known application, or one that the Management API would refuse.
    """
    if pasted.patch is not None:
        return _with_patch(scenario, pasted, pasted.patch, client_id)
    return plan(scenario, pasted.imported).result


def _with_patch(scenario: Scenario, pasted: Pasted, patch: dict[str, Any], client_id: str | None) -> Scenario:
    if client_id is None:
        raise pasted.raw.refuse(_WHICH, hint=_SELECT)
    if not any(client.client_id == client_id for client in scenario.clients):
        raise pasted.raw.refuse(f"there is no application '{client_id}' to change", hint=_SELECT)
    clients = tuple(
        patched(client, patch, pasted.raw) if client.client_id == client_id else client
        for client in scenario.clients
    )
    return scenario.replace(clients=clients)


def plan(scenario: Scenario, imported: Imported) -> Plan:
    """Return what an import does to a scenario, which itself stays as it is."""
    if imported.whole is not None and scenario == Scenario():
        return _of_nothing(imported.whole, imported)
    ids = ids_of(scenario, imported)
    base = renamed(scenario, imported, ids)
    merged = {name: _merged(name, base, imported, ids) for name in COLLECTIONS}
    changes: dict[str, Any] = {name: each.items for name, each in merged.items()}
    changes |= {"triggers": {**base.triggers, **imported.triggers}, "tenant": _tenant(base.tenant, imported)}
    # What does not change is not set either: a file says what somebody said, and no more.
    result = base.replace(**{name: value for name, value in changes.items() if value != getattr(base, name)})
    result, notes = with_steps(result, imported, ids)
    told = _told(scenario, result, merged, (*_renaming_notes(scenario, ids), *notes))
    return replace(told, sources=dict(_sources(imported, merged)))


def _sources(imported: Imported, merged: Mapping[str, _Merged]) -> Iterator[tuple[tuple[str, str], str]]:
    for name, each in merged.items():
        for item, place in zip(imported.items(name), each.places, strict=True):
            yield (name, key_of(each.items[place])), key_of(item)


def _of_nothing(whole: Scenario, imported: Imported) -> Plan:
    """Take a scenario file as it is, where there is nothing yet; other documents become part of it."""
    rest = plan(whole, replace(imported, whole=None))
    entries = tuple(entry for name in (*COLLECTIONS, "steps") for entry in _entries(name, rest.result))
    return Plan(rest.result, added=entries, notes=rest.notes)


@dataclass(frozen=True, slots=True)
class _Merged:
    """One collection after an import, and which place of it each imported object has."""

    items: tuple[FrozenModel, ...]
    places: tuple[int, ...]


def _merged(collection: str, base: Scenario, imported: Imported, ids: Ids) -> _Merged:
    existing: tuple[FrozenModel, ...] = getattr(base, collection)
    new = tuple(followed(item, ids) for item in imported.items(collection))
    items, places = list(existing), list[int]()
    for item, place in zip(new, matched(collection, existing, new), strict=True):
        if place is None:
            items.append(item)
        elif not imported.is_skeleton:
            items[place] = _carrying(collection, existing[place], item)
        places.append(len(items) - 1 if place is None else place)
    return _Merged(tuple(items), tuple(places))


def _carrying(collection: str, before: FrozenModel, after: FrozenModel) -> FrozenModel:
    """Return the new object with what sources never give; the one before where nothing else differs."""
    absent = [field for field in _BESIDE.get(collection, ()) if field not in after.model_fields_set]
    kept: dict[str, Any] = {
        field: getattr(before, field) for field in absent if field in before.model_fields_set
    }
    kept |= _kept_secrets(before, after)
    changed = after.replace(**kept) if kept else after
    return before if changed.to_json() == before.to_json() else changed


def _kept_secrets(before: FrozenModel, after: FrozenModel) -> Iterator[tuple[str, Any]]:
    """Yield the values that somebody gave to secrets which the source has, but does not show."""
    if isinstance(before, Action) and isinstance(after, Action):
        if isinstance(before.secrets, dict) and isinstance(after.secrets, dict):
            yield "secrets", {name: before.secrets.get(name, value) for name, value in after.secrets.items()}
    elif isinstance(before, RuleConfig) and isinstance(after, RuleConfig) and is_made_up(after.value):
        yield "value", before.value


def _tenant(tenant: Tenant, imported: Imported) -> Tenant:
    """Return the settings with those that the source gives; a switch that it does not name stays."""
    before = tenant.to_json()
    given: dict[str, JsonValue] = dict(imported.tenant)
    flags, old_flags = given.get("flags"), before.get("flags")
    if isinstance(flags, dict) and isinstance(old_flags, dict):
        given["flags"] = old_flags | flags
    if imported.domain and tenant.domain == DEFAULT_DOMAIN:
        given["domain"] = imported.domain
    after = Tenant.model_validate(before | given) if given else tenant
    return tenant if after.to_json() == before else after


def _renaming_notes(scenario: Scenario, ids: Ids) -> Iterator[str]:
    labels = {client.client_id: client.label for client in scenario.clients}
    for was, now in ids.renamed_clients.items():
        name = labels.get(was, was)
        yield f"'{name}' was found by its name: its client ID {was} becomes {now}, in the steps too"


def _told(before: Scenario, after: Scenario, merged: Mapping[str, _Merged], notes: tuple[str, ...]) -> Plan:
    """Return the plan with what happened to each object."""
    added: list[Entry] = []
    replaced: list[Entry] = []
    kept: list[Entry] = []
    for name, each in merged.items():
        old: tuple[FrozenModel, ...] = getattr(before, name)
        for place, entry in enumerate(_entries(name, after)):
            if place >= len(old):
                added.append(entry)
            else:
                (kept if each.items[place] is old[place] else replaced).append(entry)
    _tell_settings(before, after, added, replaced)
    kept += _entries("steps", before)
    added += _entries("steps", after)[len(before.steps) :]
    return Plan(after, tuple(added), tuple(replaced), tuple(kept), notes=notes)


def _tell_settings(before: Scenario, after: Scenario, added: list[Entry], replaced: list[Entry]) -> None:
    if after.tenant is not before.tenant:
        is_new = before.tenant == Tenant()
        (added if is_new else replaced).append(Entry("tenant", "", after.tenant.domain))
    for trigger, names in after.triggers.items():
        if trigger not in before.triggers:
            added.append(Entry("triggers", trigger, trigger))
        elif before.triggers[trigger] != names:
            replaced.append(Entry("triggers", trigger, trigger))


def _entries(collection: str, scenario: Scenario) -> list[Entry]:
    if collection == "steps":
        return [Entry("steps", id_, id_) for id_ in step_ids(scenario.steps)]
    clients = {client.client_id: client.label for client in scenario.clients}
    return [
        Entry(collection, key_of(item), label_of(item, clients)) for item in getattr(scenario, collection)
    ]


def label_of(item: FrozenModel, clients: Mapping[str, str]) -> str:
    """Return the name people know an object by; a grant is known by what it connects."""
    if isinstance(item, ClientGrant):
        owner = item.client_id or item.default_for or "nobody"
        return f"{clients.get(owner, owner)} → {item.audience}"
    names = (getattr(item, name, None) for name in ("label", "display_name", "name", "key"))
    return str(next((name for name in names if name), key_of(item)))
