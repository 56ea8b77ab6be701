from __future__ import annotations

from mrrt_studio.scenario.times import seconds_of
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.gutter import clock_text, date_text, gutter_lines, gutter_width
from mrrt_studio.ui.timeline.measuring import text_width

NINE = seconds_of("2026-01-01T09:00:00Z")


def texts(at: int, gap: int | None) -> list[str]:
    return [line.text for line in gutter_lines(at, gap)]


def test_the_first_step_has_time_and_date() -> None:
    assert texts(NINE, None) == ["09:00:00", date_text(NINE // 86_400)]


def test_a_step_at_the_same_second_has_its_time_alone() -> None:
    assert texts(NINE, 0) == ["09:00:00"]


def test_the_gap_stands_below_the_time() -> None:
    assert texts(NINE + 600, 600) == ["09:10:00", "+10 min"]


def test_the_date_comes_back_when_it_changes() -> None:
    assert texts(NINE + 86_400, 86_400) == ["09:00:00", "+1 d", date_text(NINE // 86_400 + 1)]
    assert texts(NINE + 3_600, 3_600)[1:] == ["+1 h"]


def test_the_clock_runs_in_utc_and_far_beyond_this_century() -> None:
    assert clock_text(0) == "00:00:00"
    assert clock_text(seconds_of("9999-12-31T23:59:59Z")) == "23:59:59"
    assert gutter_lines(2**62, 2**61)[0].text == clock_text(2**62)


def test_a_date_has_its_month_in_letters() -> None:
    assert date_text(NINE // 86_400).startswith("1 ")
    assert date_text(NINE // 86_400).endswith(" 2026")


def test_the_gutter_is_wide_enough_at_every_text_size() -> None:
    for scale in (0.75, 1.0, 1.5, 2.0):
        theme().set_text_scale(scale)
        needed = max(text_width(line.text, line.role) for line in gutter_lines(NINE, None))
        assert gutter_width() >= needed + theme().space(2.5)
