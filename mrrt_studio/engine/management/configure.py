"""The ``configure`` step: PATCH, POST, PUT and DELETE on the tenant's objects.

Absent keeps, null clears, ``refresh_token`` is replaced as a whole, identity is immutable.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from pydantic import JsonValue, ValidationError

from mrrt_studio.engine import logs
from mrrt_studio.engine.context import Context
from mrrt_studio.engine.http import JSON_TYPE, HttpRequest, HttpResponse
from mrrt_studio.engine.ids import MARK
from mrrt_studio.engine.management.collections import COLLECTIONS, Collection
from mrrt_studio.engine.management.payload import problem
from mrrt_studio.engine.management.schemas import CREATE, UPDATE
from mrrt_studio.engine.management.settings import settings_problem
from mrrt_studio.engine.outcome import Outcome, Refused
from mrrt_studio.engine.sessions import close_session
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.tenant import Tenant

_MERGED = ("user_metadata", "app_metadata", "flags")
"""Objects whose members a PATCH merges instead of replacing the whole."""

_LISTS = ("roles", "permissions")
"""Sub-collections of users and roles, which POST adds to and DELETE takes from."""


class ManagementError(Exception):
    """An answer of the Management API that changes nothing."""

    def __init__(self, rule: str, status: int, error: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.status = status
        self.body = {"statusCode": status, "error": error, "message": message}


@dataclass(frozen=True, slots=True)
class ManagementRequest:
    """One call of the Management API."""

    method: str
    path: str
    """Below ``/api/v2/``; ids and identifiers as they are, or percent-encoded."""
    body: JsonValue = None


@dataclass(frozen=True, slots=True)
class _Target:
    collection: str
    name: str
    part: str


def configure(state: State, request: ManagementRequest, context: Context) -> tuple[State, Outcome]:
    """Return the state with the tenant changed, or as it was with the Management API's refusal."""
    target = _parse(request.path)
    http = _http(state, request, target)
    try:
        configuration, status, body = _apply(state.configuration, request, target, context)
    except ManagementError as error:
        response = HttpResponse(error.status, {"content-type": JSON_TYPE}, error.body)
        refused = Refused(error.rule, {"cause": str(error), "path": request.path})
        entry = logs.management_failed(str(error), _log_details(request))
        return state, Outcome(request=http, response=response, refused=refused, logs=(entry,))
    state = state.changed(configuration=configuration)
    if request.method == "DELETE" and target.collection == "users" and not target.part:
        state = close_session(state, target.name)
    entry = logs.management_succeeded(_description(request.method, target.collection), _log_details(request))
    return state, Outcome(
        request=http, response=HttpResponse(status, {"content-type": JSON_TYPE}, body), logs=(entry,)
    )


def _http(state: State, request: ManagementRequest, target: _Target) -> HttpRequest:
    parts = [target.collection, quote(unquote(target.name), safe=""), target.part]
    path = "/".join(part for part in parts if part)
    body = request.body if isinstance(request.body, dict) else {}
    url = state.configuration.tenant.management_api + path
    return HttpRequest(request.method, url, {"content-type": JSON_TYPE}, body)


def _parse(path: str) -> _Target:
    """Split a path; an API's identifier holds slashes of its own, so all that follows belongs to the name."""
    collection, _, name = path.strip("/").partition("/")
    part = ""
    if collection in ("users", "roles"):
        head, _, tail = name.rpartition("/")
        name, part = (head, tail) if head and tail in _LISTS else (name, "")
    if collection == "resource-servers" and path.endswith("/"):
        name = path.lstrip("/").partition("/")[2]
    return _Target(collection, name, part)


def _apply(
    configuration: Configuration, request: ManagementRequest, target: _Target, context: Context
) -> tuple[Configuration, int, Mapping[str, Any]]:
    if target.collection == "tenants" and target.name == "settings" and request.method == "PATCH":
        return _patch_tenant(configuration, _object(request.body))
    collection = COLLECTIONS.get(target.collection)
    if collection is None:
        raise _not_found(request)
    if target.part:
        return _change_list(configuration, collection, request, target, context)
    if request.method == "POST" and not target.name:
        return _create(configuration, collection, target.collection, _object(request.body), context)
    if request.method == "PATCH" and target.name:
        return _update(configuration, collection, target, _object(request.body), context)
    if request.method == "DELETE" and target.name:
        return _delete(configuration, collection, target, context), 204, {}
    raise _not_found(request)


def _object(body: JsonValue) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise _bad_request("Payload validation error: 'Expected type object'.")
    return dict(body)


def _bad_request(message: str) -> ManagementError:
    return ManagementError("management-payload", 400, "Bad Request", message)


def _not_found(request: ManagementRequest) -> ManagementError:
    message = f"There is no {request.method} /api/v2/{request.path.lstrip('/')}."
    return ManagementError("management-route", 404, "Not Found", message)


def _patch_tenant(
    configuration: Configuration, body: dict[str, Any]
) -> tuple[Configuration, int, Mapping[str, Any]]:
    _check(problem(body, UPDATE["tenants"]))
    tenant = _validated(Tenant, _patched(configuration.tenant.to_json(), body))
    shown = {name: value for name, value in tenant.to_json().items() if name != "domain"}
    return configuration.changed(tenant=tenant), 200, shown


def _check(message: str | None) -> None:
    if message is not None:
        raise _bad_request(message)


def _patched(current: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    merged = dict(current)
    for name, value in body.items():
        if value is None:
            merged.pop(name, None)
        elif name in _MERGED and isinstance(value, dict) and isinstance(current.get(name), dict):
            merged[name] = {**current[name], **value}
        else:
            merged[name] = value
    return merged


def _validated(model: type[Any], values: dict[str, Any]) -> Any:  # noqa: ANN401 - the model's own type
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"])
        raise _bad_request(f"Payload validation error: '{first['msg']}' on property {path}") from None


def _find(configuration: Configuration, collection: Collection, target: _Target, seed: str) -> Any:  # noqa: ANN401
    for name in (target.name, unquote(target.name)):
        found = collection.find(configuration, name, seed)
        if found is not None:
            return found
    kind = target.collection.rstrip("s").replace("-", " ")
    raise ManagementError("management-target", 404, "Not Found", f"The {kind} does not exist: {target.name}")


def _create(
    configuration: Configuration, collection: Collection, name: str, body: dict[str, Any], context: Context
) -> tuple[Configuration, int, Mapping[str, Any]]:
    _check(problem(body, CREATE[name]) or settings_problem(name, body, {}, configuration))
    item = _validated(collection.model, {**_new_identity(name, context), **body})
    names = collection.names(item, context.ids.seed)
    if any(collection.find(configuration, known, context.ids.seed) is not None for known in names):
        text = f"It exists already: {names[0]}"
        raise ManagementError("management-conflict", 409, "Conflict", text)
    items = (*collection.items(configuration), item)
    return collection.store(configuration, items), 201, item.to_json()


def _new_identity(name: str, context: Context) -> dict[str, str]:
    """Return what Auth0 would choose; here a body may name the id itself, so that steps can refer to it."""
    hexadecimal = context.ids.hexadecimal
    return {
        "clients": {"client_id": MARK + hexadecimal("client", 28)},
        "users": {"user_id": f"auth0|{hexadecimal('user', 24)}"},
        "roles": {"id": f"rol_{hexadecimal('role', 16)}"},
        "client-grants": {"id": f"cgr_{hexadecimal('grant', 16)}"},
        "resource-servers": {"id": hexadecimal("api", 24)},
    }[name]


def _update(
    configuration: Configuration,
    collection: Collection,
    target: _Target,
    body: dict[str, Any],
    context: Context,
) -> tuple[Configuration, int, Mapping[str, Any]]:
    current = _find(configuration, collection, target, context.ids.seed)
    stored = current.to_json()
    message = problem(body, UPDATE[target.collection])
    _check(message or settings_problem(target.collection, body, stored, configuration))
    item = _validated(collection.model, _patched(stored, body))
    items = tuple(item if held is current else held for held in collection.items(configuration))
    return collection.store(configuration, items), 200, item.to_json()


def _delete(
    configuration: Configuration, collection: Collection, target: _Target, context: Context
) -> Configuration:
    current = _find(configuration, collection, target, context.ids.seed)
    items = tuple(held for held in collection.items(configuration) if held is not current)
    configuration = collection.store(configuration, items)
    gone = getattr(current, collection.key, None)
    field = {"clients": "client_id", "resource-servers": "audience"}.get(target.collection)
    if field is None:
        return configuration
    kept = tuple(grant for grant in configuration.client_grants if getattr(grant, field) != gone)
    return configuration.changed(client_grants=kept)


def _change_list(
    configuration: Configuration,
    collection: Collection,
    request: ManagementRequest,
    target: _Target,
    context: Context,
) -> tuple[Configuration, int, Mapping[str, Any]]:
    """Add to or take from a user's roles and permissions, or a role's permissions."""
    body = _object(request.body)
    schema = UPDATE[target.collection]["properties"].get(target.part)
    if request.method not in ("POST", "DELETE") or schema is None:
        raise _not_found(request)
    _check(
        problem(body, {"type": ("object",), "required": (target.part,), "properties": {target.part: schema}})
    )
    current = _find(configuration, collection, target, context.ids.seed)
    stored: dict[str, Any] = current.to_json()
    held: list[Any] = stored.get(target.part, [])
    named: list[Any] = body[target.part]
    kept = [entry for entry in held if not any(_same(entry, other) for other in named)]
    stored[target.part] = [*kept, *named] if request.method == "POST" else kept
    item = _validated(collection.model, stored)
    items = tuple(item if other is current else other for other in collection.items(configuration))
    return collection.store(configuration, items), 201 if request.method == "POST" else 204, {}


def _same(entry: Any, other: Any) -> bool:  # noqa: ANN401 - a role's name or a permission
    return bool(_identity(entry) == _identity(other))


def _identity(entry: Any) -> Any:  # noqa: ANN401 - a role's name or a permission
    if isinstance(entry, str):
        return entry
    return entry["resource_server_identifier"], entry["permission_name"]


def _description(method: str, collection: str) -> str:
    verbs = {"PATCH": "Update", "POST": "Create", "DELETE": "Delete"}
    return f"{verbs.get(method, method)} {collection.rstrip('s').replace('-', ' ')}"


def _log_details(request: ManagementRequest) -> dict[str, Any]:
    return {"request": {"method": request.method.lower(), "path": f"/api/v2/{request.path.lstrip('/')}"}}
