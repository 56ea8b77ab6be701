"""Recorded requests to the Management API: what a tenant had, as the answers tell it.

Two forms are read: the cassettes of go-vcr, which Terraform's provider is tested with, and a list of objects
with ``method``, ``url``, ``request``, ``status`` and ``response``. Of an object that is answered more than
once the last answer counts; that it was deleted or emptied at the end is passed over: nothing would be left.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pydantic import JsonValue

from mrrt_studio.formats.documents import Document
from mrrt_studio.formats.draft import Draft, Found
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.management_objects import Objects, is_envelope
from mrrt_studio.formats.object_kinds import kind_of
from mrrt_studio.formats.parts import COMPLETE
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.errors import FieldPath, FormatError
from mrrt_studio.scenario.json_text import parse_json
from mrrt_studio.scenario.text import RawText

_BASE = "/api/v2/"
_WRITES = {"POST", "PATCH", "PUT"}
_DELETED = (
    "1 object that is deleted later in the recording was taken as it stood there before",
    "{} objects that are deleted later in the recording were taken as they stood there before",
)
_FAILED = (
    "1 request that was answered with an error was not used",
    "{} requests that were answered with an error were not used",
)
_OTHER = "answers about other things"

_LISTED: Mapping[str, str] = {
    "clients": "clients",
    "resource-servers": "resource_servers",
    "client-grants": "client_grants",
    "roles": "roles",
    "users": "users",
    "organizations": "organizations",
    "rules": "rules",
    "rules-configs": "rules_configs",
}
"""First segment of a path, and the collection behind it."""

_PARTS: tuple[tuple[re.Pattern[str], str, str, str], ...] = (
    (re.compile(r"roles/([^/]+)/permissions"), "role_permissions", "role", "permissions"),
    (re.compile(r"users/([^/]+)/permissions"), "user_permissions", "user_id", "permissions"),
    (re.compile(r"users/([^/]+)/roles"), "user_roles", "user_id", "roles"),
    (re.compile(r"organizations/([^/]+)/members"), "organization_members", "id", "members"),
)
"""Paths of what belongs to an object: kind of part, field that names its owner, and its list."""


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One request and its answer."""

    method: str
    url: str
    request: JsonValue
    status: int
    response: JsonValue
    path: FieldPath
    """Where it stands in the document."""

    @property
    def route(self) -> str:
        """The path below the Management API, decoded; nothing where it is no such request."""
        path = _split(self.url)[1]
        return unquote(path.removeprefix(_BASE)).strip("/") if path.startswith(_BASE) else ""

    @property
    def segments(self) -> tuple[str, ...]:
        """The route's segments, each decoded on its own."""
        path = _split(self.url)[1].removeprefix(_BASE).strip("/")
        return tuple(unquote(part) for part in path.split("/"))


def is_recording(tree: JsonValue) -> bool:
    """Tell whether a tree is a recording in one of both forms."""
    if isinstance(tree, dict):
        return isinstance(tree.get("interactions"), list)
    if not isinstance(tree, list) or not tree:
        return False
    return all(isinstance(item, dict) and {"method", "url", "response"} <= item.keys() for item in tree)


def draft_of(document: Document) -> Draft:
    """Return what the answers of a recording tell about a tenant."""
    raw = document.raw
    exchanges = list(_exchanges(raw))
    objects = Objects(raw)
    latest: dict[tuple[str, ...], Found] = {}
    for exchange in _telling(exchanges):
        for found in _found(exchange, objects):
            _remember(found, latest)
    return Draft(
        found=tuple(latest.values()),
        origins=(Origin("recording", document.source, document.marked, keywords=document.keywords),),
        ignored=objects.ignored,
        notes=(*document.notes, *objects.notes, *_notes(exchanges, raw)),
        domain=_domain(exchanges),
        repeats=True,
    )


def _telling(exchanges: list[_Exchange]) -> list[_Exchange]:
    """Return the exchanges that tell something: what empties a list right before a deletion clears away."""
    telling: list[_Exchange] = []
    clears_away = False
    for exchange in reversed(exchanges):
        clears_away = exchange.method == "DELETE" or (clears_away and _empties(exchange.request))
        if _is_success(exchange) and not clears_away:
            telling.append(exchange)
    return telling[::-1]


def _empties(request: JsonValue) -> bool:
    return isinstance(request, dict) and any(value == [] for value in request.values())


def _remember(found: Found, latest: dict[tuple[str, ...], Found]) -> None:
    """Take the place of what was told before about the same; a list that was emptied was cleared away."""
    key = _identity(found)
    is_cleared = any(value == [] for value in found.item.values()) and COMPLETE in found.item
    if not (is_cleared and key in latest) and not _is_emptied_trigger(found, latest):
        latest.pop(key, None)
        latest[key] = found


def _is_emptied_trigger(found: Found, latest: Mapping[tuple[str, ...], Found]) -> bool:
    """Tell whether a trigger is empty now that had Actions before, as a test does that clears away."""
    before = latest.get(_identity(found))
    return found.collection == "triggers" and before is not None and not any(found.item.values())


def _exchanges(raw: RawText) -> Iterator[_Exchange]:
    tree = raw.tree
    listed = tree.get("interactions") if isinstance(tree, dict) else tree
    at: FieldPath = ("interactions",) if isinstance(tree, dict) else ()
    for number, item in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(item, dict):
            yield _exchange(item, (*at, number))


def _exchange(item: dict[str, JsonValue], path: FieldPath) -> _Exchange:
    request, response = item.get("request"), item.get("response")
    if "method" not in item and isinstance(request, dict) and isinstance(response, dict):
        method, url = str(request.get("method", "")), str(request.get("url", ""))
        status = _status(response.get("code", response.get("status")))
        answer = _body(response.get("body"))
        return _Exchange(method, url, _body(request.get("body")), status, answer, (*path, "response", "body"))
    method, url = str(item.get("method", "")), str(item.get("url", ""))
    return _Exchange(method, url, request, _status(item.get("status")), response, (*path, "response"))


def _status(value: JsonValue) -> int:
    digits = re.match(r"\d{3}", str(value))
    return int(digits[0]) if digits else 0


def _body(text: JsonValue) -> JsonValue:
    if not isinstance(text, str) or not text.strip():
        return None
    try:
        return parse_json(text)
    except FormatError:
        return None


def _is_success(exchange: _Exchange) -> bool:
    return 200 <= exchange.status < 300 and exchange.method in {"GET", *_WRITES} and bool(exchange.route)  # noqa: PLR2004


def _found(exchange: _Exchange, objects: Objects) -> Iterator[Found]:
    """Yield the objects that an answer holds."""
    for pattern, kind, owner, name in _PARTS:
        if match := pattern.fullmatch("/".join(exchange.segments)):
            yield from _part(exchange, objects, kind, {owner: match[1]}, name)
            return
    segments, answer = exchange.segments, exchange.response
    if segments[-1] == "bindings" and segments[0] == "actions" and isinstance(answer, dict):
        yield from _bindings(exchange, objects, segments[-2])
    elif segments == ("tenants", "settings") and isinstance(answer, dict):
        yield Found("tenant", answer, objects.raw, exchange.path)
    else:
        yield from _listed(exchange, objects)


def _part(
    exchange: _Exchange, objects: Objects, kind: str, owner: dict[str, JsonValue], name: str
) -> Iterator[Found]:
    is_complete = exchange.method == "GET"
    answer = exchange.response if is_complete else exchange.request
    items = answer.get(name) if isinstance(answer, dict) else answer
    if isinstance(items, list):
        yield Found(kind, {**owner, name: items, COMPLETE: is_complete}, objects.raw, exchange.path)
        if name == "roles":
            roles = (item for item in items if isinstance(item, dict) and "name" in item)
            yield from (Found("roles", role, objects.raw, exchange.path) for role in roles)


def _bindings(exchange: _Exchange, objects: Objects, trigger: str) -> Iterator[Found]:
    answer = exchange.response if isinstance(exchange.response, dict) else {}
    bound = Objects(objects.raw)
    items = answer.get("bindings")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            bound.add("bindings", {"trigger_id": trigger, **item}, exchange.path)
    if not bound.found:
        yield Found("triggers", {trigger: []}, objects.raw, exchange.path)
    yield from (Found(each.collection, each.item, each.raw, exchange.path) for each in bound.found)


def _listed(exchange: _Exchange, objects: Objects) -> Iterator[Found]:
    answer, first = exchange.response, exchange.segments[0]
    collection = "actions" if exchange.segments[:2] == ("actions", "actions") else _LISTED.get(first)
    if collection is None or len(exchange.segments) > (3 if first == "actions" else 2):
        objects.ignore(_OTHER)
    elif isinstance(answer, dict) and not is_envelope(answer):
        if kind_of(answer) == collection:
            yield Found(collection, answer, objects.raw, exchange.path)
    else:
        listed = answer if isinstance(answer, list) else _of_envelope(answer, collection)
        items = (item for item in listed if isinstance(item, dict))
        yield from (Found(collection, item, objects.raw, exchange.path) for item in items)


def _of_envelope(answer: JsonValue, collection: str) -> list[JsonValue]:
    listed = answer.get(collection) if isinstance(answer, dict) else None
    return listed if isinstance(listed, list) else []


def _identity(found: Found) -> tuple[str, ...]:
    item = found.item
    if found.collection == "triggers":
        return (found.collection, *item)
    names = ("id", "client_id", "identifier", "user_id", "role", "name", "key")
    is_part = COMPLETE in item
    number = "" if not is_part or item[COMPLETE] is True else repr(found.path)
    return (found.collection, number, next((str(item[name]) for name in names if item.get(name)), ""))


def _notes(exchanges: list[_Exchange], raw: RawText) -> Iterator[Note]:
    routes = [each for each in exchanges if each.route]
    if deleted := sum(each.method == "DELETE" for each in routes):
        yield Note(_counted(_DELETED, deleted), raw)
    if failed := sum(each.status >= 400 for each in routes):  # noqa: PLR2004
        yield Note(_counted(_FAILED, failed), raw)


def _counted(words: tuple[str, str], count: int) -> str:
    one, many = words
    return one if count == 1 else many.format(count)


def _domain(exchanges: list[_Exchange]) -> str | None:
    return next((host for each in exchanges if each.route and (host := _split(each.url)[0])), None)


def _split(url: str) -> tuple[str, str]:
    """Return host and path of an address; both empty where it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.hostname or "", parts.path
