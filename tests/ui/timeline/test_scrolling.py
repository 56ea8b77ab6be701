from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.ui.timeline.scrolling import (
    Anchor,
    Heights,
    bar_value,
    kept,
    last_place,
    moved,
    place_of_bar,
    showing,
    visible_rows,
)

heights_of_rows = st.lists(st.integers(10, 400), min_size=1, max_size=30)
views = st.integers(20, 900)


def pixels(anchor: Anchor, rows: list[int]) -> float:
    return sum(rows[: anchor.row]) + anchor.offset


def reader(rows: list[int]) -> Heights:
    return lambda row: rows[row]


def test_rows_are_placed_below_each_other_until_the_view_is_full() -> None:
    rows = [100, 50, 200, 30]
    placed = list(visible_rows(Anchor(0, 20), 4, reader(rows), 140))
    assert [(each.row, each.top) for each in placed] == [(0, -20), (1, 80), (2, 130)]


def test_no_row_is_no_trouble() -> None:
    none = reader([])
    assert list(visible_rows(Anchor(), 0, none, 100)) == []
    assert moved(Anchor(), 50, 0, none, 100) == Anchor()
    assert last_place(0, none, 100) == Anchor()
    assert place_of_bar(0, 0, none) == Anchor()


@given(heights_of_rows, views, st.integers(-3000, 3000), st.integers(-3000, 3000))
def test_scrolling_adds_up_and_stays_between_the_ends(
    rows: list[int], view: int, one: int, other: int
) -> None:
    end = max(0, sum(rows) - view)
    first = moved(Anchor(), one, len(rows), reader(rows), view)
    assert pixels(first, rows) == min(max(one, 0), end)
    then = moved(first, other, len(rows), reader(rows), view)
    assert pixels(then, rows) == min(max(pixels(first, rows) + other, 0), end)


@given(heights_of_rows, views, st.integers(0, 3000), st.data())
def test_a_row_that_is_to_be_seen_is_seen(
    rows: list[int], view: int, start: int, data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, len(rows) - 1))
    before = moved(Anchor(), start, len(rows), reader(rows), view)
    after = showing(before, row, len(rows), reader(rows), view)
    top = sum(rows[:row]) - pixels(after, rows)
    assert top >= 0 or sum(rows[row:]) < view
    assert top + rows[row] <= view or rows[row] >= view


@given(heights_of_rows, views, st.integers(0, 3000))
def test_the_scroll_bar_and_the_place_tell_the_same(rows: list[int], view: int, start: int) -> None:
    place = moved(Anchor(), start, len(rows), reader(rows), view)
    again = place_of_bar(bar_value(place, reader(rows)), len(rows), reader(rows))
    assert abs(pixels(again, rows) - pixels(place, rows)) <= 0.5


def test_a_place_past_the_end_is_kept_to_the_last_full_view() -> None:
    assert kept(Anchor(2, 90), 3, reader([100, 100, 100]), 150) == Anchor(1, 50)


def test_only_rows_near_the_place_are_measured() -> None:
    measured: set[int] = set()

    def height(row: int) -> int:
        measured.add(row)
        return 100

    place = moved(Anchor(5000, 0), 250, 10_000, height, 500)
    list(visible_rows(place, 10_000, height, 500))
    assert place == Anchor(5002, 50)
    assert len(measured) < 20
