from __future__ import annotations

import pytest

from mrrt_studio.formats.progress import Cancelled, counted, part, silent


def test_parts_of_the_work_only_ever_go_forward() -> None:
    told: list[tuple[int, int]] = []
    whole = lambda done, total: told.append((done, total))  # noqa: E731
    part(whole, 0.0, 0.5)(1, 2)
    part(whole, 0.0, 0.5)(2, 2)
    part(whole, 0.5, 1.0)(0, 0)
    assert told == [(250, 1000), (500, 1000), (1000, 1000)]


def test_every_item_comes_through_and_the_end_is_told() -> None:
    told: list[int] = []
    assert list(counted("abc", 3, lambda done, _: told.append(done))) == ["a", "b", "c"]
    assert told == [0, 3]
    silent(1, 2)


def test_whoever_waits_may_end_it() -> None:
    def stop(done: int, _: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(counted(range(200), 200, stop))
