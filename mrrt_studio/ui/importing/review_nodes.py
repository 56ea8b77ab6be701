"""The review of an import as rows of a tree: added, replaced, kept, ignored, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import PurePath

from mrrt_studio.formats.remarks import Remark
from mrrt_studio.formats.review import Entry, Review
from mrrt_studio.ui.importing.words import counted, translate
from mrrt_studio.ui.inspector.nodes import Node

_FEW = 12
"""So many objects are shown at once; more are folded."""
_MOST = 500
"""So many names are told of one kind: nobody reads more of them."""


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
    shown = islice(enumerate(review.suspicious), _MOST)
    rows = [Node(f"remark {number}", _sentence(remark), (), _place(remark)) for number, remark in shown]
    left = len(review.suspicious) - _MOST
    return (*rows, Node("remarks more", _more(left))) if left > 0 else tuple(rows)


def _sentence(remark: Remark) -> str:
    first, _, rest = remark.message.rstrip(".").partition(" ")
    # A name such as auth0_client.app stays as it is written.
    begins = f"{first[:1].upper()}{first[1:]}" if first.isalpha() else first
    return f"{begins} {rest}.".replace(" .", ".")


def _place(remark: Remark) -> str:
    """Return where it stands; the name of the file is enough, its folder is known."""
    name = PurePath(remark.source).name if remark.source else ""
    numbers = f"{remark.line}:{remark.column}" if remark.line is not None else ""
    return " · ".join(filter(None, (":".join(filter(None, (name, numbers))), remark.path)))


def _entries(key: str, entries: Iterable[Entry], *, is_open: bool = True) -> tuple[Node, ...]:
    by_collection: dict[str, list[Entry]] = {}
    for entry in entries:
        by_collection.setdefault(entry.collection, []).append(entry)
    return tuple(_collection(key, name, found, is_open=is_open) for name, found in by_collection.items())


def _collection(key: str, collection: str, entries: list[Entry], *, is_open: bool) -> Node:
    """Return the names of a few objects as text, those of many folded away."""
    node, title = f"{key} {collection}", counted(collection, len(entries))
    labels = [entry.label for entry in entries[:_MOST]]
    left = len(entries) - _MOST
    names = "\n".join([*labels, _more(left)] if left > 0 else labels)
    if is_open and len(entries) <= _FEW:
        return Node(node, title, (), names)
    return Node(node, title, children=(Node(f"{node} names", translate("Names"), (), names),))


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


def _more(count: int) -> str:
    return translate("and {count} more").format(count=count)
