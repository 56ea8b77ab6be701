"""Where two tenants, or two steps, are set up differently: place by place, so that one can be tried alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple, cast

from pydantic import JsonValue

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Action, Organization, Role, Rule, Tenant, User

Path = tuple[str, ...]
Tree = Any
"""JSON in which lists of named things are objects by ``[name]``."""

ABSENT: Any = None
"""Stands for what is not there; an explicit null reads the same to Auth0."""

_CONFIGS = "rules_configs"
_ORDERED = ("actions", "rules")
"""Collections whose order decides: one script sees what the one before it has done."""
_ORDER: Path = ("order",)

_SECRETS = frozenset({"client_secret", "password", "signing_secret", "secrets", "password_hash"})


class Setting(NamedTuple):
    """One place where two configurations or two steps differ."""

    collection: str
    """``tenant``, ``clients``, ``resource_servers`` … or ``steps``."""
    key: str
    """client_id, identifier, user_id …; '' for the tenant."""
    path: Path
    """Names of fields; ``[name]`` for a thing in a list. Empty where the whole object is there or not."""
    before: JsonValue
    after: JsonValue

    @property
    def place(self) -> str:
        """Where it stands: ``clients[phone].refresh_token.policies[https://billing.example.com].scope``."""
        start = f"{self.collection}[{self.key}]" if self.key else self.collection
        return start + "".join(part if part.startswith("[") else f".{part}" for part in self.path)

    @property
    def is_secret(self) -> bool:
        """Whether the values are nobody's business: that they differ is told, not what they are."""
        return self.collection == _CONFIGS or (bool(self.path) and self.path[-1] in _SECRETS)

    def mirrored(self) -> Setting:
        """Return the same place seen from the other side."""
        return self._replace(before=self.after, after=self.before)


class _Collection(NamedTuple):
    name: str
    model: type[FrozenModel]
    key: Callable[[Any], str]
    by_key: bool
    """The configuration holds a mapping, not a list."""


def _grant_key(grant: ClientGrant) -> str:
    holder = grant.client_id or grant.default_for or ""
    return f"{holder} {grant.audience} {grant.subject_type or 'client'}"


COLLECTIONS = (
    _Collection("clients", Client, attrgetter("client_id"), by_key=True),
    _Collection("resource_servers", ResourceServer, attrgetter("identifier"), by_key=True),
    _Collection("client_grants", ClientGrant, _grant_key, by_key=False),
    _Collection("roles", Role, attrgetter("name"), by_key=False),
    _Collection("users", User, attrgetter("user_id"), by_key=True),
    _Collection("organizations", Organization, attrgetter("id"), by_key=True),
    _Collection("actions", Action, attrgetter("name"), by_key=False),
    _Collection("rules", Rule, attrgetter("name"), by_key=False),
)
_BY_NAME = {collection.name: collection for collection in COLLECTIONS}


def settings_between(before: Configuration, after: Configuration) -> tuple[Setting, ...]:
    """Return every place where two tenants differ, in a fixed order; a shared object costs nothing."""
    found = list(_between_items("tenant", "", before.tenant, after.tenant))
    for collection in COLLECTIONS:
        ours, theirs = _items(before, collection), _items(after, collection)
        for key in sorted({*ours, *theirs}):
            found += _between_items(collection.name, key, ours.get(key), theirs.get(key))
        if collection.name in _ORDERED and list(ours) != list(theirs):
            found.append(Setting(collection.name, "", _ORDER, list(ours), list(theirs)))
    return (*found, *_between_configs(before.rules_configs, after.rules_configs))


def _between_configs(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Setting]:
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key):
            yield Setting(_CONFIGS, key, (), before.get(key), after.get(key))


def _items(configuration: Configuration, collection: _Collection) -> Mapping[str, FrozenModel]:
    items = getattr(configuration, collection.name)
    return items if collection.by_key else _named(items, collection.key)


def _named(items: Iterable[FrozenModel], key: Callable[[Any], str]) -> dict[str, FrozenModel]:
    """Return the items by their keys; a second one of a key is told apart by its number."""
    named: dict[str, FrozenModel] = {}
    for item in items:
        name, number = key(item), 2
        while name in named:
            name, number = f"{key(item)} ({number})", number + 1
        named[name] = item
    return named


def _between_items(
    collection: str, key: str, before: FrozenModel | None, after: FrozenModel | None
) -> Iterator[Setting]:
    if before is after or before == after:
        return
    ours = tree_of(before) if before is not None else ABSENT
    theirs = tree_of(after) if after is not None else ABSENT
    for path, one, other in _between_trees(ours, theirs):
        yield Setting(collection, key, path, plain(one), plain(other))


def between_steps(step_id: str, before: FrozenModel, after: FrozenModel) -> tuple[Setting, ...]:
    """Return what two steps ask for differently; title, note and expectations ask for nothing."""
    ours, theirs = (
        {name: value for name, value in tree_of(step).items() if name not in _NOT_ASKED}
        for step in (before, after)
    )
    return tuple(
        Setting("steps", step_id, path, plain(one), plain(other))
        for path, one, other in _between_trees(ours, theirs)
    )


_NOT_ASKED = frozenset({"id", "title", "note", "expect"})


def _between_trees(before: Tree, after: Tree, path: Path = ()) -> Iterator[tuple[Path, Tree, Tree]]:
    if before == after:
        return
    if not isinstance(before, dict) or not isinstance(after, dict):
        yield path, before, after
        return
    ours, theirs = cast("dict[str, Tree]", before), cast("dict[str, Tree]", after)
    for name in sorted({*ours, *theirs}):
        yield from _between_trees(ours.get(name, ABSENT), theirs.get(name, ABSENT), (*path, name))


def tree_of(item: FrozenModel) -> Tree:
    """Return an object as JSON in which policies, scopes and permissions stand by their names."""
    return _keyed(item.to_json())


def _keyed(value: Any) -> Tree:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {name: _keyed(member) for name, member in members.items()}
    if not isinstance(value, list):
        return value
    items = cast("list[Any]", value)
    names = _names(items)
    if names is None:
        return items
    return {f"[{name}]": _keyed(member) for name, member in zip(names, items, strict=True)}


def _names(items: list[Any]) -> list[str] | None:
    """Return the names of things in a list, or None where they have none of their own."""
    names = [_name(item) for item in items]
    given = [name for name in names if name is not None]
    return given if given and len(set(given)) == len(items) else None


def _name(item: Any) -> str | None:  # noqa: ANN401 - any JSON value
    if not isinstance(item, dict):
        return None
    members = cast("dict[str, Any]", item)
    if "permission_name" in members:
        return f"{members['permission_name']} {members.get('resource_server_identifier')}"
    name = members.get("audience", members.get("value"))
    return name if isinstance(name, str) else None


def plain(tree: Tree) -> Any:  # noqa: ANN401 - any JSON value
    """Return a tree as the JSON that it stands for."""
    if not isinstance(tree, dict):
        return tree
    members = cast("dict[str, Tree]", tree)
    if members and all(name.startswith("[") and name.endswith("]") for name in members):
        return [plain(member) for member in members.values()]
    return {name: plain(member) for name, member in members.items()}


def with_settings(configuration: Configuration, settings: Iterable[Setting]) -> Configuration:
    """Return a tenant in which some places are as ``after`` has them.

    Raises:
        pydantic.ValidationError: the places do not fit together in one object.
    """
    by_collection: dict[str, dict[str, list[Setting]]] = {}
    for setting in settings:
        by_collection.setdefault(setting.collection, {}).setdefault(setting.key, []).append(setting)
    for name, by_key in by_collection.items():
        configuration = _with_objects(configuration, name, by_key)
    return configuration


def _with_objects(
    configuration: Configuration, name: str, by_key: Mapping[str, list[Setting]]
) -> Configuration:
    if name == "tenant":
        return configuration.changed(tenant=with_tree(Tenant, configuration.tenant, by_key[""]))
    if name == _CONFIGS:
        return configuration.changed(rules_configs=_with_configs(configuration.rules_configs, by_key))
    collection = _BY_NAME[name]
    items = dict(_items(configuration, collection))
    for key, settings in by_key.items():
        if key == "" and settings[0].path == _ORDER:
            continue
        made = with_tree(collection.model, items.get(key), settings)
        if made is None:
            items.pop(key, None)
        else:
            items[key] = made
    order = next((each.after for each in by_key.get("", ()) if each.path == _ORDER), None)
    if isinstance(order, list):
        items = _in_order(items, [str(key) for key in order])
    return configuration.changed(**{name: items if collection.by_key else tuple(items.values())})


def _in_order(items: Mapping[str, FrozenModel], order: list[str]) -> dict[str, FrozenModel]:
    """What the order does not name comes last."""
    names = dict.fromkeys((*(name for name in order if name in items), *items))
    return {name: items[name] for name in names}


def _with_configs(configs: Mapping[str, str], by_key: Mapping[str, list[Setting]]) -> dict[str, str]:
    values = {**configs, **{key: settings[-1].after for key, settings in by_key.items()}}
    return {key: str(value) for key, value in values.items() if value is not None}


def with_tree(model: type[FrozenModel], item: FrozenModel | None, settings: Iterable[Setting]) -> Any:  # noqa: ANN401
    """Return an object with some places as ``after`` has them, or None where it is not there then."""
    tree: Tree = tree_of(item) if item is not None else {}
    for setting in settings:
        after = _keyed(setting.after)
        tree = _put(tree, setting.path, after) if setting.path else after
    return None if tree is None else model.model_validate(plain(tree))


def _put(tree: Tree, path: Path, value: Tree) -> Tree:
    members = dict(cast("dict[str, Tree]", tree)) if isinstance(tree, dict) else {}
    name, rest = path[0], path[1:]
    changed = _put(members.get(name), rest, value) if rest else value
    if changed is ABSENT:
        members.pop(name, None)
    else:
        members[name] = changed
    # The last named thing is gone: what is left is an empty list again, not an empty object.
    return members if members or not name.startswith("[") else []


def without_secrets(value: JsonValue) -> JsonValue:
    """Return a setting in which no secret can be read; that there is one is told."""
    if isinstance(value, list):
        return [without_secrets(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: "…" if name in _SECRETS else without_secrets(member) for name, member in value.items()}
