"""Dates as scripts see them."""

from __future__ import annotations

from mrrt_studio.scenario.times import rfc3339


def iso_date(seconds: int | None) -> str | None:
    """Return a second since the epoch as JavaScript writes a date, with milliseconds; None stays None."""
    return None if seconds is None else f"{rfc3339(seconds)[:-1]}.000Z"
