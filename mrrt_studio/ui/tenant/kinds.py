"""The kinds of object that the tree lists: where they stand in a scenario, how one is made and put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.edits import put_client, put_resource_server, put_user
from mrrt_studio.scenario.fresh import new_client, new_resource_server, new_user
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.renames import rename_client, rename_resource_server, rename_user
from mrrt_studio.ui.selection import Item, ItemKind

ListedKind = Literal["client", "resource_server", "user"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of listed object."""

    name: ListedKind
    collection: Literal["clients", "resource_servers", "users"]
    id_field: str
    icon: str
    new: Callable[[Scenario], FrozenModel]
    put: Callable[..., Scenario]
    """Adds (``was=None``) or replaces (``was=`` its id); a new id follows through the scenario."""
    rename: Callable[[Scenario, str, str], Scenario]

    def items(self, scenario: Scenario) -> tuple[Any, ...]:
        """Return the objects of this kind, in their order."""
        return getattr(scenario, self.collection)

    def id_of(self, item: FrozenModel) -> str:
        """Return the id by which others refer to an object."""
        return getattr(item, self.id_field)

    def index_of(self, scenario: Scenario, key: str) -> int | None:
        """Return the place of the object with an id, or None."""
        ids = (self.id_of(item) for item in self.items(scenario))
        return next((place for place, each in enumerate(ids) if each == key), None)


KINDS: Mapping[ListedKind, Kind] = {
    "client": Kind("client", "clients", "client_id", "application", new_client, put_client, rename_client),
    "resource_server": Kind(
        "resource_server",
        "resource_servers",
        "identifier",
        "api",
        new_resource_server,
        put_resource_server,
        rename_resource_server,
    ),
    "user": Kind("user", "users", "user_id", "user", new_user, put_user, rename_user),
}
"""In the order of the tree."""


def kind_of(kind: ItemKind) -> Kind | None:
    """Return the kind of a listed object; None for the tenant itself."""
    return KINDS.get(kind)  # pyright: ignore[reportArgumentType] - the tenant is no key


def find(scenario: Scenario, item: Item | None) -> Any | None:  # noqa: ANN401 - any model
    """Return the object that a selection names, or None where there is none."""
    if item is None:
        return None
    if (kind := kind_of(item.kind)) is None:
        return scenario.tenant
    place = kind.index_of(scenario, item.key)
    return None if place is None else kind.items(scenario)[place]
