"""The kinds of object that the tree lists: where they stand in a scenario, how one is made and put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.edits import EditError, insert_item, replace_item
from mrrt_studio.scenario.fresh import (
    new_client,
    new_client_grant,
    new_organization,
    new_resource_server,
    new_role,
    new_user,
)
from mrrt_studio.scenario.keys import KEYED, ListedCollection, ListedKind
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.renames import (
    rename_client,
    rename_organization,
    rename_resource_server,
    rename_role,
    rename_user,
)
from mrrt_studio.ui.selection import Item, ItemKind
from mrrt_studio.ui.tenant.kind_parts import (
    copied_api,
    copied_client,
    copied_grant,
    copied_organization,
    copied_role,
    copied_user,
    grant_label,
    identifier_of_api,
    identifier_of_organization,
    identifier_of_user,
    subject_of_grant,
)
from mrrt_studio.ui.tenant.script_kinds import (
    action_detail,
    copied_action,
    copied_rule,
    new_action,
    new_rule,
    rename_action,
    rule_detail,
)

__all__ = ["KINDS", "Kind", "ListedKind", "find", "kind_of"]

translate = QCoreApplication.translate


def _name(_scenario: Scenario, item: Any) -> str:  # noqa: ANN401 - any model
    return getattr(item, "label", "") or item.name


def _nothing(_item: Any) -> str:  # noqa: ANN401
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of listed object."""

    name: ListedKind
    icon: str
    title: Callable[[], str]
    """Returns the heading of its section."""
    adding: Callable[[], str]
    """Returns what adding one is called."""
    new: Callable[[Scenario], FrozenModel]
    copied: Callable[[Scenario, Any, str], FrozenModel]
    """Returns a copy under a name, with an id of its own."""
    rename: Callable[[Scenario, str, str], Scenario] | None = None
    """Makes references follow a new id; None where nothing refers to such an object."""
    label: Callable[[Scenario, Any], str] = _name
    detail: Callable[[Any], str] = _nothing
    """What stands behind the name in the tree."""

    @property
    def collection(self) -> ListedCollection:
        """The field of the scenario that lists the objects."""
        return KEYED[self.name].collection

    def items(self, scenario: Scenario) -> tuple[Any, ...]:
        """Return the objects of this kind, in their order."""
        return KEYED[self.name].items(scenario)

    def id_of(self, item: FrozenModel) -> str:
        """Return the id by which others refer to an object."""
        return KEYED[self.name].id_of(item)

    def keys(self, scenario: Scenario) -> tuple[str, ...]:
        """Return the key of each object."""
        return KEYED[self.name].keys(scenario)

    def index_of(self, scenario: Scenario, key: str) -> int | None:
        """Return the place of the object with a key, or None."""
        keys = self.keys(scenario)
        return keys.index(key) if key in keys else None

    def put(self, scenario: Scenario, item: FrozenModel, *, was: str | None) -> Scenario:
        """Return the scenario with an object added (``was=None``) or in place of the one with a key.

        A new id follows through the scenario, unless another object of the old one is still there.

        Raises:
            EditError: another object has its id, or none has the key ``was``.
        """
        if was is None:
            return insert_item(scenario, self.collection, len(self.items(scenario)), item)
        if (place := self.index_of(scenario, was)) is None:
            raise EditError(translate("Kinds", "This object is no longer in the tenant."))
        before, now = self.id_of(self.items(scenario)[place]), self.id_of(item)
        replaced = replace_item(scenario, self.collection, place, item)
        if before == now or self.rename is None or before in map(self.id_of, self.items(replaced)):
            return replaced
        return self.rename(replaced, before, now)


_KINDS = (
    Kind(
        "client",
        "application",
        lambda: translate("Kinds", "Applications"),
        lambda: translate("Kinds", "Add an application"),
        new_client,
        copied_client,
        rename_client,
    ),
    Kind(
        "resource_server",
        "api",
        lambda: translate("Kinds", "APIs"),
        lambda: translate("Kinds", "Add an API"),
        new_resource_server,
        copied_api,
        rename_resource_server,
        detail=identifier_of_api,
    ),
    Kind(
        "client_grant",
        "grant",
        lambda: translate("Kinds", "Client grants"),
        lambda: translate("Kinds", "Add a client grant"),
        new_client_grant,
        copied_grant,
        label=grant_label,
        detail=subject_of_grant,
    ),
    Kind(
        "user",
        "user",
        lambda: translate("Kinds", "Users"),
        lambda: translate("Kinds", "Add a user"),
        new_user,
        copied_user,
        rename_user,
        detail=identifier_of_user,
    ),
    Kind(
        "role",
        "role",
        lambda: translate("Kinds", "Roles"),
        lambda: translate("Kinds", "Add a role"),
        new_role,
        copied_role,
        rename_role,
    ),
    Kind(
        "organization",
        "users",
        lambda: translate("Kinds", "Organizations"),
        lambda: translate("Kinds", "Add an organization"),
        new_organization,
        copied_organization,
        rename_organization,
        label=lambda _, organization: organization.display_name or organization.name or organization.id,
        detail=identifier_of_organization,
    ),
    Kind(
        "action",
        "script-source",
        lambda: translate("Kinds", "Actions"),
        lambda: translate("Kinds", "Add an Action"),
        new_action,
        copied_action,
        rename_action,
        detail=action_detail,
    ),
    Kind(
        "rule",
        "code",
        lambda: translate("Kinds", "Rules"),
        lambda: translate("Kinds", "Add a Rule"),
        new_rule,
        copied_rule,
        detail=rule_detail,
    ),
)

KINDS: Mapping[ListedKind, Kind] = {kind.name: kind for kind in _KINDS}
"""In the order of the tree."""


def kind_of(kind: ItemKind) -> Kind | None:
    """Return the kind of a listed object; None for the tenant itself and its assumptions."""
    return KINDS.get(kind)  # pyright: ignore[reportArgumentType] - the tenant is no key


def find(scenario: Scenario, item: Item | None) -> Any | None:  # noqa: ANN401 - any model
    """Return the object that a selection names, or None where there is none.

    The assumptions are fields of the scenario itself.
    """
    if item is None:
        return None
    if item.kind == "assumptions":
        return scenario
    if (kind := kind_of(item.kind)) is None:
        return scenario.tenant
    place = kind.index_of(scenario, item.key)
    return None if place is None else kind.items(scenario)[place]
