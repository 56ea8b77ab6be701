from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from mrrt_studio.simulation.cycle_collection import WORTH_FREEZING, leave_out, paused


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_the_collector_rests_and_works_again() -> None:
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_rested_before_goes_on_resting() -> None:
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_failure_wakes_it_too() -> None:
    with pytest.raises(ValueError, match="step"), paused():
        raise ValueError("step")
    assert gc.isenabled()


def test_only_what_a_long_replay_has_made_is_left_out() -> None:
    before = gc.get_freeze_count()
    leave_out(WORTH_FREEZING - 1)
    assert gc.get_freeze_count() == before
    leave_out(WORTH_FREEZING)
    assert gc.get_freeze_count() > before
