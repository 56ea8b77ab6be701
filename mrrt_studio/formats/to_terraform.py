"""A tenant, or what changed in it, as blocks of the Terraform provider auth0/auth0.

Source: https://registry.terraform.io/providers/auth0/auth0/latest/docs
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import cast

from pydantic import JsonValue

from mrrt_studio.formats import terraform_fields as fields
from mrrt_studio.formats.api_bodies import refresh_token_body
from mrrt_studio.formats.changes import Change
from mrrt_studio.formats.exported import Export
from mrrt_studio.formats.hcl_writer import Block, Expression, HclValue, hcl_text
from mrrt_studio.formats.naming import DOMAIN, NAMELESS, Names
from mrrt_studio.formats.template import Node, Template, Variable, variable_name, variables_in
from mrrt_studio.formats.terraform_fields import Shape
from mrrt_studio.formats.terraform_warnings import removed_warnings, terraform_warnings
from mrrt_studio.scenario.model import Scenario

_TYPES: Mapping[str, tuple[str, Mapping[str, Shape]]] = {
    "resource_servers": ("auth0_resource_server", fields.API),
    "clients": ("auth0_client", fields.CLIENT),
    "client_grants": ("auth0_client_grant", fields.GRANT),
    "roles": ("auth0_role", fields.ROLE),
    "organizations": ("auth0_organization", fields.ORGANIZATION),
    "actions": ("auth0_action", fields.ACTION),
    "tenant": ("auth0_tenant", fields.TENANT),
}
_CLEARED: Mapping[str, HclValue] = {"consent_policy": "null"}
_LOGIN_TRIGGERS: list[JsonValue] = [{"id": "post-login", "version": "v3"}]


def export(changed: Iterable[Change], scenario: Scenario) -> Export:
    """Return a block for every object that was added or changed; Terraform works out the rest itself."""
    known = tuple(changed)
    writer = _Writer.of(known, scenario)
    blocks = [block for change in known if change.kind != "removed" for block in writer.blocks(change)]
    text = hcl_text([*_variables(blocks, writer.names), *blocks])
    removed = [change for change in known if change.kind == "removed" and change.collection in _TYPES]
    text = "\n".join(filter(None, [text, _removed_comment(removed, writer.names)]))
    warnings = (*terraform_warnings(known, scenario), *removed_warnings(removed))
    return Export(text, "hcl", "auth0.tf", warnings)


def _removed_comment(removed: list[Change], names: Names) -> str:
    lines = [
        f"# Remove the {_TYPES[change.collection][0]} {names.comment(change.label)}." for change in removed
    ]
    return "\n".join(lines) + "\n" if lines else ""


@dataclass(frozen=True)
class _Writer:
    """Turns objects into blocks that refer to each other by address."""

    names: Names
    addresses: Mapping[tuple[str, tuple[object, ...]], str]
    """Name of the resource of each object that this export holds."""
    apis: Mapping[str, str]
    """The same by identifier, for references."""

    @classmethod
    def of(cls, changed: tuple[Change, ...], scenario: Scenario) -> _Writer:
        taken: set[tuple[str, str]] = set()
        kept = [each for each in changed if each.kind != "removed" and not _is_system(each)]
        addresses = {
            (each.collection, each.key): _free(each.collection, each.label, taken)
            for each in kept
            if each.collection in {*_TYPES, "triggers"}
        }
        apis = {str(key[0]): name for (kind, key), name in addresses.items() if kind == "resource_servers"}
        return cls(Names.of(scenario, changed), addresses, apis)

    def blocks(self, change: Change) -> Iterator[Block]:
        """Yield the resources that make one object; Auth0's own APIs are none of them."""
        if (change.collection, change.key) not in self.addresses:
            return
        if change.collection == "triggers":
            yield self._trigger(change)
            return
        type_, shapes = _TYPES[change.collection]
        yield self._resource(type_, change, shapes)
        if change.collection == "clients":
            yield from self._credentials(change)
        elif change.collection == "resource_servers":
            yield from self._scopes(change)
        elif change.collection == "roles":
            yield from self._permissions(change)

    def _name(self, change: Change) -> str:
        return self.addresses[change.collection, change.key]

    def _resource(self, type_: str, change: Change, shapes: Mapping[str, Shape]) -> Block:
        item = _prepared(change)
        attributes, blocks = self._body(item, shapes)
        if change.collection == "client_grants":
            attributes |= self._grant_references(item)
        if change.collection == "roles" and "owner_id" in attributes:
            attributes["owner_id"] = self._organization(item["owner_id"])
        return Block("resource", (type_, self._name(change)), attributes, blocks)

    def _body(
        self, item: Mapping[str, JsonValue], shapes: Mapping[str, Shape]
    ) -> tuple[dict[str, HclValue], tuple[Block, ...]]:
        attributes: dict[str, HclValue] = {}
        blocks: list[Block] = []
        for name, value in item.items():
            shape = shapes.get(name)
            if value is None and name in shapes:
                attributes |= _CLEARED if name == "consent_policy" else {}
                blocks += [_disabled(name)] if name in fields.DISABLED else []
            elif isinstance(shape, str):
                attributes[name] = self._value(value)
            elif shape is not None:
                blocks += self._nested(name, value, shape)
        return attributes, tuple(blocks)

    def _nested(self, name: str, value: JsonValue, shape: Mapping[str, Shape]) -> Iterator[Block]:
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                attributes, blocks = self._body(each, shape)
                if name == "policies":
                    attributes["audience"] = self._identifier(each["audience"])
                yield Block(name, (), attributes, blocks)

    def _value(self, value: JsonValue) -> HclValue:
        return _hcl(self.names.filled(value))

    def _identifier(self, identifier: JsonValue) -> HclValue:
        """Return how a block refers to an API: by address where the API is in this export."""
        known = self.apis.get(str(identifier))
        if known is None:
            return self._value(identifier)
        return Expression(f"auth0_resource_server.{known}.identifier")

    def _client(self, client_id: JsonValue) -> HclValue:
        address = self.addresses.get(("clients", (client_id,)))
        return Expression(f"auth0_client.{address}.id") if address else self._client_variable(str(client_id))

    def _client_variable(self, client_id: str) -> HclValue:
        return self.names.clients.get(client_id, client_id)

    def _organization(self, owner: JsonValue) -> HclValue:
        """A role's owner is an organization; of one in another export only the id is known."""
        names = (
            name for (kind, key), name in self.addresses.items() if kind == "organizations" and owner in key
        )
        known = next(names, None)
        return self._value(owner) if known is None else Expression(f"auth0_organization.{known}.id")

    def _grant_references(self, item: Mapping[str, JsonValue]) -> dict[str, HclValue]:
        references: dict[str, HclValue] = {"audience": self._identifier(item.get("audience"))}
        if item.get("client_id") is not None:
            references["client_id"] = self._client(item["client_id"])
        return references

    def _credentials(self, change: Change) -> Iterator[Block]:
        method = change.item.get("token_endpoint_auth_method")
        if isinstance(method, str):
            name = self._name(change)
            attributes: dict[str, HclValue] = {
                "client_id": Expression(f"auth0_client.{name}.id"),
                "authentication_method": method,
            }
            yield Block("resource", ("auth0_client_credentials", name), attributes)

    def _scopes(self, change: Change) -> Iterator[Block]:
        scopes = change.item.get("scopes")
        if isinstance(scopes, list) and scopes:
            name = self._name(change)
            attributes: dict[str, HclValue] = {
                "resource_server_identifier": Expression(f"auth0_resource_server.{name}.identifier")
            }
            blocks = tuple(self._scope(each) for each in scopes)
            yield Block("resource", ("auth0_resource_server_scopes", name), attributes, blocks)

    def _scope(self, scope: JsonValue) -> Block:
        entry = cast("Mapping[str, JsonValue]", scope)
        attributes: dict[str, HclValue] = {"name": self._value(entry["value"])}
        if entry.get("description") is not None:
            attributes["description"] = self._value(entry["description"])
        return Block("scopes", (), attributes)

    def _permissions(self, change: Change) -> Iterator[Block]:
        permissions = change.item.get("permissions")
        if isinstance(permissions, list) and permissions:
            name = self._name(change)
            attributes: dict[str, HclValue] = {"role_id": Expression(f"auth0_role.{name}.id")}
            blocks = tuple(self._permission(each) for each in permissions)
            yield Block("resource", ("auth0_role_permissions", name), attributes, blocks)

    def _permission(self, permission: JsonValue) -> Block:
        entry = cast("Mapping[str, JsonValue]", permission)
        attributes: dict[str, HclValue] = {
            "name": self._value(entry["permission_name"]),
            "resource_server_identifier": self._identifier(entry["resource_server_identifier"]),
        }
        return Block("permissions", (), attributes)

    def _trigger(self, change: Change) -> Block:
        actions = change.item.get("actions")
        blocks = tuple(self._bound(each) for each in (actions if isinstance(actions, list) else []))
        attributes: dict[str, HclValue] = {"trigger": str(change.key[0])}
        return Block("resource", ("auth0_trigger_actions", self._name(change)), attributes, blocks)

    def _bound(self, action: JsonValue) -> Block:
        address = self.addresses.get(("actions", (action,)))
        id_: HclValue = Expression(f"auth0_action.{address}.id") if address else _action_variable(action)
        return Block("actions", (), {"id": id_, "display_name": str(action)})


def _disabled(name: str) -> Block:
    return Block(name, (), {"disable": True})


def _action_variable(action: JsonValue) -> Variable:
    return Variable(variable_name(str(action), "action id"))


def _is_system(change: Change) -> bool:
    return change.collection == "resource_servers" and change.item.get("is_system") is True


def _prepared(change: Change) -> dict[str, JsonValue]:
    """Return an object under the provider's names, without what it cannot say."""
    renamed = fields.RENAMED.get(change.collection, {})
    item = {name: value for name, value in change.item.items() if name not in renamed.values()}
    item |= {name: change.item[name] for name in renamed.values() if name in change.item}
    item = {renamed.get(name, name): value for name, value in item.items()}
    settings = item.get("refresh_token")
    if change.collection == "clients" and isinstance(settings, dict):
        item["refresh_token"] = refresh_token_body(settings)
    if change.collection in {"clients", "organizations"} and not item.get("name"):
        item = {"name": NAMELESS, **{name: item[name] for name in item if name != "name"}}
    if change.collection == "actions":
        item.setdefault("supported_triggers", _LOGIN_TRIGGERS)
        if item.get("deployed") or item.get("all_changes_deployed"):
            item.setdefault("deploy", True)
    return _encryption_renamed(item)


def _encryption_renamed(item: dict[str, JsonValue]) -> dict[str, JsonValue]:
    encryption = item.get("token_encryption")
    key = encryption.get("encryption_key") if isinstance(encryption, dict) else None
    if not isinstance(encryption, dict) or not isinstance(key, dict) or "alg" not in key:
        return item
    renamed: JsonValue = {("algorithm" if name == "alg" else name): value for name, value in key.items()}
    return {**item, "token_encryption": {**encryption, "encryption_key": renamed}}


def _hcl(value: Node) -> HclValue:
    if isinstance(value, dict):
        return {name: _hcl(member) for name, member in value.items()}
    return [_hcl(item) for item in value] if isinstance(value, list) else value


def _free(collection: str, label: str, taken: set[tuple[str, str]]) -> str:
    """Return a name for a resource that no other of its type has."""
    fallback = _TYPES[collection][0].removeprefix("auth0_") if collection in _TYPES else collection
    stem = variable_name(label).lower() or fallback
    candidates = chain([stem], (f"{stem}_{number}" for number in count(2)))
    name = next(name for name in candidates if (collection, name) not in taken)
    taken.add((collection, name))
    return name


def _variables(blocks: Iterable[Block], names: Names) -> Iterator[Block]:
    """Yield a declaration for every variable that the blocks use."""
    used = dict.fromkeys(variable for block in blocks for variable in _used(block))
    texts = {
        DOMAIN: "Domain of the tenant",
        **dict.fromkeys(names.clients.values(), "Id of an application"),
    }
    for variable in used:
        description = texts.get(variable, "Id")
        yield Block(
            "variable",
            (variable.name.lower(),),
            {"type": Expression("string"), "description": description},
        )


def _used(block: Block) -> Iterator[Variable]:
    for value in block.attributes.values():
        yield from _used_in(value)
    for inner in block.blocks:
        yield from _used(inner)


def _used_in(value: HclValue) -> Iterator[Variable]:
    if isinstance(value, (Variable, Template)):
        yield from variables_in(value)
    elif isinstance(value, dict):
        for member in value.values():
            yield from _used_in(member)
    elif isinstance(value, list):
        for item in value:
            yield from _used_in(item)
