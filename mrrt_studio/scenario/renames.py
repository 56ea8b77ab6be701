"""A new name for something that others refer to: every reference follows, as one edit."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, cast
from urllib.parse import quote, unquote

from pydantic import JsonValue

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.model import Scenario, step_ids

_Model = TypeVar("_Model", bound=FrozenModel)
_Value = TypeVar("_Value")
_Place = tuple[str, ...]
"""Fields from an object down to a name; ``*`` is every item of a list."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of name, and everywhere it stands."""

    places: Mapping[str, tuple[_Place, ...]]
    """By collection, within each of its objects."""
    step_fields: frozenset[str]
    """Fields of steps, their expectations and their request bodies, at any depth."""
    route: str
    """First segment of the Management API path that names such a thing."""


_PERMISSION = ("permissions", "*", "resource_server_identifier")

_CLIENT = _Kind(
    {
        "clients": (("client_id",),),
        "client_grants": (("client_id",),),
        "resource_servers": (("client_id",),),
    },
    frozenset({"client", "client_id", "azp"}),
    "clients",
)
_API = _Kind(
    {
        "resource_servers": (("identifier",),),
        "clients": (("refresh_token", "policies", "*", "audience"), ("resource_server_identifier",)),
        "client_grants": (("audience",),),
        "roles": (_PERMISSION,),
        "users": (_PERMISSION,),
    },
    frozenset({"audience", "api", "aud", "resource_server_identifier", "default_audience"}),
    "resource-servers",
)
_USER = _Kind(
    {"users": (("user_id",),), "organizations": (("members", "*"),)},
    frozenset({"user", "user_id", "sub"}),
    "users",
)
_ROLE = _Kind(
    {"roles": (("name",), ("id",)), "users": (("roles", "*"),)},
    frozenset({"roles"}),
    "roles",
)
_ORGANIZATION = _Kind(
    {"organizations": (("id",),)},
    frozenset({"organization", "org_id"}),
    "organizations",
)
_STEP_REFERENCES = frozenset({"refresh_token", "access_token"})


def rename_client(scenario: Scenario, was: str, now: str) -> Scenario:
    """Return the scenario with a new ``client_id`` in grants, steps and expectations too."""
    return _renamed(scenario, _CLIENT, was, now)


def rename_resource_server(scenario: Scenario, was: str, now: str) -> Scenario:
    """Return the scenario with a new identifier in policies, grants, permissions, steps and settings too."""
    renamed = _renamed(scenario, _API, was, now)
    if scenario.tenant.default_audience != was:
        return renamed
    return renamed.replace(tenant=scenario.tenant.replace(default_audience=now))


def rename_user(scenario: Scenario, was: str, now: str) -> Scenario:
    """Return the scenario with a new ``user_id`` in memberships, steps and expectations too."""
    return _renamed(scenario, _USER, was, now)


def rename_role(scenario: Scenario, was: str, now: str) -> Scenario:
    """Return the scenario with a new name or id of a role, in its members too."""
    return _renamed(scenario, _ROLE, was, now)


def rename_organization(scenario: Scenario, was: str, now: str) -> Scenario:
    """Return the scenario with a new id of an organization, in the logins for it too."""
    return _renamed(scenario, _ORGANIZATION, was, now)


def rename_step(scenario: Scenario, index: int, now: str) -> Scenario:
    """Return the scenario with a new id of a step, in the steps that use its tokens too."""
    was = step_ids(scenario.steps)[index]
    renamed = scenario.steps[index].replace(id=now)
    steps = (*scenario.steps[:index], renamed, *scenario.steps[index + 1 :])
    return rename_step_references(scenario.replace(steps=steps), was, now)


def rename_step_references(scenario: Scenario, was: str, now: str) -> Scenario:
    """Return the scenario with the new id in the steps that use the tokens of a step."""
    return scenario.replace(steps=tuple(_with_reference(step, was, now) for step in scenario.steps))


def _with_reference(step: _Model, was: str, now: str) -> _Model:
    named = {name: now for name in _STEP_REFERENCES if getattr(step, name, None) == was}
    return step.replace(**named) if named else step


def _renamed(scenario: Scenario, kind: _Kind, was: str, now: str) -> Scenario:
    """Touch only what holds the name: everything else stays the same object, so that caches keep it."""
    changes: dict[str, tuple[FrozenModel, ...]] = {
        collection: tuple(_in_places(item, places, was, now) for item in getattr(scenario, collection))
        for collection, places in kind.places.items()
    }
    changes["steps"] = tuple(_in_step(step, kind, was, now) for step in scenario.steps)
    changed = {name: items for name, items in changes.items() if not _same(items, getattr(scenario, name))}
    return scenario.replace(**changed)


def _same(items: tuple[FrozenModel, ...], before: tuple[FrozenModel, ...]) -> bool:
    return all(map(operator.is_, items, before))


def _in_places(item: _Model, places: tuple[_Place, ...], was: str, now: str) -> _Model:
    for place in places:
        item = _at(item, place, was, now)
    return item


def _at(value: _Value, place: _Place, was: str, now: str) -> _Value:
    """Return a value with the new name at a place; one that does not hold the old name as it is.

    Nothing is validated again: a text takes the place of a text, and a form renames at every key.
    """
    if not place:
        return cast("_Value", now) if value == was else value
    head, rest = place[0], place[1:]
    if head == "*":
        return _in_members(value, rest, was, now)
    inner = _member(value, head)
    changed = _at(inner, rest, was, now)
    if changed is inner:
        return value
    if isinstance(value, FrozenModel):
        return value.replace(**{head: changed})
    return cast("_Value", {**cast("dict[str, object]", value), head: changed})


def _in_members(value: _Value, rest: _Place, was: str, now: str) -> _Value:
    kind = type(value)
    if kind not in (tuple, list):
        return value
    before = cast("tuple[object, ...]", value)
    after = [_at(member, rest, was, now) for member in before]
    if all(map(operator.is_, before, after)):
        return value
    return cast("_Value", after if kind is list else tuple(after))


def _member(value: object, name: str) -> object:
    if isinstance(value, dict):
        return cast("dict[str, object]", value).get(name)
    return getattr(value, name, None)


def _in_step(step: _Model, kind: _Kind, was: str, now: str) -> _Model:
    before = step.to_json()
    after = _anywhere(before, kind.step_fields, was, now)
    if isinstance(after, dict) and before.get("type") == "configure":
        after["path"] = _in_route(str(before["path"]), kind.route, was, now)
    return step if after == before else type(step).model_validate(after)


def _anywhere(tree: JsonValue, fields: frozenset[str], was: str, now: str) -> JsonValue:
    if isinstance(tree, list):
        return [_anywhere(item, fields, was, now) for item in tree]
    if not isinstance(tree, dict):
        return tree
    return {
        name: _named(value, was, now) if name in fields else _anywhere(value, fields, was, now)
        for name, value in tree.items()
    }


def _named(value: JsonValue, was: str, now: str) -> JsonValue:
    if isinstance(value, list):
        return [now if item == was else item for item in value]
    return now if value == was else value


def _in_route(path: str, route: str, was: str, now: str) -> str:
    """Follow a name in ``clients/<client_id>``; one that stood there percent-encoded stays so."""
    collection, _, name = path.partition("/")
    if collection != route:
        return path
    tail = next((part for part in ("/roles", "/permissions") if name.endswith(part)), "")
    bare = name.removesuffix(tail)
    if bare == was:
        return f"{collection}/{now}{tail}"
    return f"{collection}/{quote(now, safe='')}{tail}" if unquote(bare) == was else path
