"""What the Terraform provider would reject or silently ignore.

Source: https://registry.terraform.io/providers/auth0/auth0/latest/docs/resources/client
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import JsonValue

from mrrt_studio.formats import terraform_fields as fields
from mrrt_studio.formats.changes import Change
from mrrt_studio.formats.exported import ExportWarning
from mrrt_studio.formats.terraform_fields import Shape
from mrrt_studio.formats.unresolved import EXPRESSION
from mrrt_studio.formats.warnings import change_warnings, without_value_warnings
from mrrt_studio.scenario.model import Scenario

_SHAPES: Mapping[str, Mapping[str, Shape]] = {
    "clients": fields.CLIENT,
    "resource_servers": fields.API,
    "client_grants": fields.GRANT,
    "roles": fields.ROLE,
    "organizations": fields.ORGANIZATION,
    "actions": fields.ACTION,
    "tenant": fields.TENANT,
}
_UNSUPPORTED = "The provider's documentation lists no {names}: left out."
_SYSTEM = "One of Auth0's own APIs: Terraform cannot manage it, so it is left out."
_LAST_POLICY = (
    "No policies are left. The provider sends no empty set of policies; that Auth0 then removes them is "
    "likely, but no recording shows it."
)
_KEYS = "How it authenticates needs keys, which are in no export: add auth0_client_credentials yourself."
_REMOVED = "Delete its block: Terraform then deletes the object."
_RULES = "Rules are left out: the provider no longer makes them."
_SIGNING = "The provider's documentation does not list {alg}."
_AS_TEXT = "{names}: the source has an expression there, which stands here as text ($${{…}}): put it back."
_CODE = frozenset({"code", "script"})
"""Fields with templates of JavaScript, which look like expressions of Terraform."""
_DOCUMENTED_ALGS = frozenset({"HS256", "RS256", "PS256"})


def terraform_warnings(changed: Iterable[Change], scenario: Scenario) -> tuple[ExportWarning, ...]:
    """Return what Terraform, and then the Management API, would say to changes."""
    known = tuple(changed)
    own = (warning for change in known if change.kind != "removed" for warning in _of_change(change))
    unknown = without_value_warnings(known, scenario)
    return (*change_warnings(known, scenario), *unknown, *own, *_of_rules(known))


def removed_warnings(removed: Iterable[Change]) -> Iterator[ExportWarning]:
    """Yield what to do about objects that are gone."""
    for change in removed:
        yield ExportWarning(change.label, _REMOVED, "note")


def _of_rules(changed: tuple[Change, ...]) -> Iterator[ExportWarning]:
    if any(change.collection in {"rules", "rules_configs"} for change in changed):
        yield ExportWarning("", _RULES, "ignored")


def _of_change(change: Change) -> Iterator[ExportWarning]:
    if change.collection == "resource_servers" and change.item.get("is_system") is True:
        yield ExportWarning(change.label, _SYSTEM, "ignored")
        return
    if change.collection not in _SHAPES:
        return
    names = sorted(_unsupported(change))
    if names:
        yield ExportWarning(change.label, _UNSUPPORTED.format(names=", ".join(names)), "ignored")
    if expressions := [name for name, value in change.item.items() if _has_expression(name, value)]:
        yield ExportWarning(change.label, _AS_TEXT.format(names=", ".join(expressions)), "note")
    if change.collection == "clients":
        yield from _of_client(change)
    alg = change.item.get("signing_alg")
    if change.collection == "resource_servers" and isinstance(alg, str) and alg not in _DOCUMENTED_ALGS:
        yield ExportWarning(change.label, _SIGNING.format(alg=alg), "note")


def _has_expression(name: str, value: JsonValue) -> bool:
    texts = value if isinstance(value, list) else [value]
    return name not in _CODE and any(isinstance(text, str) and EXPRESSION in text for text in texts)


def _of_client(change: Change) -> Iterator[ExportWarning]:
    if change.item.get("client_authentication_methods"):
        yield ExportWarning(change.label, _KEYS, "ignored")
    if _policies(change.before) and not _policies(change.after):
        yield ExportWarning(change.label, _LAST_POLICY, "note")


def _policies(item: Mapping[str, JsonValue] | None) -> JsonValue:
    settings = (item or {}).get("refresh_token")
    return settings.get("policies") if isinstance(settings, dict) else None


def _unsupported(change: Change) -> Iterator[str]:
    known = {
        *_SHAPES[change.collection],
        *fields.RENAMED.get(change.collection, {}),
        *fields.ELSEWHERE.get(change.collection, ()),
        *fields.READ_ONLY,
    }
    for name, value in change.item.items():
        if name not in known and value is not None and name not in _NOT_WORTH_A_WORD:
            yield name


_NOT_WORTH_A_WORD = frozenset(
    {"callback_url_template", "owners", "members", "cross_origin_auth", "config_route", "type"}
)
