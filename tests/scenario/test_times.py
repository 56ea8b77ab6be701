from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from mrrt_studio.scenario.times import Duration, Time, duration_seconds, rfc3339, seconds_of

LAST = 253_402_300_799


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-01-01T09:00:00Z", 1_767_258_000),
        ("2026-01-01T09:00:00.000Z", 1_767_258_000),
        ("2026-01-01T10:30:00+01:30", 1_767_258_000),
        ("2026-01-01t09:00:00Z", 1_767_258_000),
        ("9999-12-31T23:59:59Z", LAST),
    ],
)
def test_a_time_is_a_second_of_the_epoch(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("yesterday", "is not a time"),
        ("2026-02-30T00:00:00Z", "is not a time"),
        ("", "is not a time"),
        ("2026-01-01T09:00:00", "has no time zone"),
        ("2026-01-01", "has no time zone"),
        ("2026-01-01 09:00:00Z", "has no time zone"),
        ("2026-01-01T09:00:00.5Z", "is not a whole second"),
    ],
)
def test_what_is_no_time_is_told(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' {wrong}"):
        seconds_of(text)


@given(st.integers(0, LAST))
def test_every_second_of_the_calendar_is_written_and_read(seconds: int) -> None:
    assert seconds_of(rfc3339(seconds)) == seconds


def test_the_calendar_ends_with_the_year_9999() -> None:
    assert rfc3339(LAST + 1) == rfc3339(10**18) == "9999-12-31T23:59:59Z"


def test_an_early_year_keeps_four_digits() -> None:
    assert rfc3339(seconds_of("0900-01-01T00:00:00Z")) == "0900-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("P30D", 2_592_000), ("PT1H30M", 5_400), ("PT0S", 0), ("P1W", 604_800), ("P1DT1S", 86_401)],
)
def test_a_duration_is_whole_seconds(text: str, seconds: int) -> None:
    assert duration_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "P", "30", "-P1D", "PT0.5S", "P-1D", "1 day", "PT1H30"])
def test_what_is_no_duration_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="is not a duration in whole seconds: write it like P30D or PT1H30M"):
        duration_seconds(text)


@pytest.mark.parametrize(("kind", "text"), [(Time, "2026-01-01T10:30:00+01:30"), (Duration, "P1W")])
def test_fields_keep_what_was_written_and_refuse_the_rest(kind: object, text: str) -> None:
    adapter = TypeAdapter[str](kind)
    assert adapter.validate_python(text) == text
    with pytest.raises(ValidationError):
        adapter.validate_python("soon")


def test_lower_case_is_rfc_3339_too() -> None:
    assert seconds_of("2026-01-01t09:00:00z") == seconds_of("2026-01-01T09:00:00Z")


@pytest.mark.parametrize("text", ["20260101T090000Z", "2026-01-01T09Z", "2026-W01-4T09:00:00Z"])
def test_other_forms_of_iso_8601_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="RFC 3339"):
        seconds_of(text)
