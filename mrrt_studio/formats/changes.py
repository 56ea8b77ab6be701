"""What is different between a tenant as it was imported and the tenant as it is now, object by object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from pydantic import JsonValue

from mrrt_studio.formats.merging import identity_of
from mrrt_studio.formats.redaction import without_secrets
from mrrt_studio.formats.unresolved import FIELD as UNRESOLVED
from mrrt_studio.formats.unresolved import has_marker, restored
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant
from mrrt_studio.scenario.tenant import Action, Rule, Tenant

Kind = Literal["added", "removed", "changed"]

COLLECTIONS = (
    "resource_servers",
    "clients",
    "client_grants",
    "roles",
    "organizations",
    "actions",
    "rules",
    "rules_configs",
    "users",
)
"""In the order in which they can be made: what refers to another comes after it."""

SECRETS: Mapping[str, frozenset[str]] = {
    "clients": frozenset({"client_secret", "signing_keys", "encryption_key"}),
    "resource_servers": frozenset({"signing_secret"}),
    "users": frozenset({"password", "password_hash"}),
    "actions": frozenset({"secrets"}),
    "rules_configs": frozenset({"value"}),
}
"""Fields that leave the studio in no export, beside those that are secret wherever they stand."""

_OWN_IDENTITY: Mapping[str, str] = {"actions": "name", "rules": "name", "rules_configs": "key"}
_RENAMABLE = frozenset({"roles", "client_grants"})
_HOURS = ("session_lifetime", "idle_session_lifetime")


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one object; both sides are there unless it was added or removed."""

    collection: str
    """A field of the scenario: one of :data:`COLLECTIONS`, ``tenant`` or ``triggers``."""
    before: Mapping[str, JsonValue] | None
    after: Mapping[str, JsonValue] | None
    label: str
    """The name people know the object by."""
    key: tuple[object, ...]
    """What makes it the same object before and after."""

    @property
    def kind(self) -> Kind:
        """Whether it was added, removed or changed."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of its highest level that differ; of one that was added or removed, all of them."""
        before, after = self.before or {}, self.after or {}
        names = dict.fromkeys((*after, *before))
        return tuple(name for name in names if not _same(before, after, name))

    @property
    def item(self) -> Mapping[str, JsonValue]:
        """The object as it is now, or as it was before it was removed."""
        return (self.before or {}) if self.after is None else self.after


def changes(before: Scenario, after: Scenario) -> tuple[Change, ...]:
    """Return what differs between two states of a tenant, in the order of :data:`COLLECTIONS`.

    Steps, assumptions and everything else that is the studio's own is no part of a tenant; neither are
    secrets, which no export carries.
    """
    return (
        *(change for name in COLLECTIONS for change in _of_collection(before, after, name)),
        *_of_triggers(before, after),
        *_of_tenant(before, after),
    )


def everything(scenario: Scenario) -> tuple[Change, ...]:
    """Return every object of a tenant as one that was added: what it takes to make it anew."""
    return changes(Scenario(), scenario)


def stated(scenario: Scenario, client_id: str) -> tuple[Change, ...]:
    """Return one application as a change that states all of it: nothing is known of how it was before."""
    of_it = of_client(everything(scenario), client_id)
    return tuple(replace(change, before={}) for change in of_it)


def of_client(changed: tuple[Change, ...], client_id: str) -> tuple[Change, ...]:
    """Return the changes of one application alone."""
    return tuple(each for each in changed if each.collection == "clients" and each.key == (client_id,))


def item_json(collection: str, item: FrozenModel) -> dict[str, JsonValue]:
    """Return an object with the fields that were given, as the Management API has it, without secrets."""
    hidden = {*SECRETS.get(collection, ()), UNRESOLVED}
    shown = {name: value for name, value in whole_json(item).items() if name not in hidden}
    return without_secrets(shown).item


def marked_json(collection: str, item: FrozenModel) -> dict[str, JsonValue]:
    """Return an object as its owner has it: without secrets, with every keyword marker in its place."""
    secret = SECRETS.get(collection, frozenset())
    tree = restored(without_secrets(whole_json(item)).item)
    return {name: value for name, value in tree.items() if name not in secret or has_marker(value)}


def whole_json(item: FrozenModel) -> dict[str, JsonValue]:
    """Return an object as the Management API has it, secrets and markers included.

    Code is one text there; the scenario writes it line by line so that a diff reads well.
    """
    given = item.to_json()
    if isinstance(item, Action) and "code" in given:
        given["code"] = item.code
    if isinstance(item, Rule) and "script" in given:
        given["script"] = item.script
    if isinstance(item, Tenant):
        return {
            name: _whole(value) if name in _HOURS else value
            for name, value in given.items()
            if name != "domain"
        }
    return given


def key_of(collection: str, item: FrozenModel) -> tuple[object, ...]:
    """Return what makes an object the same as another of its collection: its id, else its identity."""
    id_ = _id(collection, item)
    return (id_,) if id_ else _identity(collection, item)


def _id(collection: str, item: FrozenModel) -> str | None:
    """Return the id of an object whose name may change."""
    return getattr(item, "id", None) if collection in _RENAMABLE else None


def _identity(collection: str, item: FrozenModel) -> tuple[object, ...]:
    if field := _OWN_IDENTITY.get(collection):
        return (getattr(item, field),)
    return identity_of(collection, cast("Any", item))


def pairs(
    before: Scenario, after: Scenario, collection: str
) -> Iterator[tuple[FrozenModel | None, FrozenModel | None]]:
    """Yield each object as it was and as it is, in the order of ``after``, then what was removed.

    Two of one identity are paired in their order.
    """
    earlier: tuple[FrozenModel, ...] = getattr(before, collection)
    later: tuple[FrozenModel, ...] = getattr(after, collection)
    paired: set[int] = set()
    find = _Finder(collection, earlier)
    for item in later:
        was = find.earlier(item, paired)
        if was is not None:
            paired.add(id(was))
        yield was, item
    yield from ((item, None) for item in earlier if id(item) not in paired)


def _of_collection(before: Scenario, after: Scenario, collection: str) -> Iterator[Change]:
    for was, now in pairs(before, after, collection):
        yield from _change(collection, (before, was), (after, now))


class _Finder:
    """Finds an object again among those before, by id, or by identity where one of the two has no id."""

    def __init__(self, collection: str, items: tuple[FrozenModel, ...]) -> None:
        self._collection = collection
        self._by_key: dict[tuple[object, ...], list[FrozenModel]] = {}
        self._by_identity: dict[tuple[object, ...], list[FrozenModel]] = {}
        for item in items:
            self._by_key.setdefault(key_of(collection, item), []).append(item)
            self._by_identity.setdefault(_identity(collection, item), []).append(item)

    def earlier(self, item: FrozenModel, paired: set[int]) -> FrozenModel | None:
        """Return the object that this one was, or None for a new one."""
        alike = self._by_key.get(key_of(self._collection, item), ())
        same_identity = self._by_identity.get(_identity(self._collection, item), ())
        has_id = _id(self._collection, item) is not None
        without = (each for each in same_identity if not (has_id and _id(self._collection, each)))
        return next((each for each in (*alike, *without) if id(each) not in paired), None)


def _change(
    collection: str, before: tuple[Scenario, FrozenModel | None], after: tuple[Scenario, FrozenModel | None]
) -> Iterator[Change]:
    was, now = before[1], after[1]
    if was is now:
        return
    scenario, item = (before[0], was) if now is None else (after[0], now)
    if item is None:
        return
    change = Change(
        collection,
        None if was is None else item_json(collection, was),
        None if now is None else item_json(collection, now),
        _label(scenario, collection, item),
        key_of(collection, item),
    )
    if change.kind != "changed" or change.fields:
        yield change


def _label(scenario: Scenario, collection: str, item: FrozenModel) -> str:
    """Return the name people know an object by; a grant is known by what it connects."""
    if isinstance(item, ClientGrant):
        owner = next((each.label for each in scenario.clients if each.client_id == item.client_id), None)
        return f"{owner or item.default_for or 'unknown application'} → {item.audience}"
    names = (getattr(item, name, None) for name in ("label", "name", "key", "id"))
    return str(next((name for name in names if name), collection))


def _of_triggers(before: Scenario, after: Scenario) -> Iterator[Change]:
    for trigger in dict.fromkeys((*after.triggers, *before.triggers)):
        was, now = before.triggers.get(trigger, ()), after.triggers.get(trigger, ())
        if was != now:
            yield Change(
                "triggers", {"actions": list(was)}, {"actions": list(now)}, f"trigger {trigger}", (trigger,)
            )


def _of_tenant(before: Scenario, after: Scenario) -> Iterator[Change]:
    was, now = item_json("tenant", before.tenant), item_json("tenant", after.tenant)
    if was != now:
        yield Change("tenant", was, now, "Tenant settings", ())


def _same(before: Mapping[str, JsonValue], after: Mapping[str, JsonValue], name: str) -> bool:
    """Absent, null and empty are three different things."""
    return name in before and name in after and before[name] == after[name]


def _whole(value: JsonValue) -> JsonValue:
    """Give whole hours as Auth0 does, ``168`` and not ``168.0``."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
