"""Which document a tenant was imported from, for as long as its window is open.

A scenario file has no place for it: after opening the file again, the export asks for the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from mrrt_studio.formats.imported import Origin
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document


@dataclass(frozen=True, slots=True)
class ImportedFrom:
    """The tenant as it was imported."""

    before: Scenario
    origin: Origin | None
    """The document, where it was a single one."""
    title: str
    """What people call it."""


_KNOWN: WeakKeyDictionary[Document, ImportedFrom] = WeakKeyDictionary()


def remember_origin(document: Document, imported: ImportedFrom) -> None:
    """Keep what was imported last into a document."""
    _KNOWN[document] = imported


def origin_of(document: Document) -> ImportedFrom | None:
    """Return what was imported last into a document, if anything was."""
    return _KNOWN.get(document)
