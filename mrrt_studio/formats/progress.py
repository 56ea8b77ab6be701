"""How far an import is, told to whoever waits for it; who does not want to wait any longer ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all; it may raise :class:`Cancelled`."""

_Item = TypeVar("_Item")
_WHOLE = 1000
_EVERY = 50


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The person who waits has ended the import; nothing was changed."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def part(progress: Progress, start: float, end: float) -> Progress:
    """Return a progress for one part of the work, so that the whole only ever goes forward.

    Args:
        progress: of the whole, which then counts in thousandths.
        start: share of the work that is done before this part, from 0 to 1.
        end: share that is done after it.
    """

    def tell(done: int, total: int) -> None:
        share = done / total if total else 1.0
        progress(round((start + (end - start) * share) * _WHOLE), _WHOLE)

    return tell


def counted(items: Iterable[_Item], total: int, progress: Progress) -> Iterator[_Item]:
    """Yield the items and tell now and then how many were taken: telling costs more than most items do."""
    for number, item in enumerate(items):
        if number % _EVERY == 0:
            progress(number, total)
        yield item
    progress(total, total)
