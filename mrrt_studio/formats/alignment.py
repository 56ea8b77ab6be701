"""A tenant as it was, under the ids that it has now.

A source without ids gets some when it is imported, each time the same; but where it became part of a tenant
that knew its applications already, those kept their own. Both are one application, known by its name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from mrrt_studio.formats.imported import Origin, key_of
from mrrt_studio.formats.shapes import is_made_up
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.renames import rename_client


def aligned(before: Scenario, now: Scenario, origin: Origin | None) -> tuple[Scenario, Origin | None]:
    """Return the tenant as it was and its document, with applications under the ids that they have now.

    Only an id that an import made up is replaced, and only where one application has the name.
    """
    renamed = _renamed(before, now)
    moved = before
    for was, is_now in renamed.items():
        moved = rename_client(moved.replace(clients=_with_id(moved, was, is_now)), was, is_now)
    return moved, None if origin is None else _with_keys(origin, before, moved)


def _renamed(before: Scenario, now: Scenario) -> dict[str, str]:
    known = {client.client_id for client in now.clients}
    named = Counter(client.name for client in now.clients)
    by_name = {client.name: client.client_id for client in now.clients if named[client.name] == 1}
    taken = {client.client_id for client in before.clients}
    found = {
        client.client_id: by_name[client.name]
        for client in before.clients
        if client.client_id not in known and is_made_up(client.client_id) and client.name in by_name
    }
    return {was: id_ for was, id_ in found.items() if id_ not in taken}


def _with_id(scenario: Scenario, was: str, now: str) -> tuple[Client, ...]:
    return tuple(
        client.replace(client_id=now) if client.client_id == was else client for client in scenario.clients
    )


def _with_keys(origin: Origin, before: Scenario, moved: Scenario) -> Origin:
    """Return a document that knows its objects under their new ids."""
    keys: dict[tuple[str, str], tuple[str, str]] = {}
    for collection in ("clients", "client_grants"):
        pairs = zip(getattr(before, collection), getattr(moved, collection), strict=True)
        keys |= {(collection, key_of(was)): (collection, key_of(now)) for was, now in pairs}
    return replace(origin, objects={keys.get(key, key): place for key, place in origin.objects.items()})
