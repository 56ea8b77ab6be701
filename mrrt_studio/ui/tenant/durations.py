"""Seconds in words, and words in seconds: Auth0 counts in seconds, people do not."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_SIZES = (86_400, 3_600, 60, 1)
_LETTERS = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_MOST_DIGITS = 12
_PART = re.compile(r"(\d+)\s*([a-z]*)\s*", re.IGNORECASE)


def words(seconds: int) -> str:
    """Return a duration in its two largest units: ``30 d``, ``1 h 30 min``."""
    parts: list[str] = []
    for size in _SIZES:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {_unit(size)}")
    return " ".join(parts[:2]) or f"0 {_unit(1)}"


def parse_seconds(text: str) -> int | None:
    """Return the seconds of ``3600``, ``1 h`` or ``1 d 12 h``; None where the text is no duration."""
    total, place = 0, 0
    text = text.strip()
    while place < len(text):
        match = _PART.match(text, place)
        size = _LETTERS.get(match[2].lower()) if match else None
        if match is None or size is None:
            return None
        total += int(match[1]) * size
        place = match.end()
    return total if text else None


def parse_hours(text: str) -> float | None:
    """Return the hours of ``72``, ``1.5``, ``3 d`` or ``90 min``; None where the text is no duration.

    A number without a unit is hours here, since Auth0 counts sessions so.
    """
    if re.fullmatch(rf"\d{{1,{_MOST_DIGITS}}}(\.\d{{1,{_MOST_DIGITS}}})?", text.strip()):
        return float(text)
    seconds = parse_seconds(text)
    return None if seconds is None or len(str(seconds)) > _MOST_DIGITS else seconds / _LETTERS["h"]


def _unit(size: int) -> str:
    return {
        86_400: translate("Durations", "d"),
        3_600: translate("Durations", "h"),
        60: translate("Durations", "min"),
        1: translate("Durations", "s"),
    }[size]
