"""What a reader finds in a document, before secrets, models and references are looked at: that is one job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.steps import Step
from mrrt_studio.scenario.text import RawText


@dataclass(frozen=True, slots=True)
class Found:
    """One object in the shape of the Management API, secrets included, and where it stands.

    Besides the collections of a scenario, a reader names: ``tenant``, an object of settings; ``triggers``,
    ``{trigger: [Action name or id]}``; ``role_permissions``, ``{role, permissions}``; ``user_roles``,
    ``{user_id, roles}``; ``user_permissions``, ``{user_id, permissions}``; ``api_scopes``,
    ``{identifier, scopes}``; ``client_settings``, ``{client_id, ...}``; ``organization_members``,
    ``{id, members}``: parts that belong to an object which stands elsewhere.
    """

    collection: str
    item: dict[str, JsonValue]
    raw: RawText
    path: FieldPath = ()
    """Where it stands in the tree of ``raw``."""
    address: FieldPath | None = None
    """Where it stands in the tree of its origin, if that is not ``path``."""
    origin: int = 0
    """Which origin of the draft it comes from."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was found in one or more documents."""

    found: tuple[Found, ...] = ()
    origins: tuple[Origin, ...] = ()
    managed: frozenset[str] = frozenset()
    """Collections that a document speaks of, even if it says that there are none."""
    ignored: Mapping[str, int] = field(default_factory=dict[str, int])
    notes: tuple[Note, ...] = ()
    steps: tuple[Step, ...] = ()
    domain: str | None = None
    is_skeleton: bool = False
    """Whether it tells less than there is: then what a scenario has already stays as it is."""
    repeats: bool = False
    """Whether an object may stand there more than once, as in a recording: then the last one counts."""


def joined(drafts: tuple[Draft, ...]) -> Draft:
    """Return several drafts as one; the same object in two documents counts as it stands in the last."""
    found: list[Found] = []
    origins: list[Origin] = []
    ignored: dict[str, int] = {}
    for draft in drafts:
        found += (_of_origin(each, each.origin + len(origins)) for each in draft.found)
        origins += draft.origins
        for kind, count in draft.ignored.items():
            ignored[kind] = ignored.get(kind, 0) + count
    return Draft(
        found=tuple(found),
        origins=tuple(origins),
        managed=frozenset(name for draft in drafts for name in draft.managed),
        ignored=ignored,
        notes=tuple(note for draft in drafts for note in draft.notes),
        steps=tuple(step for draft in drafts for step in draft.steps),
        domain=next((draft.domain for draft in drafts if draft.domain), None),
        is_skeleton=bool(drafts) and all(draft.is_skeleton for draft in drafts),
        repeats=len(drafts) > 1 or any(draft.repeats for draft in drafts),
    )


def _of_origin(found: Found, origin: int) -> Found:
    if origin == found.origin:
        return found
    return Found(found.collection, found.item, found.raw, found.path, found.address, origin)
