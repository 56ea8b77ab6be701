"""Keeps Python's garbage collector from walking timelines: they hold no cycles, and there is much to walk.

Of 10,000 steps the walks cost more than a third of a replay, and each one stops a window for half a second.
Counting references frees a timeline all the same.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

WORTH_FREEZING = 1_000
"""Steps: walking those of fewer takes less than a frame."""


@contextmanager
def paused() -> Generator[None]:
    """Let the collector rest while steps are played."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def leave_out(played: int) -> None:
    """Take what a long replay has made out of the collector's sight.

    Args:
        played: how many steps were played one after the other.

    Source: https://docs.python.org/3/library/gc.html#gc.freeze
    """
    if played >= WORTH_FREEZING:
        gc.freeze()
