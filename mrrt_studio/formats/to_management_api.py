"""Changes as requests to the Management API, and a tenant as the objects that it returns.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from pydantic import JsonValue

from mrrt_studio.formats.api_bodies import Unsent, body_of
from mrrt_studio.formats.changes import COLLECTIONS, Change, marked_json
from mrrt_studio.formats.deploy_cli_tree import secret_names
from mrrt_studio.formats.exported import Export, ExportWarning
from mrrt_studio.formats.naming import NAMELESS, Names
from mrrt_studio.formats.template import (
    Node,
    Piece,
    Template,
    Variable,
    json_template,
    template,
    variable_name,
    variables_in,
)
from mrrt_studio.formats.warnings import (
    change_warnings,
    scenario_warnings,
    unsent_warnings,
    without_value_warnings,
)
from mrrt_studio.formats.writable import WRITABLE
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import DEFAULT_DOMAIN, Action

Method = Literal["POST", "PATCH", "PUT", "DELETE"]

_POST_LOGIN: list[JsonValue] = [{"id": "post-login", "version": "v3"}]


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """One request to the Management API."""

    method: Method
    path: Template
    """Below ``/api/v2/``."""
    body: Mapping[str, Node] | None
    """None for a request that sends nothing."""
    about: str
    """What it does, in words for people."""
    change: Change
    scope: str
    """What the access token needs: ``update:clients``."""
    answer: Variable | None = None
    """The id that a POST returns, where it has a name."""
    unsent: tuple[Unsent, ...] = ()


def requests(changed: Iterable[Change], names: Names) -> tuple[ApiRequest, ...]:
    """Return what to send, in an order in which everything exists before something refers to it."""
    known = tuple(changed)
    kept = [change for change in known if change.kind != "removed"]
    removed = [change for change in reversed(known) if change.kind == "removed"]
    return tuple(request for change in (*kept, *removed) for request in _requests(change, names))


def used_variables(request: ApiRequest) -> tuple[Variable, ...]:
    """Return the variables in path and body of a request."""
    used = (*request.path.variables, *variables_in(dict(request.body or {})))
    return tuple(dict.fromkeys(used))


def captured(made: Iterable[ApiRequest]) -> frozenset[Variable]:
    """Return the ids that a POST answers and a later request needs."""
    answered: set[Variable] = set()
    needed: set[Variable] = set()
    for request in made:
        needed |= answered.intersection(used_variables(request))
        if request.answer is not None:
            answered.add(request.answer)
    return frozenset(needed)


def answered_member(request: ApiRequest) -> str:
    """Return the member of the answer that holds the id of a new object."""
    return "client_id" if request.change.collection == "clients" else "id"


def _requests(change: Change, names: Names) -> Iterator[ApiRequest]:
    if change.collection == "triggers":
        yield _bindings(change, names)
    elif change.collection == "rules_configs":
        yield _rules_config(change)
    elif change.collection in WRITABLE:
        yield from _of_object(change, names)
        if change.kind != "removed":
            yield from _afterwards(change, names)


def _of_object(change: Change, names: Names) -> Iterator[ApiRequest]:
    path, scope = _path(change, names), WRITABLE[change.collection].scope
    if change.kind == "removed":
        about = names.comment(f"Delete {change.label}")
        yield ApiRequest("DELETE", path, None, about, change, f"delete:{scope}")
        return
    written = body_of(change)
    body = names.filled_object(written.body)
    if change.kind == "added":
        body = _completed(change, body, names)
        answer = None if change.collection == "resource_servers" else names.id_of(change)
        about = names.comment(f"Create {change.label}")
        yield ApiRequest("POST", path, body, about, change, f"create:{scope}", answer, written.unsent)
    elif body:
        about = names.comment(f"{change.label}: {', '.join(body)}")
        yield ApiRequest("PATCH", path, body, about, change, f"update:{scope}", unsent=written.unsent)


def _completed(change: Change, body: dict[str, Node], names: Names) -> dict[str, Node]:
    """Add what a POST needs and an import need not say."""
    if change.collection in {"clients", "organizations"} and not body.get("name"):
        return {"name": NAMELESS, **{name: value for name, value in body.items() if name != "name"}}
    if change.collection == "actions" and "supported_triggers" not in body:
        return {**body, "supported_triggers": names.filled(_POST_LOGIN)}
    return body


def _path(change: Change, names: Names) -> Template:
    """Return the path of an object; that of an API is its identifier, which is no secret."""
    base = WRITABLE[change.collection].path
    if change.kind == "added" or change.collection == "tenant":
        return template(base)
    if change.collection == "resource_servers":
        identifier = names.text(str(change.key[0]))
        return template(f"{base}/", *_percent_encoded(identifier))
    return template(f"{base}/", names.id_of(change))


def _percent_encoded(text: str | Template) -> Iterator[Piece]:
    for piece in template(text).pieces:
        yield piece if isinstance(piece, Variable) else quote(piece, safe="", errors="replace")


def _afterwards(change: Change, names: Names) -> Iterator[ApiRequest]:
    """Yield the calls without which the object is not what it should be."""
    if change.collection == "roles":
        yield from _permissions(change, names)
    if change.collection == "actions":
        path = template("actions/actions/", names.id_of(change), "/deploy")
        yield ApiRequest(
            "POST", path, None, names.comment(f"Deploy {change.label}"), change, "update:actions"
        )


def _permissions(change: Change, names: Names) -> Iterator[ApiRequest]:
    """A role's permissions are calls of their own."""
    was, now = _permission_list(change.before), _permission_list(change.after)
    path = template("roles/", names.id_of(change), "/permissions")
    sides: tuple[tuple[Method, str, list[JsonValue]], ...] = (
        ("POST", "Add permissions to", [each for each in now if each not in was]),
        ("DELETE", "Take permissions from", [each for each in was if each not in now]),
    )
    for method, what, permissions in sides:
        if permissions:
            body = {"permissions": names.filled(permissions)}
            yield ApiRequest(
                method, path, body, names.comment(f"{what} {change.label}"), change, "update:roles"
            )


def _permission_list(item: Mapping[str, JsonValue] | None) -> list[JsonValue]:
    permissions = (item or {}).get("permissions")
    names = ("resource_server_identifier", "permission_name")
    entries = permissions if isinstance(permissions, list) else []
    return [{name: each[name] for name in names} for each in entries if isinstance(each, dict)]


def _bindings(change: Change, names: Names) -> ApiRequest:
    actions = (change.after or {}).get("actions")
    names_bound = [str(name) for name in (actions if isinstance(actions, list) else [])]
    bindings = names.filled(_bound(names_bound))
    path = template(f"actions/triggers/{quote(str(change.key[0]), safe='')}/bindings")
    return ApiRequest(
        "PATCH", path, {"bindings": bindings}, f"Bind {change.label}", change, "update:triggers"
    )


def _rules_config(change: Change) -> ApiRequest:
    """The value of a setting of Rules is a secret: whoever runs this knows it."""
    key = str(change.key[0])
    path = template(f"rules-configs/{quote(key, safe='')}")
    if change.kind == "removed":
        return ApiRequest("DELETE", path, None, f"Delete {key}", change, "delete:rules_configs")
    value = Variable(variable_name("rules config", key) or "RULES_CONFIG")
    return ApiRequest("PUT", path, {"value": value}, f"Set {key}", change, "update:rules_configs")


def export_requests(changed: Iterable[Change], scenario: Scenario) -> Export:
    """Return the requests as a JSON list; ``{NAME}`` stands for what only the tenant knows."""
    known = tuple(changed)
    names = Names.of(scenario, known)
    made = requests(known, names)
    listed: list[Node] = [_listed(request) for request in made]
    text = json_template(listed, indent=2)
    warnings = (*request_warnings(made, known, scenario), *_brace_note(text))
    return Export(_with_braces(text) + "\n" if made else "", "json", "requests.json", warnings)


def export_body(change: Change, scenario: Scenario) -> Export:
    """Return the body of one PATCH or POST alone, to be pasted into the API explorer."""
    written = body_of(change)
    body = Names.of(scenario, (change,)).filled(written.body)
    text = json_template(body, indent=2)
    warnings = (
        *change_warnings((change,), scenario),
        *without_value_warnings((change,), scenario),
        *unsent_warnings(change, written.unsent),
        *_brace_note(text),
    )
    return Export(_with_braces(text) + "\n", "json", f"{change.collection}.json", warnings)


def export_objects(scenario: Scenario) -> Export:
    """Return the whole tenant as lists of the objects that the Management API returns."""
    lists: dict[str, JsonValue] = {}
    for collection in COLLECTIONS:
        items = [_object(collection, item) for item in getattr(scenario, collection)]
        if items:
            lists[collection] = list[JsonValue](items)
    if settings := _settings(scenario):
        lists["tenant"] = settings
    if scenario.triggers:
        lists["triggers"] = {trigger: _bound(names) for trigger, names in scenario.triggers.items()}
    return Export(_json(lists), "json", "tenant.json", scenario_warnings(scenario))


def _object(collection: str, item: FrozenModel) -> JsonValue:
    """Return an object as the Management API does; of secrets it tells the names."""
    shown = marked_json(collection, item)
    return shown | secret_names(item) if isinstance(item, Action) else shown


def _settings(scenario: Scenario) -> dict[str, JsonValue]:
    settings = marked_json("tenant", scenario.tenant)
    is_known = scenario.tenant.domain != DEFAULT_DOMAIN
    return {"domain": scenario.tenant.domain, **settings} if is_known else settings


def _bound(names: Iterable[str]) -> list[JsonValue]:
    return [{"display_name": name, "ref": {"type": "action_name", "value": name}} for name in names]


def request_warnings(
    made: Iterable[ApiRequest], changed: Iterable[Change], scenario: Scenario
) -> tuple[ExportWarning, ...]:
    """Return what the Management API would refuse or ignore of some requests."""
    known = tuple(changed)
    unsent = (warning for request in made for warning in unsent_warnings(request.change, request.unsent))
    return (*change_warnings(known, scenario), *without_value_warnings(known, scenario), *unsent)


def _listed(request: ApiRequest) -> Node:
    listed: dict[str, Node] = {
        "method": request.method,
        "path": template("/api/v2/", request.path),
    }
    return listed if request.body is None else {**listed, "body": dict(request.body)}


def _brace_note(text: Template) -> Iterator[ExportWarning]:
    if text.variables:
        names = ", ".join(f"{{{variable.name}}}" for variable in text.variables)
        yield ExportWarning("", f"Fill in before you send this: {names}.", "note")


def _with_braces(text: Template) -> str:
    return text.written(lambda literal: literal, lambda name: f"{{{name}}}")


def _json(value: Mapping[str, JsonValue]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
