"""A tenant in the shape of the Deploy CLI: names instead of ids, its own sections and order of fields.

Source: https://github.com/auth0/auth0-deploy-cli (``formatResults``, ``readonly``, the YAML handlers)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import JsonValue

from mrrt_studio.formats.changes import marked_json
from mrrt_studio.formats.template import variable_name
from mrrt_studio.formats.unresolved import has_marker
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Action, Rule, RuleConfig

Item = dict[str, JsonValue]

SECTIONS: Mapping[str, str] = {
    "rules": "rules",
    "rules_configs": "rulesConfigs",
    "client_grants": "clientGrants",
    "resource_servers": "resourceServers",
    "clients": "clients",
    "roles": "roles",
    "actions": "actions",
    "organizations": "organizations",
}
"""The lists of a document by collection, in the order in which the tool writes them."""

TENANT, TRIGGERS = "tenant", "triggers"
ORDER = ("rules", "rulesConfigs", "clientGrants", "resourceServers", "clients", TENANT, "roles", "actions",
         "organizations", TRIGGERS)  # fmt: skip
MANAGEMENT_API = "Auth0 Management API"
"""The tool never writes this API, and refuses to read it."""

_FIRST = (
    "name",
    "client_id",
    "audience",
    "template",
    "identifier",
    "strategy",
    "script",
    "stage",
    "id",
)

_NEVER_WRITTEN: Mapping[str, frozenset[str]] = {
    "clients": frozenset(
        {
            "callback_url_template",
            "client_id",
            "client_secret",
            "config_route",
            "custom_login_page_preview",
            "global",
            "owners",
            "signing_keys",
            "tenant",
        }
    ),
    "resource_servers": frozenset({"id"}),
    "client_grants": frozenset({"id"}),
    "roles": frozenset({"id"}),
    "organizations": frozenset({"id", "members"}),
    "rules": frozenset({"id"}),
    "actions": frozenset(
        {
            "all_changes_deployed",
            "built_at",
            "created_at",
            "current_version",
            "deployed_version",
            "id",
            "installed_integration_id",
            "integration",
            "updated_at",
        }
    ),
    TENANT: frozenset({"domain", "sandbox_versions_available"}),
}
_NULL_IS_EMPTY = frozenset({"allowed_clients", "allowed_logout_urls", "allowed_origins", "callbacks"})
_OF_SYSTEM_APIS = frozenset(
    {
        "authorization_policy",
        "identifier",
        "is_system",
        "name",
        "proof_of_possession",
        "skip_consent_for_verifiable_first_party_clients",
        "token_lifetime",
    }
)
_OF_EXPRESS_CLIENTS = frozenset(
    {"app_type", "client_authentication_methods", "name", "organization_require_behavior"}
)
_UNSAFE_IN_FILE_NAMES = re.compile('[/?<>\\\\:*|"\x00-\x1f\x80-\x9f]')
_WINDOWS_NAMES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_POST_LOGIN: list[JsonValue] = [{"id": "post-login", "version": "v3"}]


def shaped(scenario: Scenario, collection: str, item: FrozenModel) -> Item:
    """Return one object as the tool has it, in the order in which the scenario has it.

    What no field could hold comes back: keyword markers stand where their owner wrote them.
    """
    shown = marked_json(collection, item)
    left_out = _NEVER_WRITTEN.get(collection, frozenset())
    given = {name: value for name, value in shown.items() if name not in left_out or has_marker(value)}
    if collection == "clients":
        return _client(given)
    if collection == "client_grants":
        return _with_client_name(given, scenario)
    if collection == "resource_servers":
        return _api(_with_client_name(given, scenario))
    if collection == "roles":
        return _role(given)
    return _with_path(item, given)


def is_written(collection: str, item: FrozenModel) -> bool:
    """Tell whether the tool writes an object at all."""
    is_management_api = collection == "resource_servers" and (
        getattr(item, "name", None) == MANAGEMENT_API
        or (
            getattr(item, "is_system", None) is True
            and str(getattr(item, "identifier", "")).endswith("/api/v2/")
        )
    )
    return collection in SECTIONS and not is_management_api


def tenant_settings(scenario: Scenario) -> Item:
    """Return the tenant's settings as the tool has them."""
    return marked_json(TENANT, scenario.tenant)


def trigger_bindings(scenario: Scenario) -> Item:
    """Return which Actions run at which trigger."""
    return {
        trigger: [{"action_name": name, "display_name": name} for name in names]
        for trigger, names in scenario.triggers.items()
    }


def ordered(item: Mapping[str, JsonValue]) -> Item:
    """Return an object with its fields in the tool's order: the important ones, then by the alphabet.

    Only the highest level is ordered; what is inside stays as it is.
    """
    first = [name for name in _FIRST if name in item]
    others = sorted(name for name in item if name not in _FIRST)
    return {name: item[name] for name in (*first, *others)}


def file_name(name: str) -> str:
    """Return a name as the tool uses it for files: what a file system forbids becomes a hyphen."""
    safe = _UNSAFE_IN_FILE_NAMES.sub("-", name)
    if _WINDOWS_NAMES.fullmatch(safe) or not safe.strip("."):
        return "-"
    return safe if safe == safe.rstrip(". ") else safe.rstrip(". ") + "-"


def code_path(collection: str, name: str) -> str:
    """Return where the tool keeps the code of an Action or a Rule, from the folder of the document."""
    return (
        f"./actions/{file_name(name)}/code.js" if collection == "actions" else f"./rules/{file_name(name)}.js"
    )


def _client(given: Item) -> Item:
    if given.get("app_type") == "express_configuration":
        given = {name: value for name, value in given.items() if name in _OF_EXPRESS_CLIENTS}
    settings = given.get("refresh_token")
    if isinstance(settings, dict) and settings.get("policies") == []:
        given = {**given, "refresh_token": {**settings, "policies": None}}
    return {name: [] if value is None and name in _NULL_IS_EMPTY else value for name, value in given.items()}


def _with_client_name(given: Item, scenario: Scenario) -> Item:
    """An application is named; one that the tenant does not have keeps its id."""
    client_id = given.get("client_id")
    name = next((each.name for each in scenario.clients if each.client_id == client_id and each.name), None)
    return given if name is None else {**given, "client_id": name}


def _api(given: Item) -> Item:
    named = given if given.get("name") else {**given, "name": given["identifier"]}
    if named.get("is_system") is not True:
        return named
    return {name: value for name, value in named.items() if name in _OF_SYSTEM_APIS}


def _role(given: Item) -> Item:
    return {name: value for name, value in given.items() if not (name == "description" and value is None)}


def _with_path(item: FrozenModel, given: Item) -> Item:
    """Code stands in a file of its own, and the document names it."""
    if isinstance(item, Action):
        path = code_path("actions", item.name)
        usual: Item = {"supported_triggers": list(_POST_LOGIN), "deployed": True}
        return {**usual, **given, **secret_names(item), "code": path}
    if isinstance(item, Rule):
        return {**given, "script": code_path("rules", item.name)}
    if isinstance(item, RuleConfig):
        return {"value": f"##{variable_name(item.key) or 'RULES_CONFIG'}##", **given}
    return given


def secret_names(action: Action) -> Item:
    """Return the secrets of an Action by name only, as the tool writes them: Auth0 keeps their values."""
    if not isinstance(action.secrets, dict):
        return {}
    return {"secrets": [_secret(name, value) for name, value in action.secrets.items()]}


def _secret(name: str, value: JsonValue) -> JsonValue:
    return {"name": name, "value": value} if has_marker(value) else {"name": name}
