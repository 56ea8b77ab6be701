"""References follow: an imported object that the scenario has under another id or name is the same object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.matching import matched
from mrrt_studio.formats.shapes import is_made_up
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.renames import rename_client, rename_role
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.steps import Step
from mrrt_studio.scenario.tenant import Organization

_Model = TypeVar("_Model", bound=FrozenModel)


@dataclass(frozen=True, slots=True)
class Ids:
    """What becomes of the ids of applications and organizations."""

    clients: Mapping[str, str]
    """What a source calls an application, by id or by name, and the id that it has afterwards."""
    organizations: Mapping[str, str]
    """Made-up id of an imported organization, and the id that the scenario has for it."""
    renamed_clients: Mapping[str, str]
    """Id of an application of the scenario, and the one that it gets from the source."""
    renamed_organizations: Mapping[str, str]


def ids_of(scenario: Scenario, imported: Imported) -> Ids:
    """Return which ids meet: one that was made up here gives way to one that somebody gave."""
    clients = tuple(_pairs(scenario, imported, "clients", "client_id"))
    organizations = tuple(_pairs(scenario, imported, "organizations", "id"))
    renamed = {was: now for was, now in clients if not is_made_up(now)}
    return Ids(
        clients=_called(scenario, imported, renamed) | {new: old for old, new in clients if is_made_up(new)},
        organizations={new: old for old, new in organizations if is_made_up(new)},
        renamed_clients=renamed,
        renamed_organizations={was: now for was, now in organizations if not is_made_up(now)},
    )


def _pairs(scenario: Scenario, imported: Imported, collection: str, field: str) -> Iterator[tuple[str, str]]:
    """Yield the ids, before and in the source, of the objects that were found again under another id."""
    existing, new = getattr(scenario, collection), imported.items(collection)
    for item, place in zip(new, matched(collection, existing, new), strict=True):
        if place is not None and getattr(existing[place], field) != getattr(item, field):
            yield getattr(existing[place], field), getattr(item, field)


def _called(scenario: Scenario, imported: Imported, renamed: Mapping[str, str]) -> dict[str, str]:
    """Return the id of each application by its id and by its name."""
    existing = [(client.name, renamed.get(client.client_id, client.client_id)) for client in scenario.clients]
    new = [(client.name, client.client_id) for client in imported.clients]
    names = {name: id_ for name, id_ in (*reversed(new), *reversed(existing)) if name}
    return names | {id_: id_ for _, id_ in (*existing, *new)}


def followed(item: _Model, ids: Ids) -> _Model:
    """Return an imported object with the ids that the scenario has for what it is and refers to."""
    if isinstance(item, Client | ClientGrant | ResourceServer):
        was = getattr(item, "client_id", None)
        now = ids.clients.get(str(was)) if was is not None else None
        return item if now is None or now == was else item.replace(client_id=now)
    if isinstance(item, Organization) and item.id in ids.organizations:
        return item.replace(id=ids.organizations[item.id])
    return item


def renamed(scenario: Scenario, imported: Imported, ids: Ids) -> Scenario:
    """Return the scenario, in which everything follows the ids and names that the source gives."""
    changed = _with_clients(scenario, ids.renamed_clients)
    changed = _with_organizations(changed, ids.renamed_organizations)
    for was, now in _names(changed, imported, "roles"):
        changed = rename_role(changed, was, now)
    actions = dict(_names(changed, imported, "actions"))
    if not actions:
        return changed
    bound = {
        trigger: tuple(actions.get(name, name) for name in names)
        for trigger, names in changed.triggers.items()
    }
    return changed.replace(triggers=bound)


def _names(scenario: Scenario, imported: Imported, collection: str) -> Iterator[tuple[str, str]]:
    """Yield the names, before and in the source, of the objects that were found again under another name."""
    existing, new = getattr(scenario, collection), imported.items(collection)
    for item, place in zip(new, matched(collection, existing, new), strict=True):
        if place is not None and existing[place].name != getattr(item, "name", None):
            yield existing[place].name, getattr(item, "name", "")


def _with_clients(scenario: Scenario, names: Mapping[str, str]) -> Scenario:
    if not names:
        return scenario
    return scenario.replace(
        clients=tuple(_with_client(client, names) for client in scenario.clients),
        client_grants=tuple(_with_client(grant, names) for grant in scenario.client_grants),
        resource_servers=tuple(_with_client(api, names) for api in scenario.resource_servers),
        steps=_steps(scenario, names),
    )


def _with_client(item: _Model, names: Mapping[str, str]) -> _Model:
    now = names.get(str(getattr(item, "client_id", None)))
    return item.replace(client_id=now) if now is not None else item


def _steps(scenario: Scenario, names: Mapping[str, str]) -> tuple[Step, ...]:
    """Rename in the steps alone: most ids of a large tenant stand in none of them."""
    steps = Scenario().replace(steps=scenario.steps)
    written = repr(scenario.steps)
    for was, now in names.items():
        if was in written:
            steps = rename_client(steps, was, now)
    return steps.steps


def _with_organizations(scenario: Scenario, names: Mapping[str, str]) -> Scenario:
    if not names:
        return scenario
    steps = tuple(_in_organization(step, names) for step in scenario.steps)
    organizations = tuple(
        each.replace(id=names[each.id]) if each.id in names else each for each in scenario.organizations
    )
    return scenario.replace(steps=steps, organizations=organizations)


def _in_organization(step: Step, names: Mapping[str, str]) -> Step:
    was = step.organization if step.type == "login" else None
    now = names.get(was) if was is not None else None
    return step if now is None else step.replace(organization=now)
