"""Resources of the Terraform provider as objects of the Management API, and parts that belong to them.

Source: https://registry.terraform.io/providers/auth0/auth0/latest/docs
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pydantic import JsonValue

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.fresh import derived_client_id
from mrrt_studio.scenario.json_text import parse_json

Item = dict[str, JsonValue]
Objects = Iterator[tuple[str, Item]]

REPEATED = frozenset(
    {
        "actions", "authorization_details", "credentials", "dependencies", "members", "modules",
        "permissions", "policies", "roles", "scopes", "secrets", "signing_keys", "supported_triggers",
    }
)  # fmt: skip
"""Blocks that may stand there more than once; all others are one object."""

_SINGLE = frozenset(
    {
        "addons", "android", "apple", "authorization_policy", "backchannel_logout_initiators",
        "backchannel_logout_session_metadata", "branding", "client", "client_credentials",
        "default_organization", "default_token_quota", "delegation", "encryption_key", "error_page",
        "express_configuration", "facebook", "fedcm_login", "flags", "google", "ios", "jwt_configuration",
        "mobile", "mtls", "my_organization_configuration", "native_social_login", "oidc_logout",
        "private_key_jwt", "proof_of_possession", "refresh_token", "self_signed_tls_client_auth",
        "session_cookie", "session_transfer", "sessions", "signed_request_object",
        "subject_type_authorization", "tls_client_auth", "token_encryption", "token_exchange", "token_quota",
        "user",
    }
)  # fmt: skip
"""Blocks that stand there once at most; a state writes one that is absent as an empty list."""

_PREFIX = "auth0_"
_METHODS = frozenset({"none", "client_secret_post", "client_secret_basic"})
_CROSS_ORIGIN = ("cross_origin_auth", "cross_origin_authentication")
_CLIENT_KEYS = ("private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth")


def plain(values: Mapping[str, JsonValue]) -> Item:
    """Return the attributes of a resource without nulls, each block that is one object as an object."""
    found: Item = {}
    for name, value in values.items():
        if value is None or (value == [] and name in _SINGLE):
            continue
        found[name] = _unwrapped(name, value)
    return found


def _unwrapped(name: str, value: JsonValue) -> JsonValue:
    if isinstance(value, list) and name not in REPEATED and len(value) == 1 and isinstance(value[0], dict):
        value = value[0]
    if isinstance(value, list):
        return [plain(item) if isinstance(item, dict) else item for item in value]
    if isinstance(value, dict):
        inner = plain(value)
        disabled = inner.pop("disable", None)
        return None if disabled is True else inner
    return value


def symbol_of(type_: str, values: Mapping[str, JsonValue]) -> str | None:
    """Return by what other resources are taken to mean this one, where they refer to its ``id``.

    Its own id where it is known; else what the scenario links by, such as the name of a role.
    """
    if type_ == "auth0_client":
        return _text(values, "client_id", "id") or _made_up(values)
    if type_ == "auth0_user":
        return _user_id(values)
    if type_ in {"auth0_role", "auth0_action", "auth0_organization"}:
        return _text(values, "id", "name")
    return _text(values, "id")


def _made_up(values: Mapping[str, JsonValue]) -> str | None:
    name = _text(values, "name")
    return derived_client_id(name) if name is not None else None


def _text(values: Mapping[str, JsonValue], *names: str) -> str | None:
    found = (values.get(name) for name in names)
    return next((value for value in found if isinstance(value, str) and value), None)


def is_known(type_: str) -> bool:
    """Tell whether a scenario has a place for resources of a type."""
    return type_ in _CONVERTERS


def kind_of(type_: str) -> str:
    """Return what people call resources of a type that a scenario has no place for."""
    name = type_.removeprefix(_PREFIX).replace("_", " ")
    return f"{name} resources" if type_.startswith(_PREFIX) else "resources of other providers"


def converted(type_: str, values: Item) -> Objects:
    """Yield what a resource is in the Management API: a collection or kind of part, and the object.

    Args:
        type_: such as ``auth0_client``; one for which :func:`is_known` is true.
        values: its attributes, as :func:`plain` returns them.
    """
    yield from _CONVERTERS[type_](values)


def _client(values: Item) -> Objects:
    item = _without(values, "id")
    if "cross_origin_auth" in item and "cross_origin_authentication" not in item:
        item = {
            _renamed(name, "cross_origin_auth", "cross_origin_authentication"): item[name] for name in item
        }
    settings = item.get("refresh_token")
    if isinstance(settings, dict) and settings.get("policies") == []:
        item["refresh_token"] = _without(settings, "policies")
    yield "clients", item


def _renamed(name: str, was: str, now: str) -> str:
    return now if name == was else name


def _credentials(values: Item) -> Objects:
    client_id = _text(values, "client_id", "id")
    if client_id is None:
        return
    item: Item = {"client_id": client_id}
    method = values.get("authentication_method")
    if isinstance(method, str) and method in _METHODS:
        item["token_endpoint_auth_method"] = method
    item |= {name: values[name] for name in ("client_secret", "signed_request_object") if name in values}
    if keys := {name: values[name] for name in _CLIENT_KEYS if name in values}:
        item["client_authentication_methods"] = dict(keys)
    yield "client_settings", item


def _api(values: Item) -> Objects:
    item = dict(values)
    if item.get("consent_policy") == "null":
        item["consent_policy"] = None
    encryption = item.get("token_encryption")
    key = encryption.get("encryption_key") if isinstance(encryption, dict) else None
    if isinstance(encryption, dict) and isinstance(key, dict):
        renamed: Item = {_renamed(name, "algorithm", "alg"): value for name, value in key.items()}
        item["token_encryption"] = {**encryption, "encryption_key": renamed}
    details = item.get("authorization_details")
    if isinstance(details, list):
        item["authorization_details"] = [each for each in details if not _is_disabled(each)] or None
    yield "resource_servers", item


def _is_disabled(block: JsonValue) -> bool:
    return isinstance(block, dict) and block.get("disable") is True


def _api_scopes(values: Item) -> Objects:
    yield (
        "api_scopes",
        {"identifier": values.get("resource_server_identifier"), "scopes": values.get("scopes")},
    )


def _api_scope(values: Item) -> Objects:
    scope: Item = {"value": values.get("scope")}
    scope |= {"description": values["description"]} if "description" in values else {}
    yield "api_scopes", {"identifier": values.get("resource_server_identifier"), "scopes": [scope]}


def _grant(values: Item) -> Objects:
    yield "client_grants", {_renamed(name, "scopes", "scope"): value for name, value in values.items()}


def _role(values: Item) -> Objects:
    item = dict(values)
    if isinstance(permissions := item.get("permissions"), list):
        item["permissions"] = _permissions(permissions)
    yield "roles", item


def _permissions(permissions: JsonValue) -> list[JsonValue]:
    listed = permissions if isinstance(permissions, list) else []
    return [_permission(each, "name") for each in listed if isinstance(each, dict)]


def _permission(values: Item, field: str) -> Item:
    return {
        "resource_server_identifier": values.get("resource_server_identifier"),
        "permission_name": values.get(field, values.get("permission_name")),
    }


def _role_permissions(values: Item) -> Objects:
    permissions = _permissions(values.get("permissions"))
    yield "role_permissions", {"role": values.get("role_id"), "permissions": permissions}


def _role_permission(values: Item) -> Objects:
    permissions: list[JsonValue] = [_permission(values, "permission")]
    yield "role_permissions", {"role": values.get("role_id"), "permissions": permissions}


def _user(values: Item) -> Objects:
    item = _without(values, "id", "connection_name", "connection_id")
    item["user_id"] = _user_id(values)
    for name in ("app_metadata", "user_metadata"):
        if isinstance(text := item.get(name), str):
            item[name] = _metadata(text)
    if isinstance(permissions := item.get("permissions"), list):
        item["permissions"] = _permissions(permissions)
    yield "users", item


def _user_id(values: Mapping[str, JsonValue]) -> str | None:
    """Return a whole user id; the provider takes the part after the bar alone, and Auth0 makes the rest."""
    given = _text(values, "id", "user_id")
    if given is not None:
        return given if "|" in given or given.startswith("${") else f"auth0|{given}"
    name = _text(values, "email", "username", "name", "phone_number")
    return None if name is None else f"auth0|{derived_client_id('user', name)}"


def _metadata(text: str) -> JsonValue:
    try:
        return parse_json(text)
    except FormatError:
        return text


def _user_roles(values: Item) -> Objects:
    roles = values.get("roles", [values.get("role_id")])
    yield "user_roles", {"user_id": values.get("user_id"), "roles": roles}


def _user_permissions(values: Item) -> Objects:
    permissions = _permissions(values.get("permissions"))
    yield "user_permissions", {"user_id": values.get("user_id"), "permissions": permissions}


def _user_permission(values: Item) -> Objects:
    permissions: list[JsonValue] = [_permission(values, "permission")]
    yield "user_permissions", {"user_id": values.get("user_id"), "permissions": permissions}


def _members(values: Item) -> Objects:
    members = values.get("members", [values.get("user_id")])
    yield "organization_members", {"id": values.get("organization_id"), "members": members}


def _tenant(values: Item) -> Objects:
    yield "tenant", _without(values, "id")


def _triggers(values: Item) -> Objects:
    if not {"actions", "action_id"} & values.keys():
        return  # They come from a dynamic block: an empty list would unbind what is bound.
    bound = values.get("actions", [{"id": values.get("action_id")}])
    names = [each.get("id") for each in bound if isinstance(each, dict)] if isinstance(bound, list) else []
    yield "triggers", {str(values.get("trigger")): list(names)}


def _as_it_is(collection: str) -> Callable[[Item], Objects]:
    def convert(values: Item) -> Objects:
        yield collection, dict(values)

    return convert


def _without(values: Item, *names: str) -> Item:
    return {name: value for name, value in values.items() if name not in names}


_CONVERTERS: Mapping[str, Callable[[Item], Objects]] = {
    "auth0_client": _client,
    "auth0_client_credentials": _credentials,
    "auth0_resource_server": _api,
    "auth0_resource_server_scopes": _api_scopes,
    "auth0_resource_server_scope": _api_scope,
    "auth0_client_grant": _grant,
    "auth0_role": _role,
    "auth0_role_permissions": _role_permissions,
    "auth0_role_permission": _role_permission,
    "auth0_user": _user,
    "auth0_user_roles": _user_roles,
    "auth0_user_role": _user_roles,
    "auth0_user_permissions": _user_permissions,
    "auth0_user_permission": _user_permission,
    "auth0_organization": _as_it_is("organizations"),
    "auth0_organization_members": _members,
    "auth0_organization_member": _members,
    "auth0_tenant": _tenant,
    "auth0_action": _as_it_is("actions"),
    "auth0_trigger_actions": _triggers,
    "auth0_trigger_action": _triggers,
    "auth0_trigger_binding": _triggers,
    "auth0_rule": _as_it_is("rules"),
    "auth0_rule_config": _as_it_is("rules_configs"),
}
