from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.ui.tenant.durations import parse_hours, parse_seconds, words


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 s"), (59, "59 s"), (90, "1 min 30 s"), (3600, "1 h"), (2_592_000, "30 d"), (90_061, "1 d 1 h")],
)
def test_the_two_largest_units_are_told(seconds: int, told: str) -> None:
    assert words(seconds) == told


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("3600", 3600), (" 30 d ", 2_592_000), ("1h30min", 5400), ("2w", 1_209_600), ("1 D", 86_400), ("0", 0)],
)
def test_durations_are_read(text: str, seconds: int) -> None:
    assert parse_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", " ", "d", "1.5", "-1", "1 y", "1 d x", "٣x"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    assert parse_seconds(text) is None


@given(st.integers(0, 86_400 * 400))
def test_whole_units_are_read_back_as_they_are_told(seconds: int) -> None:
    rounded = seconds // 86_400 * 86_400 + seconds % 86_400 // 3600 * 3600 if seconds >= 86_400 else seconds
    if seconds < 86_400 and seconds >= 3600:
        rounded = seconds // 60 * 60
    told = parse_seconds(words(rounded))
    assert told is not None
    assert abs(told - rounded) < 3600


@pytest.mark.parametrize(
    ("text", "hours"),
    [("72", 72), ("1.5", 1.5), ("3 d", 72), ("90 min", 1.5), ("1 d 12 h", 36), ("0", 0)],
)
def test_hours_of_a_text(text: str, hours: float) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize("text", ["", "x", "3 years", "-1", "1e9", "9" * 20, "9999999999999 d"])
def test_what_is_no_number_of_hours(text: str) -> None:
    assert parse_hours(text) is None
