"""Pasted objects become part of a scenario: by id, in place, nothing else changed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from mrrt_studio.formats.client_patch import patched
from mrrt_studio.formats.pasted import Pasted
from mrrt_studio.scenario.base import Auth0Model
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import DEFAULT_DOMAIN

_IDENTITY: Mapping[str, tuple[str, ...]] = {
    "clients": ("client_id",),
    "resource_servers": ("identifier",),
    "client_grants": ("client_id", "default_for", "audience", "subject_type"),
    "roles": ("name",),
    "users": ("user_id",),
    "organizations": ("id",),
}
"""Fields by which an object is found again; that of a client grant is what it connects.

Source: https://github.com/auth0/auth0-deploy-cli (how it matches the objects of an export)
"""

_RENAMABLE = frozenset({"roles", "client_grants"})

_BESIDE: Mapping[str, tuple[str, ...]] = {
    "clients": ("client_secret",),
    "resource_servers": ("signing_secret",),
    "roles": ("permissions",),
    "users": ("password", "roles", "permissions"),
    "organizations": ("members",),
}
"""Fields that the Management API does not return with the object: a paste that lacks them keeps them."""

_WHICH = "this changes an application, but does not say which one"
_SELECT = "Select the application first, then paste"


def identity_of(collection: str, item: Auth0Model) -> tuple[object, ...]:
    """Return what makes an object the same as another of its collection."""
    return tuple(_value(item, field) for field in _IDENTITY[collection])


def identity_field(collection: str) -> str:
    """Return the field to point at when an object stands twice in a text."""
    return _IDENTITY[collection][0]


def _value(item: Auth0Model, field: str) -> object:
    value = getattr(item, field)
    return "client" if field == "subject_type" and value is None else value


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
    changes: dict[str, Any] = {
        name: _merged(name, getattr(scenario, name), pasted.items(name)) for name in pasted.counts
    }
    if pasted.domain and scenario.tenant.domain == DEFAULT_DOMAIN:
        changes["tenant"] = scenario.tenant.replace(domain=pasted.domain)
    return scenario.replace(**changes)


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


def _merged(
    collection: str, existing: tuple[Auth0Model, ...], new: tuple[Auth0Model, ...]
) -> tuple[Auth0Model, ...]:
    merged = list(existing)
    for item in new:
        place = _place(collection, existing, item)
        if place is None:
            merged.append(item)
        else:
            merged[place] = _carrying(collection, existing[place], item)
    return tuple(merged)


def _place(collection: str, existing: tuple[Auth0Model, ...], item: Auth0Model) -> int | None:
    """Return where the object stands already: by its id where names may change, else by identity."""
    id_ = getattr(item, "id", None) if collection in _RENAMABLE else None
    by_id = (place for place, each in enumerate(existing) if id_ and getattr(each, "id", None) == id_)
    identity = identity_of(collection, item)
    alike = (place for place, each in enumerate(existing) if identity_of(collection, each) == identity)
    return next(chain(by_id, alike), None)


def _carrying(collection: str, before: Auth0Model, after: Auth0Model) -> Auth0Model:
    """Keep of the object before what the Management API never returns with it."""
    absent = [field for field in _BESIDE.get(collection, ()) if field not in after.model_fields_set]
    kept = {field: getattr(before, field) for field in absent if field in before.model_fields_set}
    return after.replace(**kept) if kept else after
