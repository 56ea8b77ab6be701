from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.ui.tenant.tree_difference import difference, moved_row

KEYS = st.lists(st.integers(0, 20).map(str), unique=True, max_size=8)


@given(KEYS, KEYS)
def test_what_went_and_what_came_makes_one_list_the_other(was: list[str], now: list[str]) -> None:
    start, removed, added = difference(was, now)
    assert [*was[:start], *now[start : start + added], *was[start + removed :]] == now


@given(KEYS, st.integers(0, 7), st.integers(0, 7))
def test_one_move_is_found_whatever_it_was(was: list[str], start: int, to: int) -> None:
    if max(start, to) >= len(was):
        return
    now = list(was)
    now.insert(to, now.pop(start))
    found = moved_row(was, now)
    if start == to:
        assert found is None
        return
    assert found is not None
    again = list(was)
    again.insert(found[1], again.pop(found[0]))
    assert again == now


def test_other_keys_and_two_moves_are_no_move() -> None:
    assert moved_row(["a", "b"], ["a", "c"]) is None
    assert moved_row(["a", "b", "c", "d"], ["b", "a", "d", "c"]) is None
