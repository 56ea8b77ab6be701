"""The review of an import as rows of a tree: added, replaced, kept, ignored, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TypeVar

from mrrt_studio.formats.review import Entry, Review
from mrrt_studio.ui.importing.words import counted, translate
from mrrt_studio.ui.inspector.nodes import Node

_Item = TypeVar("_Item")
_FEW = 12
"""So many objects are shown at once; more are folded."""
_MOST = 500
"""So many rows are made of one kind: nobody reads more of them."""


def review_nodes(review: Review) -> tuple[Node, ...]:
    """Return the roots of the tree; what there is nothing of has no root."""
    sections = (
        _section("suspicious", translate("Worth a look"), _remarks(review)),
        _section("added", translate("Added"), _entries("added", review.added)),
        _section("replaced", translate("Replaced"), _entries("replaced", review.replaced)),
        _section("kept", translate("Kept as they are"), _entries("kept", review.kept, is_open=False)),
        _section("ignored", translate("Ignored: a scenario has no place for them"), _ignored(review.ignored)),
        _section("secrets", translate("Secrets"), _secrets(review)),
    )
    return tuple(section for section in sections if section.children)


def _section(key: str, title: str, children: tuple[Node, ...]) -> Node:
    return Node(key, title, children=children, is_open=True, is_heading=True)


def _remarks(review: Review) -> tuple[Node, ...]:
    shown = [Node(f"remark {number}", str(remark)) for number, remark in _most(review.suspicious)]
    return (*shown, *_left_out("remarks", len(review.suspicious)))


def _entries(key: str, entries: Iterable[Entry], *, is_open: bool = True) -> tuple[Node, ...]:
    by_collection: dict[str, list[Entry]] = {}
    for entry in entries:
        by_collection.setdefault(entry.collection, []).append(entry)
    return tuple(_collection(key, name, found, is_open=is_open) for name, found in by_collection.items())


def _collection(key: str, collection: str, entries: list[Entry], *, is_open: bool) -> Node:
    title = counted(collection, len(entries))
    if collection == "tenant":
        return Node(f"{key} tenant", title, (), entries[0].label)
    rows = [Node(f"{key} {collection} {number}", entry.label) for number, entry in _most(entries)]
    children = (*rows, *_left_out(f"{key} {collection}", len(entries)))
    return Node(f"{key} {collection}", title, children=children, is_open=is_open and len(entries) <= _FEW)


def _ignored(ignored: Mapping[str, int]) -> tuple[Node, ...]:
    return tuple(Node(f"ignored {kind}", f"{kind}: {count}") for kind, count in sorted(ignored.items()))


def _secrets(review: Review) -> tuple[Node, ...]:
    rows: list[Node] = []
    if review.real_secrets:
        text = translate("Not written into the scenario, the simulator makes its own: {count}")
        rows.append(Node("secrets real", text.format(count=review.real_secrets)))
    if review.hidden_secrets:
        text = translate("Not shown by the source, the simulator makes its own: {count}")
        rows.append(Node("secrets hidden", text.format(count=review.hidden_secrets)))
    return tuple(rows)


def _most(items: Iterable[_Item]) -> list[tuple[int, _Item]]:
    return list(enumerate(islice(items, _MOST)))


def _left_out(key: str, count: int) -> tuple[Node, ...]:
    if count <= _MOST:
        return ()
    return (Node(f"{key} more", translate("and {count} more").format(count=count - _MOST)),)
