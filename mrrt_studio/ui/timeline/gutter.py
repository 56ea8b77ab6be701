"""The virtual clock beside the cards: time, gap since the step before, and the date where it changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale

from mrrt_studio.simulation.step_titles import span_in_short
from mrrt_studio.ui.theme import FontRole, theme
from mrrt_studio.ui.timeline.measuring import text_width

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WIDE_DATE = date(2026, 12, 30)


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
    if gap is None or _moment(at).date() != _moment(at - gap).date():
        lines.append(GutterLine(date_text(_moment(at).date()), "small", "text-secondary"))
    return tuple(lines)


def clock_text(at: int) -> str:
    """Return the time of day of the virtual clock, which runs in UTC."""
    return _moment(at).strftime("%H:%M:%S")


def date_text(day: date) -> str:
    """Return a date with the month in letters, in the language of the locale: 1 Jan 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def gutter_width() -> int:
    """Return how wide the gutter is at the text size in use, in pixels."""
    widest = max(text_width("00:00:00", "strong"), text_width(date_text(_WIDE_DATE), "small"))
    return round(widest) + theme().space(5)


def _moment(at: int) -> datetime:
    return _EPOCH + timedelta(seconds=at)
