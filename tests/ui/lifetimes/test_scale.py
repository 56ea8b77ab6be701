from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.ui.lifetimes.scale import LONGEST, SHORTEST, TimeScale, fitting

SCALES = st.builds(
    TimeScale, st.integers(0, 2**33).map(float), st.floats(SHORTEST, LONGEST), st.integers(1, 3000)
)


@given(SCALES, st.floats(0, 3000))
def test_places_and_moments_belong_to_each_other(scale: TimeScale, x: float) -> None:
    assert scale.x(scale.moment(x)) == pytest.approx(x, abs=1e-2 * max(1, scale.width))


@given(SCALES, st.floats(0.1, 10))
def test_zoom_keeps_one_moment_in_its_place(scale: TimeScale, factor: float) -> None:
    around = scale.moment(scale.width / 3)
    zoomed = scale.zoomed(factor, around)
    assert SHORTEST <= zoomed.span <= LONGEST
    assert zoomed.x(around) == pytest.approx(scale.width / 3, abs=0.5)


@given(SCALES)
def test_marks_never_crowd(scale: TimeScale) -> None:
    marks = list(scale.marks(80))
    assert len(marks) <= scale.width / 80 + 2
    assert all(later - earlier == scale.step(80) for earlier, later in itertools.pairwise(marks))
    assert all(scale.start <= mark <= scale.start + scale.span for mark in marks)


def test_marks_stand_at_times_that_people_count_with() -> None:
    scale = TimeScale(10, 3600, 800)
    assert list(scale.marks(100)) == [600, 1200, 1800, 2400, 3000, 3600]
    assert TimeScale(0, 86_400 * 400, 300).step(100) == 86_400 * 180


def test_a_moment_comes_into_view_and_one_in_view_moves_nothing() -> None:
    scale = TimeScale(100, 100, 500)
    assert scale.showing(150) is scale
    assert scale.showing(50).start < 50
    later = scale.showing(400)
    assert later.start < 400 < later.start + later.span
    assert scale.moved(250).start == 150


def test_fitting_shows_both_ends_with_room_behind() -> None:
    scale = fitting(1000, 2000, 800)
    assert 0 < scale.x(1000) < scale.x(2000) < 800
    assert scale.width - fitting(1000, 2000, 800, 200).x(2000) > 200
    assert fitting(5, 5, 0).span >= SHORTEST
