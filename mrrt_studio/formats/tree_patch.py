"""A change applied to somebody's own document: what did not change stays as its owner wrote it.

The owner's tree has keyword markers where the scenario has values, and fields that the scenario does not
know. Two shapes of the same object, before and after the edit, tell what to change in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from mrrt_studio.formats.unresolved import has_marker

Markers = Mapping[str, str]
"""Values that have a marker in the owner's document, with the text that stands there."""

_NAMES = ("audience", "value", "name", "key", "permission_name")
"""Fields by which an object in a list is found again."""


def patched(original: JsonValue, before: JsonValue, after: JsonValue, markers: Markers) -> JsonValue:
    """Return the owner's value with the change from before to after in it.

    Args:
        original: what stands in the owner's document.
        before: what the document meant when it was imported.
        after: what it shall mean now.
        markers: for values that are new in this place and have a marker elsewhere.
    """
    if _same(before, after):
        return original
    if isinstance(original, dict) and isinstance(before, dict) and isinstance(after, dict):
        return _patched_object(original, before, after, markers)
    if isinstance(original, list) and isinstance(before, list) and isinstance(after, list):
        return _patched_list(original, before, after, markers)
    return marked(after, markers)


def _same(before: JsonValue, after: JsonValue) -> bool:
    """Whether two values are equal and of one type: 1 and true are not the same."""
    return before == after and json.dumps(before, sort_keys=True) == json.dumps(after, sort_keys=True)


def _patched_object(
    original: dict[str, JsonValue],
    before: dict[str, JsonValue],
    after: dict[str, JsonValue],
    markers: Markers,
) -> dict[str, JsonValue]:
    """A field that the document lacks although the scenario has it was added by the import: it stays out."""
    kept = {
        name: patched(value, before.get(name), after[name], markers) if name in after else value
        for name, value in original.items()
        if name in after or name not in before
    }
    new = {
        name: marked(value, markers)
        for name, value in after.items()
        if name not in original and not (name in before and _same(before[name], value))
    }
    return kept | new


def _patched_list(
    original: list[JsonValue], before: list[JsonValue], after: list[JsonValue], markers: Markers
) -> list[JsonValue]:
    """Items are found again by what they are, or by their name; the order is that of after."""
    if len(original) != len(before):
        return [marked(item, markers) for item in after]
    left = list(zip(original, before, strict=True))
    return [_patched_item(left, item, markers) for item in after]


def _patched_item(left: list[tuple[JsonValue, JsonValue]], item: JsonValue, markers: Markers) -> JsonValue:
    matches = (
        *(number for number, (_, was) in enumerate(left) if _same(was, item)),
        *(number for number, (_, was) in enumerate(left) if _name(was) and _name(was) == _name(item)),
    )
    if not matches:
        return marked(item, markers)
    original, was = left.pop(matches[0])
    return patched(original, was, item, markers)


def _name(item: JsonValue) -> tuple[JsonValue, ...]:
    if not isinstance(item, dict):
        return ()
    return tuple(value for name in _NAMES if isinstance(value := item.get(name), str))


def marked(value: JsonValue, markers: Markers) -> JsonValue:
    """Return a new value with the markers that its texts have elsewhere in the document."""
    if isinstance(value, str):
        return markers.get(value, value)
    if isinstance(value, list):
        return [marked(item, markers) for item in value]
    if isinstance(value, dict):
        return {name: marked(member, markers) for name, member in value.items()}
    return value


def markers_of(original: JsonValue, before: JsonValue) -> Iterator[tuple[str, str]]:
    """Yield each value that has a marker, with the text that stands for it in the owner's document."""
    if isinstance(original, str) and isinstance(before, str):
        if has_marker(original) and original != before:
            yield before, original
    elif isinstance(original, dict) and isinstance(before, dict):
        for name in original.keys() & before.keys():
            yield from markers_of(original[name], before[name])
    elif isinstance(original, list) and isinstance(before, list) and len(original) == len(before):
        for one, other in zip(original, before, strict=True):
            yield from markers_of(one, other)
