"""From what a model refuses to one error for people: the first fault in the text, and how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from mrrt_studio.scenario.errors import FieldPath, FormatError
from mrrt_studio.scenario.fields import STEP_MODELS, field_names, model_at, required_names
from mrrt_studio.scenario.locate import offsets_of
from mrrt_studio.scenario.text import RawText
from mrrt_studio.scenario.wording import Wording, of_constraint, of_types, of_unknown_name

_UNIQUE = (
    ("clients", "client_id"),
    ("resource_servers", "identifier"),
    ("users", "user_id"),
    ("steps", "id"),
)
_TYPE_ERRORS = {"union_tag_invalid", "union_tag_not_found"}


def refused(error: ValidationError, raw: RawText, at: FieldPath = ()) -> FormatError:
    """Return what is wrong in words for people, with the place in the text.

    Args:
        error: what the model said.
        raw: the text that was read.
        at: where in the text's tree the value stands that was given to the model.
    """
    tree = value_at(raw.tree, at)
    groups = _by_path(error.errors(include_url=False), tree)
    wanted = [((*at, *path), _is_unknown(group)) for path, group in groups.items()]
    places = offsets_of(raw.values(), wanted)
    offset, path = min(zip(places, groups, strict=True), key=lambda pair: pair[0])
    wording = _wording(path, groups[path], tree)
    count = f" (the first of {len(groups)} problems)" if len(groups) > 1 else ""
    return raw.refuse_at(offset, wording.message + count, (*at, *path), hint=wording.hint)


def value_at(tree: JsonValue, path: Iterable[str | int]) -> JsonValue:
    """Return the value at a path that exists."""
    for part in path:
        tree = _member(tree, part)
    return tree


def _member(tree: JsonValue, part: str | int) -> JsonValue:
    if isinstance(part, int):
        return tree[part] if isinstance(tree, list) else None
    return tree[part] if isinstance(tree, dict) else None


_Groups = dict[FieldPath, list[ErrorDetails]]


def _by_path(errors: list[ErrorDetails], tree: JsonValue) -> _Groups:
    """Group the errors: one that every member of a union raised is one fault."""
    groups: _Groups = defaultdict(list)
    for error in errors:
        groups[_field_path(error, tree)].append(error)
    return groups


def _field_path(error: ErrorDetails, tree: JsonValue) -> FieldPath:
    """Return where the fault is as people count; the models' path also names step types and union members."""
    if error["type"] == "value_error" and not error["loc"]:
        return _repeated(tree)
    path: FieldPath = ()
    for part in _without_step_type(error["loc"]):
        if _has(tree, part):
            path, tree = (*path, part), value_at(tree, [part])
        elif error["type"] == "missing" and isinstance(tree, dict):
            path = (*path, part)
    return (*path, "type") if error["type"] in _TYPE_ERRORS else path


def _without_step_type(location: FieldPath) -> FieldPath:
    is_tagged = len(location) > len(("steps", 0)) and location[0] == "steps"
    return (*location[:2], *location[3:]) if is_tagged else location


def _has(tree: JsonValue, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(tree, list) and part < len(tree)
    return isinstance(tree, dict) and part in tree


def _repeated(tree: JsonValue) -> FieldPath:
    """Return where the second of two equal ids stands, or nothing where none is repeated."""
    for collection, field in _UNIQUE:
        items = tree.get(collection) if isinstance(tree, dict) else None
        seen: set[JsonValue] = set()
        for number, item in enumerate(items if isinstance(items, list) else ()):
            name = _id_of(item, field, number)
            if name in seen:
                return (collection, number, field)
            seen.add(name)
    return ()


def _id_of(item: JsonValue, field: str, number: int) -> str:
    given = item.get(field) if isinstance(item, dict) else None
    return given if isinstance(given, str) else f"step-{number + 1}"


def _is_unknown(group: list[ErrorDetails]) -> bool:
    return group[0]["type"] == "extra_forbidden"


def _wording(path: FieldPath, group: list[ErrorDetails], tree: JsonValue) -> Wording:
    error, owner = group[0], model_at(path[:-1], tree)
    name = str(path[-1]) if path else ""
    match error["type"]:
        case "missing":
            return Wording("is missing", _needed(path, tree))
        case "extra_forbidden":
            return of_unknown_name(name, field_names(owner) if owner else ())
        case "union_tag_not_found":
            return Wording("is missing", _step_types())
        case "union_tag_invalid":
            unknown = of_unknown_name(str(error.get("ctx", {}).get("tag")), STEP_MODELS, thing="step type")
            return Wording(unknown.message, " ".join(dict.fromkeys((unknown.hint, _step_types()))))
        case _:
            return of_types(group) or of_constraint(error)


def _step_types() -> str:
    return f"There are {', '.join(STEP_MODELS)}"


def _needed(path: FieldPath, tree: JsonValue) -> str:
    owner = model_at(path[:-1], tree)
    names = required_names(owner) if owner else ()
    return f"Needed here: {', '.join(names)}" if names else f'Add "{path[-1]}"'
