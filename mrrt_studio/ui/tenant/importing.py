"""Pasted text and dropped files become one edit of the scenario, or one message that says why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from mrrt_studio.formats.from_management_api import merge, read
from mrrt_studio.formats.merging import identity_of
from mrrt_studio.formats.pasted import Pasted
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.kinds import KINDS, find
from mrrt_studio.ui.tenant.notice import Notice
from mrrt_studio.ui.tenant.operations import Operation

translate = QCoreApplication.translate


class Source(NamedTuple):
    """A text from outside, and the name of the file that it comes from."""

    text: str | bytes
    name: str | None = None


def import_sources(scenario: Scenario, sources: Sequence[Source], selected: Item | None) -> Operation:
    """Return the scenario with everything that the texts hold, as one edit: all of them or nothing.

    Args:
        scenario: stays as it is.
        sources: one or more texts; the first fault ends it.
        selected: a PATCH body changes the application that is selected.

    Raises:
        FormatError: a text cannot be used; with the place in it.
    """
    before, pasted = scenario, [read(source.text, source.name) for source in sources]
    client_id = selected.key if selected and selected.kind == "client" else None
    for each in pasted:
        scenario = merge(scenario, each, client_id)
    what = _what(scenario, pasted, client_id)
    text = translate("Importing", "Paste {what}").format(what=what)
    notice = Notice(
        "info",
        translate("Importing", "Pasted {what}.").format(what=what),
        _details(before, pasted),
        can_undo=True,
    )
    return Operation(scenario, text, _to_select(pasted, selected), notice)


def refusal(error: FormatError) -> Notice:
    """Return the message for what cannot be used: what, where, and that nothing was changed."""
    return Notice(
        "refused", translate("Importing", "This cannot be pasted; nothing was changed."), str(error)
    )


def _what(scenario: Scenario, pasted: Iterable[Pasted], client_id: str | None) -> str:
    counts: dict[str, int] = {}
    patches = 0
    for each in pasted:
        patches += each.patch is not None
        for name, count in each.counts.items():
            counts[name] = counts.get(name, 0) + count
    parts = [_counted(name, count) for name, count in counts.items()]
    if patches and client_id is not None:
        client = find(scenario, Item("client", client_id))
        parts.append(
            translate("Importing", "settings of {name}").format(name=client.label if client else client_id)
        )
    return ", ".join(parts)


def _details(before: Scenario, pasted: Iterable[Pasted]) -> str:
    notes: list[str] = []
    replaced = unknown = 0
    for each in pasted:
        notes += each.notes
        replaced += _replaced(before, each)
        unknown += _unknown(each)
        if each.patch is not None:
            notes.append(translate("Importing", "Changed: {fields}.").format(fields=", ".join(each.patch)))
    if replaced:
        notes.insert(
            0,
            translate("Importing", "Replaced, since they were there already: {count}.").format(
                count=replaced
            ),
        )
    if unknown:
        notes.append(
            translate("Importing", "Fields that the simulator does not use were kept: {count}.").format(
                count=unknown
            )
        )
    return " ".join(dict.fromkeys(notes))


def _replaced(before: Scenario, pasted: Pasted) -> int:
    total = 0
    for name in pasted.counts:
        known = {identity_of(name, item) for item in getattr(before, name)}
        total += sum(identity_of(name, item) in known for item in pasted.items(name))
    return total


def _unknown(pasted: Pasted) -> int:
    return sum(len(item.model_extra or {}) for name in pasted.counts for item in pasted.items(name))


def _to_select(pasted: Iterable[Pasted], selected: Item | None) -> Item | None:
    """Return the first object that the tree lists; a PATCH keeps the application that it changed."""
    for each in pasted:
        for kind in KINDS.values():
            if items := each.items(kind.collection):
                return Item(kind.name, kind.id_of(items[0]))
    return selected


def _counted(collection: str, count: int) -> str:
    one, many = {
        "clients": (translate("Importing", "1 application"), translate("Importing", "{count} applications")),
        "resource_servers": (translate("Importing", "1 API"), translate("Importing", "{count} APIs")),
        "client_grants": (
            translate("Importing", "1 client grant"),
            translate("Importing", "{count} client grants"),
        ),
        "roles": (translate("Importing", "1 role"), translate("Importing", "{count} roles")),
        "users": (translate("Importing", "1 user"), translate("Importing", "{count} users")),
        "organizations": (
            translate("Importing", "1 organization"),
            translate("Importing", "{count} organizations"),
        ),
    }[collection]
    return one if count == 1 else many.format(count=count)
