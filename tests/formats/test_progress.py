from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.progress import Cancelled, counted, part, silent


def test_items_are_counted_now_and_then_and_at_the_end() -> None:
    told: list[tuple[int, int]] = []
    items = list(counted(range(120), 120, lambda done, total: told.append((done, total))))
    assert items == list(range(120))
    assert told == [(0, 120), (50, 120), (100, 120), (120, 120)]


def test_whoever_waits_no_longer_ends_it_before_the_next_item() -> None:
    taken: list[int] = []

    def cancel(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        taken.extend(counted(iter(range(99)), 99, cancel))
    assert len(taken) <= 50


def test_nothing_to_do_is_done() -> None:
    told: list[tuple[int, int]] = []
    part(lambda done, total: told.append((done, total)), 0.25, 0.5)(0, 0)
    assert told == [(500, 1000)]
    assert list(counted([], 0, silent)) == []


@given(st.floats(0, 1), st.integers(1, 300))
def test_parts_one_after_the_other_only_go_forward(middle: float, total: int) -> None:
    told: list[int] = []

    def tell(done: int, whole: int) -> None:
        assert whole == 1000
        told.append(done)

    for start, end in ((0.0, middle), (middle, 1.0)):
        list(counted(range(total), total, part(tell, start, end)))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1000)
