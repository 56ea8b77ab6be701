"""The tenant as it was, of an earlier document: what an export of the change is measured against."""

from __future__ import annotations

from mrrt_studio.formats.alignment import aligned
from mrrt_studio.formats.imported import Imported, Origin
from mrrt_studio.formats.merging import plan
from mrrt_studio.scenario.model import Scenario


def baseline_of(imported: Imported, now: Scenario) -> tuple[Scenario, Origin | None]:
    """Return the tenant that a document describes, and the document where it is no scenario file.

    Args:
        imported: the document, read.
        now: the tenant today: applications of the document get the ids that they have here.
    """
    if imported.whole is not None:
        return imported.whole, None
    origin = imported.origins[0] if len(imported.origins) == 1 else None
    return aligned(plan(Scenario(), imported).result, now, origin)
