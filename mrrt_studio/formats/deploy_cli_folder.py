"""The owner's own Deploy CLI folder: the JSON files that a change adds or rewrites.

Source: https://github.com/auth0/auth0-deploy-cli (its directory handlers, ``dumpJSON``)
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain, count

from pydantic import JsonValue

from mrrt_studio.formats.changes import changes, pairs
from mrrt_studio.formats.deploy_cli_owner import Baseline, Owner
from mrrt_studio.formats.deploy_cli_tree import (
    SECTIONS,
    TENANT,
    TRIGGERS,
    file_name,
    tenant_settings,
    trigger_bindings,
)
from mrrt_studio.formats.deploy_cli_warnings import folder_warnings
from mrrt_studio.formats.exported import Export
from mrrt_studio.formats.tree_patch import patched
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Action, Rule

_FOLDERS: Mapping[str, str] = {
    "clients": "clients",
    "resource_servers": "resource-servers",
    "client_grants": "grants",
    "roles": "roles",
    "organizations": "organizations",
    "actions": "actions",
    "rules": "rules",
    "rules_configs": "rules-configs",
}
_SETTINGS = {TENANT: "tenant.json", TRIGGERS: "triggers/triggers.json"}


def export_folder(scenario: Scenario, baseline: Baseline) -> Export:
    """Return the files of the folder that a change adds or rewrites; what is to be deleted is a warning."""
    owner = Owner(baseline, scenario)
    found = {
        name: tree for collection in SECTIONS for name, tree in _files(owner, baseline, scenario, collection)
    }
    found |= _settings(owner, baseline, scenario)
    files = {name: _json(tree) for name, tree in found.items() if tree is not None}
    files |= _code(owner, baseline, scenario)
    removed = [name for name, tree in found.items() if tree is None]
    warnings = folder_warnings(changes(baseline.scenario, scenario), scenario, removed)
    text = "\n".join(f"// {name}\n{content}" for name, content in files.items())
    return Export(text, "json", "", warnings, files, is_folder=True)


def _files(
    owner: Owner, baseline: Baseline, scenario: Scenario, collection: str
) -> Iterator[tuple[str, JsonValue]]:
    """Yield the files of one kind of object that differ; None is for one that goes."""
    markers = owner.markers()
    taken = set(baseline.origin.tree) if isinstance(baseline.origin.tree, dict) else set[str]()
    for was, now in pairs(baseline.scenario, scenario, collection):
        place = None if was is None else owner.place(collection, was)
        if was is None and now is not None:
            for tree in owner.added(collection, iter([now]), markers):
                name = _free(f"{_FOLDERS[collection]}/{_name(collection, now, tree)}", taken)
                yield name, _in_folder(now, tree)
        elif was is not None and place is not None:
            original = owner.original(collection, was)
            tree = None if now is None else owner.edited(collection, original, was, now, markers)
            if tree != original:
                yield str(place[0]), tree


def _name(collection: str, item: FrozenModel, tree: JsonValue) -> str:
    """Return the name of a new file, as the tool calls it."""
    shape = tree if isinstance(tree, dict) else {}
    if collection == "client_grants":
        owner = shape.get("client_id") or shape.get("default_for") or ""
        return file_name(f"{owner} ({shape.get('audience')})")
    return file_name(
        str(getattr(item, "name", None) or getattr(item, "key", None) or shape.get("identifier"))
    )


def _free(stem: str, taken: set[str]) -> str:
    candidates = chain([f"{stem}.json"], (f"{stem}-{number}.json" for number in count(2)))
    name = next(name for name in candidates if name not in taken)
    taken.add(name)
    return name


def _in_folder(item: FrozenModel, tree: JsonValue) -> JsonValue:
    """A rule names its code from its own folder, an Action from the root."""
    if isinstance(item, Rule) and isinstance(tree, dict):
        return {**tree, "script": f"./{file_name(item.name)}.js"}
    return tree


def _settings(owner: Owner, baseline: Baseline, scenario: Scenario) -> dict[str, JsonValue]:
    files: Mapping[str, JsonValue] = baseline.origin.tree if isinstance(baseline.origin.tree, dict) else {}
    found: dict[str, JsonValue] = {}
    for kind, shape in ((TENANT, tenant_settings), (TRIGGERS, trigger_bindings)):
        was, now = shape(baseline.scenario), shape(scenario)
        folder = _SETTINGS[kind].partition("/")[0]
        name = next((each for each in files if each.startswith(folder)), _SETTINGS[kind])
        if was != now:
            found[name] = patched(files.get(name) or {}, was, now, owner.markers())
    return found


def _code(owner: Owner, baseline: Baseline, scenario: Scenario) -> dict[str, str]:
    known = owner.paths()
    before = {**{each.name: each.code for each in baseline.scenario.actions}}
    scripts = {each.name: each.script for each in baseline.scenario.rules}
    actions = {
        _path(each, known): each.code for each in scenario.actions if before.get(each.name) != each.code
    }
    rules = {
        _path(each, known): each.script for each in scenario.rules if scripts.get(each.name) != each.script
    }
    return actions | rules


def _path(item: Action | Rule, known: Mapping[tuple[str, str], str]) -> str:
    """Return where the code of an Action or a Rule stands, from the root of the folder."""
    if isinstance(item, Action):
        return known.get(("actions", item.name), f"./actions/{file_name(item.name)}/code.js").removeprefix(
            "./"
        )
    path = known.get(("rules", item.name), f"./{file_name(item.name)}.js").removeprefix("./")
    return path if path.startswith("rules/") else f"rules/{path}"


def _json(tree: JsonValue) -> str:
    return json.dumps(tree, indent=2, ensure_ascii=False) + "\n"
