"""RFC 3339 times and ISO 8601 durations, as whole seconds since the epoch of the virtual clock."""

from __future__ import annotations

import functools
import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, TypeAdapter, ValidationError

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")

_LAST_SECOND = 253_402_300_799
"""9999-12-31T23:59:59Z: no calendar of this program goes further, however long a step waits."""

_DURATION: TypeAdapter[timedelta] = TypeAdapter(timedelta)


def seconds_of(text: str) -> int:
    """Return the whole second at which an RFC 3339 time stands.

    Args:
        text: e.g. ``2026-01-01T09:00:00Z``; an offset other than Z is converted.

    Raises:
        ValueError: it is no RFC 3339 time, has no offset, or stands between two seconds.
    """
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        raise ValueError(f"'{text}' is not a time: write it like 2026-01-01T09:00:00Z") from None
    if moment.tzinfo is None or "T" not in text.upper():
        raise ValueError(f"'{text}' has no time zone: write it like 2026-01-01T09:00:00Z")
    if not _RFC_3339.fullmatch(text):
        raise ValueError(f"'{text}' is no RFC 3339 time: write it like 2026-01-01T09:00:00Z")
    if moment.microsecond:
        raise ValueError(f"'{text}' is not a whole second: the virtual clock counts seconds")
    return int(moment.timestamp())


@functools.lru_cache(maxsize=65_536)
def rfc3339(seconds: int) -> str:
    """Return the RFC 3339 text, in UTC, of a second since the epoch; the calendar ends with the year 9999."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=min(seconds, _LAST_SECOND))
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def duration_seconds(text: str) -> int:
    """Return the whole seconds of an ISO 8601 duration such as ``P30D`` or ``PT1H30M``.

    Raises:
        ValueError: it is no duration, negative, or no whole number of seconds.
    """
    try:
        span = _DURATION.validate_python(text) if text.startswith("P") else None
    except ValidationError:
        span = None
    if span is None or span < timedelta() or span.microseconds:
        raise ValueError(f"'{text}' is not a duration in whole seconds: write it like P30D or PT1H30M")
    return span.days * 86_400 + span.seconds


def _checked_time(text: str) -> str:
    seconds_of(text)
    return text


def _checked_duration(text: str) -> str:
    duration_seconds(text)
    return text


Time = Annotated[str, AfterValidator(_checked_time)]
"""RFC 3339 text, kept as it was written."""

Duration = Annotated[str, AfterValidator(_checked_duration)]
"""ISO 8601 text, kept as it was written."""
