"""What Terraform knows of a tenant: ``terraform show -json`` of a state or a plan, and ``terraform.tfstate``.

Sensitive values stand there in clear text: they are left out as all secrets are.

Source: https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from mrrt_studio.formats.documents import Document
from mrrt_studio.formats.draft import Draft, Found
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.remarks import Note
from mrrt_studio.formats.terraform_objects import Item, converted, is_known, kind_of, plain, symbol_of
from mrrt_studio.formats.terraform_triggers import joined_triggers
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.text import RawText

_KNOWN_MAJORS = {"0", "1"}
_STATE_VERSION = 4
_INDEX = re.compile(r"\[[^\]]*\]")
_REFERENCE = re.compile(r"((?:module\.[\w-]+\.)*auth0_\w+\.[\w-]+)\.(id|client_id|user_id|name|identifier)")
_MODULE = re.compile(r"(module\.[\w-]+\.)+")
_NO_VERSION = "this format of Terraform is not known: version {}"
_UPDATE = (
    "Versions 0 and 1 of 'terraform show -json' and version 4 of terraform.tfstate are read, "
    "as Terraform writes them since 0.12"
)
_UNKNOWN = "{}: '{}' is known only after 'terraform apply'"
_LINKS = ("client_id", "audience", "resource_server_identifier", "role_id", "user_id", "organization_id")
"""Attributes that lead to another resource, and that a plan may not know yet."""
_BINDINGS = {"auth0_trigger_actions", "auth0_trigger_binding"}
"""The second is the first as providers before 1.0 called it."""


@dataclass(frozen=True, slots=True)
class _Resource:
    """One instance of a resource."""

    type: str
    address: str
    values: Item
    path: FieldPath
    """Where its attributes stand."""
    is_data: bool = False


@dataclass(slots=True)
class _Work:
    raw: RawText
    symbols: dict[str, Item]
    """By address, the attributes of the resource: what references of a plan may ask for."""
    expressions: Mapping[str, JsonValue]
    """By address, the expressions of a plan's configuration."""
    found: list[Found] = field(default_factory=list[Found])
    ignored: dict[str, int] = field(default_factory=dict[str, int])
    notes: list[Note] = field(default_factory=list[Note])

    def ignore(self, kind: str) -> None:
        self.ignored[kind] = self.ignored.get(kind, 0) + 1


def kind_of_state(tree: JsonValue) -> str | None:
    """Return which of Terraform's own JSON forms a tree has, or None."""
    if not isinstance(tree, dict):
        return None
    if "planned_values" in tree and "format_version" in tree:
        return "terraform-plan"
    if "format_version" in tree and ("values" in tree or "terraform_version" in tree):
        return "terraform-state"
    # Up to version 3 the resources stood inside modules: recognised, so that it is told what to do about it.
    is_raw = "version" in tree and any(isinstance(tree.get(name), list) for name in ("resources", "modules"))
    return "terraform-state" if is_raw and {"serial", "lineage", "terraform_version"} & tree.keys() else None


def draft_of(document: Document) -> Draft:
    """Return what a state or plan says of a tenant.

    Raises:
        FormatError: it has a version that is not known.
    """
    raw, kind = document.raw, kind_of_state(document.tree) or "terraform-state"
    tree = document.tree if isinstance(document.tree, dict) else {}
    _refuse_version(raw, tree)
    resources = list(_resources(tree))
    symbols = {each.address: each.values for each in resources}
    work = _Work(raw, symbols, dict(_expressions(tree)), notes=list(document.notes))
    for resource in resources:
        _take(resource, work)
    return Draft(
        found=joined_triggers(work.found),
        origins=(Origin(kind, document.source, document.marked, keywords=document.keywords),),
        ignored=work.ignored,
        notes=tuple(work.notes),
    )


def _refuse_version(raw: RawText, tree: Item) -> None:
    if "format_version" in tree:
        version = str(tree["format_version"])
        if version.partition(".")[0] not in _KNOWN_MAJORS:
            raise raw.refuse(_NO_VERSION.format(version), ("format_version",), hint=_UPDATE)
    elif tree.get("version") != _STATE_VERSION:
        raise raw.refuse(_NO_VERSION.format(tree.get("version")), ("version",), hint=_UPDATE)


def _resources(tree: Item) -> Iterator[_Resource]:
    if "format_version" not in tree:
        yield from _of_raw_state(tree)
        return
    name = "planned_values" if "planned_values" in tree else "values"
    values = tree.get(name)
    if isinstance(values, dict):
        yield from _of_modules(values.get("root_module"), (name, "root_module"))


def _of_modules(module: JsonValue, path: FieldPath) -> Iterator[_Resource]:
    waiting = [(module, path)]
    while waiting:
        each, at = waiting.pop(0)
        if not isinstance(each, dict):
            continue
        yield from _of_module(each, at)
        children = each.get("child_modules")
        for number, child in enumerate(children if isinstance(children, list) else ()):
            waiting.append((child, (*at, "child_modules", number)))


def _of_module(module: Item, path: FieldPath) -> Iterator[_Resource]:
    resources = module.get("resources")
    for number, each in enumerate(resources if isinstance(resources, list) else ()):
        values = each.get("values") if isinstance(each, dict) else None
        if isinstance(each, dict) and isinstance(values, dict):
            address = str(each.get("address", ""))
            at = (*path, "resources", number, "values")
            yield _Resource(str(each.get("type")), address, values, at, each.get("mode") == "data")


def _of_raw_state(tree: Item) -> Iterator[_Resource]:
    resources = tree.get("resources")
    for number, each in enumerate(resources if isinstance(resources, list) else ()):
        instances = each.get("instances") if isinstance(each, dict) else None
        for place, instance in enumerate(instances if isinstance(instances, list) else ()):
            values = instance.get("attributes") if isinstance(instance, dict) else None
            if isinstance(each, dict) and isinstance(instance, dict) and isinstance(values, dict):
                at: FieldPath = ("resources", number, "instances", place, "attributes")
                address = _raw_address(each, instance)
                yield _Resource(str(each.get("type")), address, values, at, each.get("mode") == "data")


def _raw_address(resource: Item, instance: Item) -> str:
    index = instance.get("index_key")
    suffix = "" if index is None else f"[{index}]" if isinstance(index, int) else f'["{index}"]'
    parts = [str(resource[name]) for name in ("module", "type", "name") if resource.get(name)]
    return ".".join(parts) + suffix


def _take(resource: _Resource, work: _Work) -> None:
    if resource.is_data:
        work.ignore("data sources")
    elif not is_known(resource.type):
        work.ignore(kind_of(resource.type))
    else:
        values = plain({**resource.values, **_linked(resource, work)})
        for collection, item in converted(resource.type, values):
            work.found.append(Found(collection, item, work.raw, resource.path, (resource.address,)))


def _linked(resource: _Resource, work: _Work) -> Item:
    """Return the attributes that a plan does not know yet, but tells where they will come from."""
    expressions = work.expressions.get(_INDEX.sub("", resource.address))
    if not isinstance(expressions, dict):
        return {}
    linked: Item = {}
    for name in _LINKS:
        if resource.values.get(name) is None and name in expressions:
            value = _referred(expressions[name], work, _module_of(resource.address))
            linked |= {name: value} if value is not None else {}
            if value is None:
                message = _UNKNOWN.format(resource.address, name)
                work.notes.append(Note(message, work.raw, resource.path))
    if resource.type in _BINDINGS:
        linked |= _linked_actions(resource, expressions, work)
    return linked


def _linked_actions(resource: _Resource, expressions: Item, work: _Work) -> Item:
    planned, blocks = resource.values.get("actions"), expressions.get("actions")
    if not isinstance(planned, list) or not isinstance(blocks, list):
        return {}
    actions: list[JsonValue] = []
    module = _module_of(resource.address)
    for action, block in zip(planned, blocks, strict=False):
        known = action if isinstance(action, dict) else {}
        id_ = known.get("id") or (
            _referred(block.get("id"), work, module) if isinstance(block, dict) else None
        )
        actions.append({**known, "id": id_ or known.get("display_name")})
    return {"actions": actions}


def _module_of(address: str) -> str:
    """Return the module that an address begins with, with its dot; nothing for the root module."""
    found = _MODULE.match(_INDEX.sub("", address))
    return found[0] if found else ""


def _referred(expression: JsonValue, work: _Work, module: str) -> str | None:
    """Return by what the resource is known that an expression refers to, if it is one alone.

    References inside a module do not name the module, so that theirs is told beside them.
    """
    references = expression.get("references") if isinstance(expression, dict) else None
    listed = references if isinstance(references, list) else []
    names = (module + _INDEX.sub("", str(each)) for each in listed)
    match = next((found for name in names if (found := _REFERENCE.fullmatch(name))), None)
    if match is None:
        return None
    alike = [address for address in work.symbols if _INDEX.sub("", address) == match[1]]
    if len(alike) != 1:
        return None
    values, type_ = work.symbols[alike[0]], match[1].split(".")[-2]
    if match[2] in {"name", "identifier"}:
        value = values.get(match[2])
        return value if isinstance(value, str) else None
    return symbol_of(type_, values)


def _expressions(tree: Item) -> Iterator[tuple[str, JsonValue]]:
    """Yield the expressions of a plan's configuration by address, those of every module."""
    configuration = tree.get("configuration")
    root = configuration.get("root_module") if isinstance(configuration, dict) else None
    waiting = [("", root)]
    while waiting:
        prefix, module = waiting.pop(0)
        if isinstance(module, dict):
            yield from _of_configuration(prefix, module)
            waiting += _called(prefix, module)


def _of_configuration(prefix: str, module: Item) -> Iterator[tuple[str, JsonValue]]:
    resources = module.get("resources")
    for each in resources if isinstance(resources, list) else ():
        if isinstance(each, dict):
            yield f"{prefix}{each.get('address')}", each.get("expressions")


def _called(prefix: str, module: Item) -> Iterator[tuple[str, JsonValue]]:
    """Yield the modules that a module calls, each with what the addresses in it begin with."""
    calls = module.get("module_calls")
    for name, call in calls.items() if isinstance(calls, dict) else ():
        if isinstance(call, dict):
            yield f"{prefix}module.{name}.", call.get("module")
