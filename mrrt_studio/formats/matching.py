"""Which imported object is which of a scenario: by id, then by what identifies it, then by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

from mrrt_studio.formats.identities import IDENTITY
from mrrt_studio.scenario.base import FrozenModel

_HAVE_IDS = frozenset({"client_grants", "roles", "organizations", "actions", "rules"})
"""Collections whose objects may have an id and get another name, or connect something else, under it."""
_NAMED = frozenset({"clients", "organizations"})
"""Collections in which a name tells which object is meant, as long as only one has it."""

_Key = Callable[[FrozenModel], Hashable]


def identity_of(collection: str, item: FrozenModel) -> tuple[object, ...]:
    """Return what makes an object the same as another of its collection."""
    return tuple(_value(item, field) for field in IDENTITY[collection])


def _value(item: FrozenModel, field: str) -> object:
    value = getattr(item, field)
    return "client" if field == "subject_type" and value is None else value


def matched(collection: str, existing: Sequence[FrozenModel], new: Sequence[FrozenModel]) -> list[int | None]:
    """Return for each new object the place of the one that it is, or None for one that is not there yet.

    No two new objects get one place: whoever is found by the stronger sign has it, and of several that are
    alike the first is the first.

    Source: https://github.com/auth0/auth0-deploy-cli (how it matches the objects of an export)
    """
    places: list[int | None] = [None] * len(new)
    for key, is_unique in _signs(collection):
        taken = {place for place in places if place is not None}
        waiting = [number for number, place in enumerate(places) if place is None]
        free = [number for number in range(len(existing)) if number not in taken]
        _match(places, (existing, free), (new, waiting), key, is_unique=is_unique)
    return places


def _signs(collection: str) -> Iterable[tuple[_Key, bool]]:
    if collection in _HAVE_IDS:
        yield _id, False
    yield lambda item: identity_of(collection, item), False
    if collection in _NAMED:
        yield _name, True


def _match(
    places: list[int | None],
    old: tuple[Sequence[FrozenModel], Sequence[int]],
    new: tuple[Sequence[FrozenModel], Sequence[int]],
    key: _Key,
    *,
    is_unique: bool,
) -> None:
    """Fill in the places of new objects that have the key of an old one."""
    known: dict[Hashable, list[int]] = {}
    for number in old[1]:
        known.setdefault(key(old[0][number]), []).append(number)
    ambiguous = _repeated(*old, key) | _repeated(*new, key) if is_unique else set[Hashable]()
    for number in new[1]:
        name = key(new[0][number])
        if name is not None and name not in ambiguous and known.get(name):
            places[number] = known[name].pop(0)


def _repeated(items: Sequence[FrozenModel], numbers: Sequence[int], key: _Key) -> set[Hashable]:
    counts = Counter(key(items[number]) for number in numbers)
    return {name for name, count in counts.items() if count > 1}


def _id(item: FrozenModel) -> str | None:
    """Return the id; that of an Action or Rule is an unknown field, which may hold anything."""
    id_ = getattr(item, "id", None)
    return id_ if isinstance(id_, str) and id_ else None


def _name(item: FrozenModel) -> str | None:
    return getattr(item, "name", None) or None
