"""What tools spell differently, brought to the spelling of the Management API and of scenario files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from mrrt_studio.formats.redaction import is_placeholder
from mrrt_studio.formats.unresolved import has_marker
from mrrt_studio.scenario.fresh import derived_client_id

_MINUTES = ("session_lifetime", "idle_session_lifetime")
_MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class Shaped:
    """An object in the shape of scenario files, and the secrets that went on the way."""

    item: dict[str, JsonValue]
    real: int = 0
    hidden: int = 0


def shaped(collection: str, item: Mapping[str, JsonValue]) -> Shaped:
    """Return an object in the shape that a scenario has it in; secrets by name are still in it."""
    shape = _SHAPES.get(collection)
    return shape(item) if shape else Shaped(dict(item))


def made_up_secret(*parts: str) -> str:
    """Return a secret of the simulator's own, the same each time; it begins with SIM."""
    return derived_client_id("secret", *parts)


def made_up_organization_id(name: str) -> str:
    """Return an id for an organization that has none in its source, the same each time."""
    return f"org_{derived_client_id('organization', name)[:16]}"


def is_made_up(id_: str | None) -> bool:
    """Tell whether an id was made here, because the source had none."""
    return id_ is not None and id_.removeprefix("org_").startswith("SIM")


def _tenant(item: Mapping[str, JsonValue]) -> Shaped:
    """Give session lifetimes in hours: the Management API takes minutes too, under another name."""
    kept = dict(item)
    for name in _MINUTES:
        minutes = kept.get(f"{name}_in_minutes")
        if isinstance(minutes, int | float) and not isinstance(minutes, bool):
            del kept[f"{name}_in_minutes"]
            kept.setdefault(name, minutes / _MINUTES_PER_HOUR)
    return Shaped(kept)


def _resource_server(item: Mapping[str, JsonValue]) -> Shaped:
    """Give scopes their ``value``: Terraform and the schema of the Deploy CLI call it ``name``."""
    scopes = item.get("scopes")
    if not isinstance(scopes, list):
        return Shaped(dict(item))
    return Shaped({**item, "scopes": [_scope(scope) for scope in scopes]})


def _scope(scope: JsonValue) -> JsonValue:
    if not isinstance(scope, dict) or "value" in scope or "name" not in scope:
        return scope
    return {"value" if name == "name" else name: value for name, value in scope.items()}


def _user(item: Mapping[str, JsonValue]) -> Shaped:
    """Give roles by name, and of permissions those that the user has directly."""
    kept = dict(item)
    if isinstance(roles := item.get("roles"), list):
        kept["roles"] = [_name_of(role, "name", "id") for role in roles]
    if isinstance(permissions := item.get("permissions"), list):
        kept["permissions"] = [each for each in permissions if _is_direct(each)]
    return Shaped(kept)


def _is_direct(permission: JsonValue) -> bool:
    sources = permission.get("sources") if isinstance(permission, dict) else None
    if not isinstance(sources, list) or not sources:
        return True
    return any(isinstance(source, dict) and source.get("source_type") == "DIRECT" for source in sources)


def _name_of(value: JsonValue, *fields: str) -> JsonValue:
    if not isinstance(value, dict):
        return value
    return next((value[field] for field in fields if field in value), value)


def _organization(item: Mapping[str, JsonValue]) -> Shaped:
    kept = dict(item)
    name = item.get("name")
    if "id" not in item and isinstance(name, str):
        kept["id"] = made_up_organization_id(name)
    if isinstance(members := item.get("members"), list):
        kept["members"] = [_name_of(member, "user_id") for member in members]
    return Shaped(kept)


def _action(item: Mapping[str, JsonValue]) -> Shaped:
    """Give each secret a value of the simulator's own; a marker is no secret and stays."""
    kept, secrets = dict(item), item.get("secrets")
    values = _secrets(secrets)
    if values is None:
        return Shaped(kept)
    shown = {name: value for name, value in values.items() if has_marker(value)}
    named = str(item.get("name", ""))
    kept["secrets"] = {name: made_up_secret(named, name) for name in values} | shown
    hidden = sum(value is None or is_placeholder(value) for value in values.values())
    return Shaped(kept, len(values) - hidden, hidden)


def _secrets(secrets: JsonValue) -> dict[str, JsonValue] | None:
    if isinstance(secrets, dict):
        return secrets
    if not isinstance(secrets, list):
        return None
    named = (each for each in secrets if isinstance(each, dict) and isinstance(each.get("name"), str))
    return {str(each["name"]): each.get("value") for each in named}


def _rule_config(item: Mapping[str, JsonValue]) -> Shaped:
    """Give the value one of the simulator's own: at Auth0 it is write-only, as secrets are."""
    key, value = item.get("key"), item.get("value")
    if value is None or has_marker(value):
        return Shaped({"key": key, "value": value})
    is_hidden = is_placeholder(value)
    made_up = made_up_secret("rule config", str(key))
    return Shaped({"key": key, "value": made_up}, int(not is_hidden), int(is_hidden))


_SHAPES: Mapping[str, Callable[[Mapping[str, JsonValue]], Shaped]] = {
    "tenant": _tenant,
    "resource_servers": _resource_server,
    "api_scopes": _resource_server,
    "users": _user,
    "user_permissions": _user,
    "user_roles": _user,
    "organizations": _organization,
    "actions": _action,
    "rules_configs": _rule_config,
}
