"""What the Deploy CLI would reject or silently ignore.

Source: https://github.com/auth0/auth0-deploy-cli (its schemas, ``processChanges`` of the handlers)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pydantic import JsonValue

from mrrt_studio.formats.changes import Change, everything
from mrrt_studio.formats.deploy_cli_tree import MANAGEMENT_API, SECTIONS
from mrrt_studio.formats.exported import ExportWarning
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.redaction import without_secrets
from mrrt_studio.formats.warnings import change_warnings
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario

_FRAGMENT = (
    "This is a part of a document: with AUTH0_ALLOW_DELETE the tool would delete everything that is not in "
    "it. Merge it into your document instead."
)
_REMOVED = "Remove it from your document; the tool deletes it only with AUTH0_ALLOW_DELETE."
_REMOVED_FILE = "Delete this file; the tool deletes the object only with AUTH0_ALLOW_DELETE."
_SAME_NAME = "Several applications have this name: the tool knows them by name and changes the wrong one."
_THIRD_PARTY = "The tool leaves third-party applications alone where AUTH0_EXCLUDE_THIRD_PARTY_CLIENTS is on."
_SETTINGS_REMOVED = "The tool removes refresh_token from applications of the type resource_server."
_REPEATED = "The policy for {audience} lists a scope twice: the tool's schema refuses the document."
_MANAGEMENT_API = f"The tool refuses a document that holds the {MANAGEMENT_API}: it is left out."
_SYSTEM_API = "Of Auth0's own APIs the tool takes a few fields only; the others are left out."
_KEYWORDS = "Values of rulesConfigs are secrets, so keywords stand for them: the tool needs their values."
_IMMUTABLE = "The tool takes {field} out before it updates: it cannot be changed."
_SECRETS = "Your own document holds secrets, and they stand in this text as they stand there: {places}."
_DOMAIN = "##AUTH0_DOMAIN## stands for the tenant's domain: the tool fills it in from its environment."
_EXPRESS = "Of an express_configuration application the tool takes four fields only."

_FLAGS = "The tool sends no flag that it does not know; it does not know {names}."

_KNOWN_FLAGS = frozenset(
    {
        "allow_legacy_delegation_grant_types", "allow_legacy_ro_grant_types",
        "allow_legacy_tokeninfo_endpoint", "change_pwd_flow_v1", "dashboard_insights_view",
        "dashboard_log_streams_next", "disable_clickjack_protection_headers", "disable_fields_map_fix",
        "disable_management_api_sms_obfuscation", "enable_adfs_waad_email_verification",
        "enable_apis_section", "enable_client_connections", "enable_dynamic_client_registration",
        "enable_idtoken_api2", "enable_legacy_profile", "enable_pipeline2",
        "enable_public_signup_user_exists_error", "enable_sso",
        "enforce_client_authentication_on_passwordless_start", "improved_signup_bot_detection_in_classic",
        "mfa_show_factor_list_on_enrollment", "no_disclose_enterprise_connections",
        "require_pushed_authorization_requests", "revoke_refresh_token_grant",
        "trust_azure_adfs_email_verified_connection_property", "use_scope_descriptions_for_consent",
    }
)  # fmt: skip
"""Source: https://github.com/auth0/auth0-deploy-cli (``allowedTenantFlags``)"""

_STRIPPED: Mapping[str, frozenset[str]] = {
    "clients": frozenset({"resource_server_identifier", "third_party_security_mode"}),
    "client_grants": frozenset({"audience", "client_id", "default_for", "subject_type"}),
    "resource_servers": frozenset({"identifier", "client_id"}),
}
_MOST_PLACES = 5


def document_warnings(scenario: Scenario, origin: Origin | None = None) -> tuple[ExportWarning, ...]:
    """Return what the tool, and then the Management API, would say to a whole document."""
    every = everything(scenario)
    shown = () if origin is None else tuple(_of_secrets(origin))
    return (*shown, *change_warnings(every, scenario), *_of_tenant(every, scenario))


def fragment_warnings(changed: Iterable[Change], scenario: Scenario) -> tuple[ExportWarning, ...]:
    """Return what they would say to a part of one."""
    known = tuple(changed)
    if not known:
        return ()
    removed = (
        ExportWarning(change.label, _REMOVED, "ignored")
        for change in known
        if change.kind == "removed" and change.collection in SECTIONS
    )
    about = ExportWarning("", _FRAGMENT, "note")
    of_change = (*change_warnings(known, scenario), *_of_tenant(known, scenario))
    return (about, *removed, *of_change, *_of_immutable(known))


def folder_warnings(
    changed: Iterable[Change], scenario: Scenario, removed: Iterable[str]
) -> tuple[ExportWarning, ...]:
    """Return what they would say to the files of a folder that a change rewrites."""
    known = tuple(changed)
    gone = tuple(ExportWarning(name, _REMOVED_FILE, "ignored") for name in removed)
    of_change = (*change_warnings(known, scenario), *_of_tenant(known, scenario), *_of_immutable(known))
    return (*gone, *of_change)


def domain_warning(text: str) -> tuple[ExportWarning, ...]:
    """Return what to know where the tenant's domain became a marker."""
    return (ExportWarning("", _DOMAIN, "note"),) if "##AUTH0_DOMAIN##" in text else ()


def _of_tenant(changed: tuple[Change, ...], scenario: Scenario) -> Iterator[ExportWarning]:
    named = {str(change.key[0]) for change in changed if change.collection == "clients"}
    names = Counter(client.name for client in scenario.clients)
    for client in scenario.clients:
        if client.client_id in named:
            yield from _of_client(client, names)
    for change in changed:
        if change.collection == "resource_servers" and change.kind != "removed":
            yield from _of_api(change)
        if change.collection == "tenant":
            yield from _of_flags(change)
    if any(change.collection == "rules_configs" for change in changed):
        yield ExportWarning("", _KEYWORDS, "note")


def _of_flags(change: Change) -> Iterator[ExportWarning]:
    """Flags that are already as they shall be are not worth a word."""
    was, now = ((item or {}).get("flags") for item in (change.before, change.after))
    before: Mapping[str, JsonValue] = was if isinstance(was, dict) else {}
    after: Mapping[str, JsonValue] = now if isinstance(now, dict) else {}
    names = [name for name in after if name not in _KNOWN_FLAGS and before.get(name) != after[name]]
    if names:
        yield ExportWarning(change.label, _FLAGS.format(names=", ".join(names)), "ignored")


def _of_client(client: Client, names: Mapping[str, int]) -> Iterator[ExportWarning]:
    if names[client.name] > 1:
        yield ExportWarning(client.label, _SAME_NAME, "rejected")
    if not client.first_party:
        yield ExportWarning(client.label, _THIRD_PARTY, "note")
    if client.app_type == "resource_server" and client.refresh_token is not None:
        yield ExportWarning(client.label, _SETTINGS_REMOVED, "ignored")
    if client.app_type == "express_configuration":
        yield ExportWarning(client.label, _EXPRESS, "ignored")
    for policy in client.policies:
        if len(set(policy.scope)) < len(policy.scope):
            yield ExportWarning(client.label, _REPEATED.format(audience=policy.audience), "rejected")


def _of_api(change: Change) -> Iterator[ExportWarning]:
    if change.item.get("name") == MANAGEMENT_API:
        yield ExportWarning(change.label, _MANAGEMENT_API, "rejected")
    elif change.item.get("is_system") is True:
        yield ExportWarning(change.label, _SYSTEM_API, "ignored")


def _of_immutable(changed: tuple[Change, ...]) -> Iterator[ExportWarning]:
    for change in changed:
        if change.kind == "changed" and change.before:
            for field in _STRIPPED.get(change.collection, frozenset()).intersection(change.fields):
                yield ExportWarning(change.label, _IMMUTABLE.format(field=field), "ignored")


def _of_secrets(origin: Origin) -> Iterator[ExportWarning]:
    """Name the sections of the owner's document that hold secrets."""
    sections: Mapping[str, JsonValue] = origin.tree if isinstance(origin.tree, dict) else {}
    places = [name for name, section in sections.items() if without_secrets({name: section}).real]
    if places:
        listed = ", ".join(places[:_MOST_PLACES]) + (" and others" if len(places) > _MOST_PLACES else "")
        yield ExportWarning("", _SECRETS.format(places=listed), "note")
