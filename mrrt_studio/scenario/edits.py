"""Every edit of a scenario as a pure function: the old value stays, a new one comes back.

What an edit makes can be saved and opened again: two things of one id are refused here, with words for the
form, since a file could not hold them. What is merely unwise goes through and becomes a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sized
from typing import Literal

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.fresh import (
    free_client_id,
    free_step_id,
    new_client,
    new_resource_server,
    new_role,
    new_user,
)
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.renames import (
    rename_client,
    rename_resource_server,
    rename_role,
    rename_step,
    rename_step_references,
    rename_user,
)
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.steps import Step
from mrrt_studio.scenario.tenant import Role, User

__all__ = [
    "Collection",
    "EditError",
    "add_step",
    "duplicate_step",
    "free_client_id",
    "free_step_id",
    "insert_item",
    "move_item",
    "move_step",
    "new_client",
    "new_resource_server",
    "new_role",
    "new_user",
    "put_client",
    "put_resource_server",
    "put_role",
    "put_step",
    "put_user",
    "remove_item",
    "remove_step",
    "rename_client",
    "rename_resource_server",
    "rename_role",
    "rename_step",
    "rename_user",
    "replace_item",
]

Collection = Literal[
    "clients",
    "resource_servers",
    "client_grants",
    "roles",
    "users",
    "organizations",
    "actions",
    "rules",
    "rules_configs",
    "steps",
]

_IDS: Mapping[str, str] = {
    "clients": "client_id",
    "resource_servers": "identifier",
    "users": "user_id",
    "steps": "id",
}
_THINGS: Mapping[str, str] = {
    "clients": "an application with the client ID",
    "resource_servers": "an API with the identifier",
    "users": "a user with the user ID",
    "steps": "a step with the id",
    "roles": "a role with the name",
}


class EditError(ValueError):
    """An edit that would make a scenario which no file can hold; the message is for the form."""


def insert_item(scenario: Scenario, collection: Collection, index: int, item: FrozenModel) -> Scenario:
    """Return the scenario with one more item before the place ``index``, or at the end.

    Raises:
        EditError: another item has its id.
    """
    index = min(max(index, 0), len(_items(scenario, collection)))
    items = _items(_settled(scenario, collection, index), collection)
    return _with_items(scenario, collection, (*items[:index], item, *items[index:]))


def replace_item(scenario: Scenario, collection: Collection, index: int, item: FrozenModel) -> Scenario:
    """Return the scenario with another item in one place; no reference follows, unlike with ``put_client``.

    Raises:
        EditError: another item has its id.
        IndexError: there is no such place.
    """
    items = _items(scenario, collection)
    _require(items, index)
    return _with_items(scenario, collection, (*items[:index], item, *items[index + 1 :]))


def remove_item(scenario: Scenario, collection: Collection, index: int) -> Scenario:
    """Return the scenario without one item; what refers to it stays and becomes a finding.

    Raises:
        IndexError: there is no such place.
    """
    items = _items(_settled(scenario, collection, index + 1), collection)
    _require(items, index)
    return _with_items(scenario, collection, (*items[:index], *items[index + 1 :]))


def move_item(scenario: Scenario, collection: Collection, index: int, to: int) -> Scenario:
    """Return the scenario with one item taken out and put before what then stands at ``to``.

    Raises:
        IndexError: there is no such place.
    """
    items = list(_items(_settled(scenario, collection, min(index, to)), collection))
    _require(items, index)
    items.insert(max(to, 0), items.pop(index))
    return _with_items(scenario, collection, tuple(items))


def put_client(scenario: Scenario, client: Client, *, was: str | None) -> Scenario:
    """Return the scenario with an application added (``was`` is None) or in place of the one with that id.

    A new ``client_id`` follows through grants and steps.

    Raises:
        EditError: another application has its id, or there is none with the id ``was``.
    """
    return _put(scenario, "clients", client, was, rename_client)


def put_resource_server(scenario: Scenario, api: ResourceServer, *, was: str | None) -> Scenario:
    """Return the scenario with an API added or in place of the one with that identifier.

    A new identifier follows through policies, grants, permissions, steps and the tenant's default audience.

    Raises:
        EditError: another API has its identifier, or there is none with the identifier ``was``.
    """
    return _put(scenario, "resource_servers", api, was, rename_resource_server)


def put_user(scenario: Scenario, user: User, *, was: str | None) -> Scenario:
    """Return the scenario with a user added or in place of the one with that id.

    A new ``user_id`` follows through memberships and steps.

    Raises:
        EditError: another user has its id, or there is none with the id ``was``.
    """
    return _put(scenario, "users", user, was, rename_user)


def put_role(scenario: Scenario, role: Role, *, was: str | None) -> Scenario:
    """Return the scenario with a role added or in place of the one with that name.

    A new name follows through the users who have the role.

    Raises:
        EditError: there is no role with the name ``was``.
    """
    return _put(scenario, "roles", role, was, rename_role)


def add_step(scenario: Scenario, step: Step, index: int | None = None) -> Scenario:
    """Return the scenario with one more step, at the end where no place is given; without an id it gets one.

    Raises:
        EditError: another step has its id.
    """
    named = step if step.id else step.replace(id=free_step_id(scenario, step.type))
    return insert_item(scenario, "steps", len(scenario.steps) if index is None else index, named)


def put_step(scenario: Scenario, index: int, step: Step) -> Scenario:
    """Return the scenario with another step in one place; a new id follows through the steps that name it.

    Raises:
        EditError: another step has its id.
        IndexError: there is no such place.
    """
    replaced = replace_item(scenario, "steps", index, step)
    was, now = step_ids(scenario.steps)[index], step_ids(replaced.steps)[index]
    return replaced if was == now else rename_step_references(replaced, was, now)


def remove_step(scenario: Scenario, index: int) -> Scenario:
    """Return the scenario without a step; steps that used its tokens keep their reference, as a finding."""
    return remove_item(scenario, "steps", index)


def move_step(scenario: Scenario, index: int, to: int) -> Scenario:
    """Return the scenario with a step in another place; every step keeps its id."""
    return move_item(scenario, "steps", index, to)


def duplicate_step(scenario: Scenario, index: int) -> Scenario:
    """Return the scenario with a copy after a step, under an id of its own."""
    step = scenario.steps[index]
    copy = step.replace(id=free_step_id(scenario, step.type))
    return insert_item(scenario, "steps", index + 1, copy)


def _put(
    scenario: Scenario,
    collection: Collection,
    item: FrozenModel,
    was: str | None,
    rename: Callable[[Scenario, str, str], Scenario],
) -> Scenario:
    items = _items(scenario, collection)
    if was is None:
        return insert_item(scenario, collection, len(items), item)
    index = next((at for at, each in enumerate(items) if _id(collection, each) == was), None)
    if index is None:
        raise EditError(f"There is not {_THINGS[collection]} '{was}'")
    replaced = replace_item(scenario, collection, index, item)
    now = _id(collection, item)
    return replaced if now is None or now == was else rename(replaced, was, now)


def _items(scenario: Scenario, collection: Collection) -> tuple[FrozenModel, ...]:
    return getattr(scenario, collection)


def _id(collection: Collection, item: FrozenModel) -> str | None:
    return getattr(item, "name" if collection == "roles" else _IDS.get(collection, ""), None)


def _require(items: Sized, index: int) -> None:
    if not 0 <= index < len(items):
        raise IndexError(f"there is no item {index} among {len(items)}")


def _with_items(scenario: Scenario, collection: Collection, items: tuple[FrozenModel, ...]) -> Scenario:
    changed = scenario.replace(**{collection: items})
    names = step_ids(changed.steps) if collection == "steps" else [_id(collection, item) for item in items]
    repeated = [name for name, number in Counter(names).items() if number > 1]
    if repeated and collection in _IDS:
        raise EditError(f"There is already {_THINGS[collection]} '{repeated[0]}'")
    return changed


def _settled(scenario: Scenario, collection: Collection, index: int) -> Scenario:
    """Write down the ids of the steps whose place changes: ``step-3`` must not become another step's name."""
    if collection != "steps" or all(step.id for step in scenario.steps[index:]):
        return scenario
    named = tuple(
        step if step.id or place < index else step.replace(id=name)
        for place, (step, name) in enumerate(zip(scenario.steps, step_ids(scenario.steps), strict=True))
    )
    return scenario.replace(steps=named)
