"""The virtual clock beside the cards: time, gap since the step before, and the date where it changes."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale

from mrrt_studio.simulation.step_titles import span_in_short
from mrrt_studio.ui.theme import FontRole, theme
from mrrt_studio.ui.timeline.measuring import text_width

_DAY = 86_400
_EPOCH = QDate(1970, 1, 1)
_WIDE_DATE = 20_817
"""30 December 2026: as wide as dates are."""


class GutterLine(NamedTuple):
    """One line beside a card."""

    text: str
    role: FontRole
    colour: str


def gutter_lines(at: int, gap: int | None) -> tuple[GutterLine, ...]:
    """Return what stands beside a card.

    Args:
        at: when the step ran, in seconds since the epoch.
        gap: seconds since the step before, or None for the first one.
    """
    lines = [GutterLine(clock_text(at), "strong", "text")]
    if gap:
        lines.append(GutterLine(f"+{span_in_short(gap)}", "small", "text-secondary"))
    if gap is None or at // _DAY != (at - gap) // _DAY:
        lines.append(GutterLine(date_text(at // _DAY), "small", "text-secondary"))
    return tuple(lines)


def clock_text(at: int) -> str:
    """Return the time of day of the virtual clock, which runs in UTC and may run past any calendar."""
    minutes, seconds = divmod(at % _DAY, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def date_text(day: int) -> str:
    """Return a date with the month in letters, in the language of the locale: 1 Jan 2026.

    Args:
        day: days since the epoch.
    """
    return QLocale().toString(_EPOCH.addDays(day), "d MMM yyyy")


def gutter_width() -> int:
    """Return how wide the gutter is at the text size in use, in pixels."""
    widest = max(text_width("00:00:00", "strong"), text_width(date_text(_WIDE_DATE), "small"))
    return round(widest) + theme().space(5)
