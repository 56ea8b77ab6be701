"""What two versions of one scenario have differently: which objects and steps came, went or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from mrrt_studio.scenario.keys import KEYED
from mrrt_studio.scenario.model import Scenario, step_ids


class Change(NamedTuple):
    """One object or step that is different."""

    kind: Literal["added", "changed", "removed"]
    what: str
    """A kind of object, ``step``, or ``tenant`` for everything that stands only once."""
    name: str
    """What people call it."""


_LISTED = {"steps", *(keyed.collection for keyed in KEYED.values())}


def difference(before: Scenario, after: Scenario) -> tuple[Change, ...]:
    """Return what is different, in the order of the scenario's parts; nothing for equal ones.

    Args:
        before: the earlier version, such as the file.
        after: the later one, such as a copy of what was in the window.
    """
    return tuple(_changes(before, after))


def _changes(before: Scenario, after: Scenario) -> Iterator[Change]:
    if any(getattr(before, name) != getattr(after, name) for name in _once(before)):
        yield Change("changed", "tenant", after.name or after.tenant.domain)
    for kind, keyed in KEYED.items():
        ours, theirs = (
            dict(zip(keyed.keys(side), keyed.items(side), strict=True)) for side in (before, after)
        )
        yield from _between(kind, ours, theirs)
    ours, theirs = (dict(zip(step_ids(side.steps), side.steps, strict=True)) for side in (before, after))
    yield from _between("step", ours, theirs)


def _once(scenario: Scenario) -> Iterator[str]:
    """Yield the fields of a scenario that are no list of objects."""
    yield from (name for name in type(scenario).model_fields if name not in _LISTED)


def _between(what: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old != new:
            kind = "added" if old is None else "removed" if new is None else "changed"
            yield Change(kind, what, _name(new if new is not None else old, key))


def _name(item: Any, key: str) -> str:  # noqa: ANN401 - any object or step
    """Return a title, a label or the key, whichever people know it by."""
    return getattr(item, "label", None) or getattr(item, "title", None) or key
