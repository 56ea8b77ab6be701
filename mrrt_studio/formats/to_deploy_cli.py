"""A tenant, or what changed in it, as YAML of the Deploy CLI; its owner's own document where there is one.

A document that was imported comes back as its owner wrote it: sections that the studio does not know, keyword
markers and the order of fields stay, and only what changed is different.

Source: https://github.com/auth0/auth0-deploy-cli
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import JsonValue

from mrrt_studio.formats.api_bodies import body_of
from mrrt_studio.formats.changes import Change, changes, everything, key_of
from mrrt_studio.formats.deploy_cli_owner import Baseline, Owner
from mrrt_studio.formats.deploy_cli_tree import (
    ORDER,
    SECTIONS,
    TENANT,
    TRIGGERS,
    Item,
    code_path,
    is_written,
    ordered,
    shaped,
    tenant_settings,
    trigger_bindings,
)
from mrrt_studio.formats.deploy_cli_warnings import document_warnings, domain_warning, fragment_warnings
from mrrt_studio.formats.exported import Export
from mrrt_studio.formats.naming import Names
from mrrt_studio.formats.template import Node, Template, Variable, template
from mrrt_studio.formats.tree_patch import Markers, marked
from mrrt_studio.formats.yaml_writer import yaml_text
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Action, Rule

_ALWAYS: Mapping[str, tuple[str, ...]] = {
    "clients": ("name",),
    "resource_servers": ("name", "identifier"),
    "client_grants": ("client_id", "default_for", "audience", "subject_type"),
    "roles": ("name",),
    "organizations": ("name",),
    "actions": ("name", "code", "supported_triggers"),
    "rules": ("name", "script"),
    "rules_configs": ("key",),
}
"""What an object in a fragment must say so that the tool finds it and takes it."""


def export_document(scenario: Scenario, baseline: Baseline | None = None) -> Export:
    """Return the whole tenant as one document: the owner's own, or a new one."""
    if baseline is None:
        return _new_document(scenario)
    owner = Owner(baseline, scenario)
    text = yaml_text(owner.document())
    files = _code_files(changes(baseline.scenario, scenario), scenario, owner.paths())
    return Export(text, "yaml", "tenant.yaml", document_warnings(scenario, baseline.origin), files)


def _new_document(scenario: Scenario) -> Export:
    sections = {SECTIONS[name]: _section(scenario, name) for name in SECTIONS if getattr(scenario, name)}
    whole: Item = {
        **sections,
        TENANT: ordered(tenant_settings(scenario)),
        TRIGGERS: trigger_bindings(scenario),
    }
    document = {name: whole[name] for name in ORDER if whole.get(name)}
    text = yaml_text(document) if document else ""
    files = _code_files(everything(scenario), scenario, {})
    return Export(text, "yaml", "tenant.yaml", document_warnings(scenario), files)


def _section(scenario: Scenario, collection: str) -> list[JsonValue]:
    items: tuple[FrozenModel, ...] = getattr(scenario, collection)
    return [ordered(shaped(scenario, collection, item)) for item in items if is_written(collection, item)]


def export_fragment(
    changed: Iterable[Change], scenario: Scenario, baseline: Baseline | None = None
) -> Export:
    """Return what changed as a fragment: new objects whole, of others the fields that differ."""
    known = tuple(changed)
    names = Names.of(scenario)
    markers: Markers = Owner(baseline, scenario).markers() if baseline else {}
    sections: Item = {}
    for name in SECTIONS:
        sections[SECTIONS[name]] = [ordered(item) for item in _fragments(known, name, scenario)]
    sections |= _fragment_of_tenant(known, scenario)
    document = {name: marked(sections[name], markers) for name in ORDER if sections.get(name)}
    text = yaml_text(_with_domain(names, document)) if document else ""
    files = _code_files(known, scenario, {})
    warnings = (*fragment_warnings(known, scenario), *domain_warning(text))
    return Export(text, "yaml", "change.yaml", warnings, files)


def _fragments(changed: tuple[Change, ...], collection: str, scenario: Scenario) -> Iterator[Item]:
    items: tuple[FrozenModel, ...] = getattr(scenario, collection)
    by_key = {key_of(collection, item): item for item in items}
    for change in changed:
        item = by_key.get(change.key) if change.collection == collection else None
        if item is None or change.kind == "removed" or not is_written(collection, item):
            continue
        shape = shaped(scenario, collection, item)
        yield shape if change.kind == "added" else _changed_fields(change, shape)


def _changed_fields(change: Change, shape: Item) -> Item:
    always = {name: shape[name] for name in _ALWAYS[change.collection] if name in shape}
    differing = {name: shape[name] for name in change.fields if name in shape}
    cleared = _cleared(change, shape)
    return always | differing | cleared


def _cleared(change: Change, shape: Item) -> Item:
    """Return what goes back to Auth0's default: the tool sends what it reads, so it must stand there."""
    if change.collection in {"roles", "rules_configs"}:
        return {}
    body = body_of(change).body
    return {name: value for name, value in body.items() if name not in shape and name in change.fields}


def _fragment_of_tenant(changed: tuple[Change, ...], scenario: Scenario) -> Item:
    triggers = {str(change.key[0]) for change in changed if change.collection == TRIGGERS}
    settings = tenant_settings(scenario)
    fields = next((change.fields for change in changed if change.collection == TENANT), ())
    bindings = trigger_bindings(scenario)
    return {
        TENANT: ordered({name: settings[name] for name in fields if name in settings}),
        TRIGGERS: {name: bindings.get(name, []) for name in sorted(triggers)},
    }


def _with_domain(names: Names, document: Item) -> JsonValue:
    """Put the marker that the tool fills with its own tenant where the domain stands."""
    return {name: _as_markers(_filled(names, value)) for name, value in document.items()}


def _filled(names: Names, value: JsonValue) -> Node:
    if isinstance(value, dict):
        return {name: _filled(names, member) for name, member in value.items()}
    if isinstance(value, list):
        return [_filled(names, item) for item in value]
    return names.text(value) if isinstance(value, str) else value


def _as_markers(value: Node) -> JsonValue:
    if isinstance(value, (Template, Variable)):
        return template(value).written(str, lambda name: f"##{name}##")
    if isinstance(value, dict):
        return {name: _as_markers(member) for name, member in value.items()}
    return [_as_markers(item) for item in value] if isinstance(value, list) else value


def _code_files(
    changed: Iterable[Change], scenario: Scenario, paths: Mapping[tuple[str, str], str]
) -> dict[str, str]:
    """Return the code that is new, by the path under which the document knows it."""
    touched = {
        (change.collection, change.key)
        for change in changed
        if change.kind != "removed" and {"code", "script"} & set(change.fields)
    }
    coded: tuple[tuple[str, Action | Rule, str], ...] = (
        *(("actions", action, action.code) for action in scenario.actions),
        *(("rules", rule, rule.script) for rule in scenario.rules),
    )
    return {
        paths.get((collection, item.name), code_path(collection, item.name)): code
        for collection, item, code in coded
        if (collection, key_of(collection, item)) in touched
    }
