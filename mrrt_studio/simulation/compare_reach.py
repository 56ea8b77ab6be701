"""What is reached before and after, side by side: one line for all users to whom the same happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mrrt_studio.simulation.reach import Cell
from mrrt_studio.simulation.reach_difference import CellChange, ReachDifference, WayName

_WAYS: tuple[WayName, ...] = ("login", "exchange")


class ReachSides(NamedTuple):
    """One application, API and way, and what some users get there on each side."""

    client_id: str
    audience: str
    way: WayName
    users: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def reach_sides(difference: ReachDifference) -> tuple[ReachSides, ...]:
    """Return a line for every group of users who get something else, in the order of the cells."""
    return tuple(line for change in difference.cells for way in _WAYS for line in _of_cell(change, way))


def _of_cell(change: CellChange, way: WayName) -> Iterator[ReachSides]:
    cell = change.after or change.before
    if cell is None:
        return
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for user_id in _users(change):
        before, after = _scopes(change.before, user_id, way), _scopes(change.after, user_id, way)
        if before != after:
            groups.setdefault((before, after), []).append(user_id)
    for (before, after), users in groups.items():
        yield ReachSides(cell.client_id, cell.audience, way, tuple(users), before, after)


def _users(change: CellChange) -> tuple[str, ...]:
    cells = (cell for cell in change if cell is not None)
    return tuple(dict.fromkeys(user for cell in cells for share in cell.shares for user in share.users))


def _scopes(cell: Cell | None, user_id: str, way: WayName) -> tuple[str, ...]:
    share = cell.share_of(user_id) if cell is not None else None
    if share is None:
        return ()
    return share.login if way == "login" else share.exchange
