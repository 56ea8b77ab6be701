"""An export with as much of it as a preview shows; without Qt, so that any thread can make it."""

from __future__ import annotations

from dataclasses import dataclass

from mrrt_studio.formats.exported import Export
from mrrt_studio.simulation.exports import ExportRequest, export

SHOWN_LINES = 2_000
"""Of the preview; copying and saving take all of them."""


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
    return Made(exported, "\n".join(lines[:SHOWN_LINES]), max(0, len(lines) - SHOWN_LINES))
