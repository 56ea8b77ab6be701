"""What no field of a scenario can hold, kept beside the fields: markers, and values of a newer Auth0.

An object whose ``token_lifetime`` is ``##LIFETIME##`` has no token lifetime here, but must have its marker
again when it is exported. It keeps it in one unknown field, which any object of the Management API may have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, JsonValue, ValidationError
from pydantic_core import ErrorDetails

from mrrt_studio.formats.keywords import MARKER
from mrrt_studio.scenario.errors import FieldPath, path_text
from mrrt_studio.scenario.wording import described, of_constraint, of_types

FIELD = "mrrt_studio_unresolved"
"""The unknown field: a list of ``{"path": [...], "value": ...}``, each path from the object down."""

EXPRESSION = "${"
"""Begins an expression of Terraform in a text."""

_ROUNDS = 20
_MAPPING_SCOPE = "a scope must be text; '{0}: {1}' with a blank after the colon is an object, write '{0}:{1}'"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A value that no field can hold."""

    path: FieldPath
    """From the object down."""
    value: JsonValue
    reason: str
    """Why it is not used, in words for people."""

    @property
    def is_marker(self) -> bool:
        """Whether it stands for a value that is not known, and not for a wrong one."""
        return has_marker(self.value)


def has_marker(value: JsonValue) -> bool:
    """Tell whether a value is a text that holds a keyword marker or an expression."""
    return isinstance(value, str) and (MARKER.search(value) is not None or EXPRESSION in value)


def usable(
    model: type[BaseModel], item: Mapping[str, JsonValue]
) -> tuple[dict[str, JsonValue] | None, tuple[Unresolved, ...]]:
    """Return what a model can hold of an object, and what it cannot; None where it cannot hold the object.

    A null where there may be none is absent, as it is for Auth0; it is not worth a word.
    """
    kept: JsonValue = dict(item)
    left_out: list[Unresolved] = []
    for _ in range(_ROUNDS):
        faults = tuple(_faults(model, kept))
        if not faults:
            break
        # What was taken out last goes back first: the places in a list are those of its own round.
        left_out = [*(fault for fault in faults if fault.value is not None), *left_out]
        if any(not fault.path for fault in faults):
            return None, tuple(left_out)
        kept = without(kept, (fault.path for fault in faults))
    else:
        return None, tuple(left_out)
    return (kept if isinstance(kept, dict) else None), tuple(left_out)


def _faults(model: type[BaseModel], item: JsonValue) -> Iterator[Unresolved]:
    try:
        model.model_validate(item)
    except ValidationError as error:
        groups: dict[FieldPath, list[ErrorDetails]] = {}
        for each in error.errors(include_url=False):
            groups.setdefault(_path_of(each, item), []).append(each)
        inner = {path[:length] for path in groups for length in range(len(path))}
        yield from (_fault(path, group, item) for path, group in groups.items() if path not in inner)


def _path_of(error: ErrorDetails, item: JsonValue) -> FieldPath:
    """Return where the fault is; of a field that is missing, the object that lacks it."""
    path: FieldPath = ()
    for part in error["loc"]:
        if not _has(item, part):
            break
        path, item = (*path, part), _member(item, part)
    return path


def _fault(path: FieldPath, group: list[ErrorDetails], item: JsonValue) -> Unresolved:
    for part in path:
        item = _member(item, part)
    return Unresolved(path, item, _reason(path, group, item))


def _reason(path: FieldPath, group: list[ErrorDetails], value: JsonValue) -> str:
    error = group[0]
    if has_marker(value):
        return f"{described(value)} has no value, so that Auth0's default counts"
    if error["type"] == "missing":
        return f"'{error['loc'][-1]}' is missing, so that this is not used"
    if "scope" in path and isinstance(value, dict) and len(value) == 1:
        name, said = next(iter(value.items()))
        return _MAPPING_SCOPE.format(name, said)
    wording = of_types(group) or of_constraint(error)
    return f"{wording.message}, so that it is not used"


def _has(item: JsonValue, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(item, list) and part < len(item)
    return isinstance(item, dict) and part in item


def _member(item: JsonValue, part: str | int) -> JsonValue:
    if isinstance(part, int):
        return item[part] if isinstance(item, list) else None
    return item.get(part) if isinstance(item, dict) else None


def without(item: JsonValue, paths: Iterable[FieldPath]) -> JsonValue:
    """Return a tree without the values at some paths."""
    heads: dict[str | int, list[FieldPath]] = {}
    for path in paths:
        heads.setdefault(path[0], []).append(path[1:])

    def kept(part: str | int) -> bool:
        return () not in heads.get(part, ())

    def below(part: str | int, value: JsonValue) -> JsonValue:
        return without(value, heads[part]) if part in heads else value

    if isinstance(item, dict):
        return {name: below(name, value) for name, value in item.items() if kept(name)}
    if isinstance(item, list):
        return [below(number, value) for number, value in enumerate(item) if kept(number)]
    return item


def keeping(item: Mapping[str, JsonValue], left_out: Iterable[Unresolved]) -> dict[str, JsonValue]:
    """Return an object that keeps what no field can hold in its unknown field."""
    notes: list[JsonValue] = [{"path": list(each.path), "value": each.value} for each in left_out]
    return {**item, FIELD: notes} if notes else dict(item)


def restored(item: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Return an object with what :func:`keeping` kept back in its place, and without the unknown field.

    A field that has got a value since then keeps that value.
    """
    tree: JsonValue = {name: value for name, value in item.items() if name != FIELD}
    notes = item.get(FIELD)
    for note in notes if isinstance(notes, list) else ():
        if isinstance(note, dict) and isinstance(path := note.get("path"), list):
            parts = [part for part in path if isinstance(part, str | int)]
            tree = _with(tree, parts, note.get("value"))
    return tree if isinstance(tree, dict) else {}


def _with(tree: JsonValue, path: list[str | int], value: JsonValue) -> JsonValue:
    if not path:
        return tree
    head, rest = path[0], path[1:]
    if isinstance(head, int):
        return _with_item(tree, head, rest, value)
    fields = tree if isinstance(tree, dict) else {}
    if not rest:
        return {**fields, head: fields.get(head, value)}
    return {**fields, head: _with(fields.get(head), rest, value)} if head in fields else tree


def _with_item(tree: JsonValue, place: int, rest: list[str | int], value: JsonValue) -> JsonValue:
    if not isinstance(tree, list) or place > len(tree):
        return tree
    if not rest:
        return [*tree[:place], value, *tree[place:]]
    inner = _with(tree[place], rest, value) if place < len(tree) else value
    return [*tree[:place], inner, *tree[place + 1 :]]


def names_without_value(item: BaseModel) -> tuple[str, ...]:
    """Return the fields of an object, as people write them, of which only a marker or expression is known."""
    notes: JsonValue = (item.model_extra or {}).get(FIELD)
    kept = (note for note in (notes if isinstance(notes, list) else ()) if isinstance(note, dict))
    return tuple(path_text(_path(note)) for note in kept if has_marker(note.get("value")))


def _path(note: Mapping[str, JsonValue]) -> FieldPath:
    path = note.get("path")
    return tuple(part for part in (path if isinstance(path, list) else ()) if isinstance(part, str | int))
