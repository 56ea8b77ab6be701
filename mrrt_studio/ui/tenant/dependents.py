"""What names an object of the tenant, listed before it is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.ui.tenant.kinds import KINDS, Kind

translate = QCoreApplication.translate

_NOBODY = "\0"
"""A name that nothing can have."""

_MOST_NAMES = 4
_COUNTED = ("clients", "resource_servers", "client_grants", "roles", "users", "organizations", "steps")


def naming(scenario: Scenario, kind: Kind, key: str) -> dict[str, tuple[str, ...]]:
    """Return what names an object, by collection and called as people know it, itself left out.

    What follows a rename is what names it: asking the rename leaves no second list to fall behind. For an
    API, each policy counts by itself, under ``policies``, called after its application.
    """
    place = kind.index_of(scenario, key)
    if kind.rename is None or place is None:
        return {}
    items, name = kind.items(scenario), kind.id_of(kind.items(scenario)[place])
    rest = (*items[:place], *items[place + 1 :])
    if name in map(kind.id_of, rest):
        return {}  # another object of this id is still there, and all that names it goes on to that one
    before = scenario.replace(**{kind.collection: rest})
    after = kind.rename(before, name, _NOBODY)
    found = {each: _changed(scenario, each, before, after) for each in _COUNTED}
    if kind.name == "resource_server":
        found["policies"] = _policies(scenario, name)
        found["clients"] = ()
    found["triggers"] = tuple(key for key, each in before.triggers.items() if each != after.triggers[key])
    found["tenant"] = ("",) if after.tenant is not before.tenant else ()
    return {each: names for each, names in found.items() if names}


def naming_text(found: dict[str, tuple[str, ...]]) -> str:
    """Return a sentence about what still names a deleted object, or an empty text."""
    parts = list(_parts(found))
    if not parts:
        return ""
    return translate("Dependents", "Still named by {what}.").format(what=", ".join(parts))


def _changed(scenario: Scenario, collection: str, before: Scenario, after: Scenario) -> tuple[str, ...]:
    items, others = getattr(before, collection), getattr(after, collection)
    names = step_ids(before.steps) if collection == "steps" else _names(scenario, collection, items)
    return tuple(name for name, one, other in zip(names, items, others, strict=True) if one is not other)


def _names(scenario: Scenario, collection: str, items: tuple[Any, ...]) -> tuple[str, ...]:
    kind = next((each for each in KINDS.values() if each.collection == collection), None)
    return tuple(kind.label(scenario, item) if kind else "" for item in items)


def _policies(scenario: Scenario, audience: str) -> tuple[str, ...]:
    return tuple(
        client.label
        for client in scenario.clients
        for policy in client.policies
        if policy.audience == audience
    )


def _parts(found: dict[str, tuple[str, ...]]) -> Iterator[str]:
    words = _words()
    for collection, names in found.items():
        one, many = words[collection]
        counted = one if len(names) == 1 else many.format(count=len(names))
        told = [name for name in dict.fromkeys(names) if name]
        shown = ", ".join(told[:_MOST_NAMES]) + ("…" if len(told) > _MOST_NAMES else "")
        yield f"{counted} ({shown})" if shown else counted


def _words() -> dict[str, tuple[str, str]]:
    return {
        "policies": (translate("Dependents", "1 policy"), translate("Dependents", "{count} policies")),
        "clients": (
            translate("Dependents", "1 application"),
            translate("Dependents", "{count} applications"),
        ),
        "resource_servers": (translate("Dependents", "1 API"), translate("Dependents", "{count} APIs")),
        "client_grants": (
            translate("Dependents", "1 client grant"),
            translate("Dependents", "{count} client grants"),
        ),
        "roles": (translate("Dependents", "1 role"), translate("Dependents", "{count} roles")),
        "users": (translate("Dependents", "1 user"), translate("Dependents", "{count} users")),
        "organizations": (
            translate("Dependents", "1 organization"),
            translate("Dependents", "{count} organizations"),
        ),
        "triggers": (translate("Dependents", "1 trigger"), translate("Dependents", "{count} triggers")),
        "steps": (translate("Dependents", "1 step"), translate("Dependents", "{count} steps")),
        "tenant": (
            translate("Dependents", "the tenant's default audience"),
            translate("Dependents", "the tenant's default audience"),
        ),
    }
