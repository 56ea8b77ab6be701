from __future__ import annotations

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.importing.origins import ImportedFrom, origin_of, remember_origin


def test_a_document_remembers_what_was_imported_last() -> None:
    document, other = Document(Scenario()), Document(Scenario())
    assert origin_of(document) is None
    for title in ("first", "second"):
        remember_origin(document, ImportedFrom(Scenario(), None, title))
    known = origin_of(document)
    assert known is not None
    assert known.title == "second"
    assert origin_of(other) is None
