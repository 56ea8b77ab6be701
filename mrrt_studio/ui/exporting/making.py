"""An export with as much of it as a preview shows; without Qt, so that any thread can make it."""

from __future__ import annotations

from dataclasses import dataclass

from mrrt_studio.formats.exported import Export
from mrrt_studio.simulation.exports import ExportRequest, export

SHOWN_LINES = 2_000
"""Of the preview; copying and saving take all of them."""
SHOWN_CHARACTERS = 100_000
"""Of the preview too: some targets write a whole object on a line."""


@dataclass(frozen=True, slots=True)
class Made:
    """An export and its preview."""

    export: Export
    shown: str
    left_out: int
    """Lines that the preview does not show."""


def made(target: str, request: ExportRequest) -> Made:
    """Return an export with its preview."""
    exported = export(target, request)
    lines = exported.text.split("\n")
    shown = "\n".join(lines[:SHOWN_LINES])
    if len(shown) > SHOWN_CHARACTERS:
        shown = shown[: shown.rfind("\n", 0, SHOWN_CHARACTERS) + 1] or shown[:SHOWN_CHARACTERS]
    return Made(exported, shown, len(lines) - shown.count("\n") - 1)
