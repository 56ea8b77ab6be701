"""The owner's own Deploy CLI document, with a change written into it.

Sections that the studio does not know, keyword markers, the order of fields and what nobody touched stay as
their owner wrote them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from mrrt_studio.formats.changes import item_json, pairs
from mrrt_studio.formats.deploy_cli_tree import (
    SECTIONS,
    TENANT,
    TRIGGERS,
    Item,
    is_written,
    ordered,
    shaped,
    tenant_settings,
    trigger_bindings,
)
from mrrt_studio.formats.imported import Origin, key_of
from mrrt_studio.formats.tree_patch import Markers, marked, markers_of, patched
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Action, Rule


@dataclass(frozen=True, slots=True)
class Baseline:
    """The owner's document, and what it meant when it was imported."""

    origin: Origin
    scenario: Scenario

    @property
    def is_document(self) -> bool:
        """Whether it is one YAML document of the Deploy CLI."""
        return self.origin.kind == "deploy-cli-yaml" and isinstance(self.origin.tree, dict)

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of the Deploy CLI, one JSON file an object."""
        return self.origin.kind == "deploy-cli-directory" and isinstance(self.origin.tree, dict)


class Owner:
    """The owner's document while a change is written into it."""

    def __init__(self, baseline: Baseline, after: Scenario) -> None:
        origin = baseline.origin
        self._tree: Item = origin.tree if isinstance(origin.tree, dict) else {}
        self._places = origin.objects
        self._before, self._after = baseline.scenario, after

    def document(self) -> Item:
        """Return the document with the change in it."""
        markers = self.markers()
        document = dict(self._tree)
        for collection, section in SECTIONS.items():
            items = self._section(collection, markers)
            if items is not None:
                document[section] = items
        for name, shape in ((TENANT, tenant_settings), (TRIGGERS, trigger_bindings)):
            was, now = shape(self._before), shape(self._after)
            if was != now:
                document[name] = patched(document.get(name) or {}, was, now, markers)
        return document

    def markers(self) -> Markers:
        """Return the values that have a marker somewhere in the document."""
        found: dict[str, str] = {}
        for collection, item in self._known():
            before = shaped(self._before, collection, item)
            found |= markers_of(self.original(collection, item), before)
        return found

    def paths(self) -> dict[tuple[str, str], str]:
        """Return where the document keeps code, by collection and name."""
        found: dict[tuple[str, str], str] = {}
        for collection, item in self._known():
            original = self.original(collection, item)
            path = original.get("code", original.get("script")) if isinstance(original, dict) else None
            if isinstance(path, str) and isinstance(item, (Action, Rule)) and "\n" not in path:
                found[collection, item.name] = path
        return found

    def _known(self) -> Iterator[tuple[str, FrozenModel]]:
        for collection in SECTIONS:
            items: tuple[FrozenModel, ...] = getattr(self._before, collection)
            yield from ((collection, item) for item in items)

    def place(self, collection: str, item: FrozenModel) -> FieldPath | None:
        """Return where the document has an object of the tenant as it was, or None."""
        return self._places.get((collection, key_of(item)))

    def original(self, collection: str, item: FrozenModel) -> JsonValue:
        """Return an object as its owner wrote it, or None."""
        place = self.place(collection, item)
        return None if place is None else _at(self._tree, place)

    def _section(self, collection: str, markers: Markers) -> list[JsonValue] | None:
        """Return the objects of a section, or None where it stays as it is."""
        matched = [*pairs(self._before, self._after, collection)]
        if all(was is not None and now is not None and _equal(collection, was, now) for was, now in matched):
            return None
        now_at = {self.place(collection, was): (was, now) for was, now in matched if was is not None}
        original = self._tree.get(SECTIONS[collection])
        items: list[JsonValue] = []
        for number, item in enumerate(original if isinstance(original, list) else []):
            was, now = now_at.get((SECTIONS[collection], number), (None, None))
            if was is None:
                items.append(item)
            elif now is not None:
                items.append(self.edited(collection, item, was, now, markers))
        return [*items, *self.added(collection, (now for was, now in matched if was is None), markers)]

    def edited(
        self, collection: str, original: JsonValue, was: FrozenModel, now: FrozenModel, markers: Markers
    ) -> JsonValue:
        """Return an object as its owner wrote it, with a change in it."""
        before, after = shaped(self._before, collection, was), shaped(self._after, collection, now)
        return patched(original, before, after, markers)

    def added(
        self, collection: str, items: Iterator[FrozenModel | None], markers: Markers
    ) -> Iterator[JsonValue]:
        """Yield new objects in the tool's style, with the markers that their texts have elsewhere."""
        for item in items:
            if item is not None and is_written(collection, item):
                yield marked(ordered(shaped(self._after, collection, item)), markers)


def _equal(collection: str, was: FrozenModel, now: FrozenModel) -> bool:
    return was is now or item_json(collection, was) == item_json(collection, now)


def _at(tree: JsonValue, place: FieldPath) -> JsonValue:
    for part in place:
        if isinstance(part, int):
            tree = tree[part] if isinstance(tree, list) and part < len(tree) else None
        else:
            tree = tree.get(part) if isinstance(tree, dict) else None
    return tree
