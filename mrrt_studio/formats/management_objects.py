"""The objects that JSON of the Management API holds: one, a list in any envelope, or lists keyed by kind.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import JsonValue

from mrrt_studio.formats.detect import PAGING
from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.object_kinds import LISTS, TENANT_KEYS, is_used, kind_of
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.text import RawText
from mrrt_studio.scenario.wording import described

_UNKNOWN = "unrecognised objects"
_FIELDS_SHOWN = 4
_NOT_KNOWN = "this is nothing that is known (its fields: {}), so that it is not used"
_NOT_AN_OBJECT = "this is {}, not an object, so that it is not used"


@dataclass(slots=True)
class Objects:
    """What was found on the way through one tree, and what was not used."""

    raw: RawText
    found: list[Found] = field(default_factory=list[Found])
    managed: set[str] = field(default_factory=set[str])
    ignored: dict[str, int] = field(default_factory=dict[str, int])
    notes: list[Note] = field(default_factory=list[Note])

    def ignore(self, kind: str, count: int = 1) -> None:
        """Count what a scenario has no place for."""
        if count:
            self.ignored[kind] = self.ignored.get(kind, 0) + count

    def add(self, kind: str, item: dict[str, JsonValue], path: FieldPath) -> None:
        """Take an object, or count it where its kind has no place in a scenario."""
        if not is_used(kind):
            self.ignore(kind)
        elif kind == "bindings":
            self._bind(item, path)
        else:
            self.managed.add(kind)
            self.found.append(Found(kind, triggers(item) if kind == "triggers" else item, self.raw, path))

    def any_object(self, value: JsonValue, path: FieldPath) -> None:
        """Take whatever stands in a list or alone."""
        if not isinstance(value, dict):
            self._not_used(_NOT_AN_OBJECT.format(described(value)), path)
        elif kind := kind_of(value):
            self.add(kind, value, path)
        else:
            fields = ", ".join(list(value)[:_FIELDS_SHOWN]) or "none"
            self._not_used(_NOT_KNOWN.format(fields), path)

    def items(self, kind: str, values: list[JsonValue], path: FieldPath) -> None:
        """Take a list of which is known what it holds."""
        self.managed.update({kind} - {"bindings"})
        for number, value in enumerate(values):
            if isinstance(value, dict):
                self.add(kind, value, (*path, number))
            else:
                self._not_used(_NOT_AN_OBJECT.format(described(value)), (*path, number))

    def _not_used(self, message: str, path: FieldPath) -> None:
        self.ignore(_UNKNOWN)
        self.notes.append(Note(message, self.raw, path))

    def _bind(self, item: dict[str, JsonValue], path: FieldPath) -> None:
        """Take a binding: the Action that it holds, and its place among those of the trigger."""
        action, trigger = item.get("action"), item.get("trigger_id")
        if not isinstance(action, dict) or not isinstance(trigger, str):
            self._not_used("this binds no Action, so that it is not used", path)
            return
        self.managed |= {"actions", "triggers"}
        self.found.append(Found("actions", with_code(action), self.raw, (*path, "action")))
        self._extend(trigger, action.get("name"), path)

    def _extend(self, trigger: str, name: JsonValue, path: FieldPath) -> None:
        for number, each in enumerate(self.found):
            if each.collection == "triggers" and isinstance(bound := each.item.get(trigger), list):
                self.found[number] = Found("triggers", {trigger: [*bound, name]}, each.raw, each.path)
                return
        self.found.append(Found("triggers", {trigger: [name]}, self.raw, path))


def objects_of(raw: RawText) -> Objects:
    """Return everything that a tree of Management API JSON holds."""
    objects = Objects(raw)
    tree = raw.tree
    if isinstance(tree, list):
        for number, item in enumerate(tree):
            objects.any_object(item, (number,))
    elif isinstance(tree, dict) and is_envelope(tree):
        for name, value in tree.items():
            _keyed(objects, name, value)
    else:
        objects.any_object(tree, ())
    return objects


def is_envelope(tree: dict[str, JsonValue]) -> bool:
    """Tell whether an object is a page of a list or an export keyed by kind, and no object of its own."""
    kind = kind_of(tree)
    if kind is not None and kind not in {"tenant", "triggers"}:
        return False
    has_lists = any(isinstance(tree.get(name), list) for name in LISTS)
    is_page = bool(PAGING & tree.keys()) and any(isinstance(value, list) for value in tree.values())
    return has_lists or is_page or _has_settings(tree) or _lists_possible_triggers(tree)


def _has_settings(tree: dict[str, JsonValue]) -> bool:
    return any(isinstance(tree.get(name), dict) for name in (*TENANT_KEYS, "triggers"))


def _lists_possible_triggers(tree: dict[str, JsonValue]) -> bool:
    return isinstance(tree.get("triggers"), list)


def _keyed(objects: Objects, name: str, value: JsonValue) -> None:
    if name in LISTS and isinstance(value, list):
        objects.items(LISTS[name], value, (name,))
    elif name in TENANT_KEYS and isinstance(value, dict):
        objects.add("tenant", value, (name,))
    elif name == "triggers" and isinstance(value, dict):
        objects.add("triggers", value, (name,))
    elif name not in PAGING:
        objects.ignore(name.replace("_", " "), count_of(value))


def count_of(value: JsonValue) -> int:
    """Return how many things a section holds that is not used: those of a list, or one if there is any."""
    return len(value) if isinstance(value, list) else int(bool(value))


def triggers(item: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """Return the names of Actions by trigger, as they are bound there in any of the tools' forms."""
    return {trigger: [_bound(each) for each in _as_list(bound)] for trigger, bound in item.items()}


def _as_list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []


def _bound(binding: JsonValue) -> JsonValue:
    if not isinstance(binding, dict):
        return binding
    reference = binding.get("ref")
    if isinstance(reference, dict) and "value" in reference:
        return reference["value"]
    names = ("action_name", "name", "action_id", "display_name")
    return next((binding[name] for name in names if name in binding), None)


def with_code(action: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """Return an Action with the code of its deployed version, where it does not say its own."""
    for version in ("deployed_version", "current_version"):
        deployed = action.get(version)
        if "code" not in action and isinstance(deployed, dict) and "code" in deployed:
            return {**action, "code": deployed["code"]}
    return action


def is_known(tree: JsonValue) -> bool:
    """Tell whether a tree holds anything of the Management API at all."""
    if isinstance(tree, list):
        return any(isinstance(item, dict) and kind_of(item) for item in tree)
    return isinstance(tree, dict) and (kind_of(tree) is not None or is_envelope(tree))
