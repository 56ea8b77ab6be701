"""What a change of the tenant opens and closes: the reach before against the reach after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from mrrt_studio.simulation.reach import Cell, Reach, Row
from mrrt_studio.simulation.reach_column import Column

_NO_COLUMNS: Mapping[str, Column] = {}

WayName = Literal["login", "exchange"]


class Reached(NamedTuple):
    """One scope that one user gets at one application, and how."""

    client_id: str
    audience: str
    user_id: str
    way: WayName
    scope: str


class CellChange(NamedTuple):
    """One cell before and after; None where there was or is no such application or API."""

    before: Cell | None
    after: Cell | None

    @property
    def added(self) -> Iterator[Reached]:
        """What only the later cell gives."""
        return _beyond(self.after, self.before)

    @property
    def removed(self) -> Iterator[Reached]:
        """What only the earlier cell gave."""
        return _beyond(self.before, self.after)


@dataclass(frozen=True)
class ReachDifference:
    """The cells that differ, row by row."""

    cells: tuple[CellChange, ...]

    @cached_property
    def added(self) -> tuple[Reached, ...]:
        """Everything that the change opens."""
        return tuple(reached for change in self.cells for reached in change.added)

    @cached_property
    def removed(self) -> tuple[Reached, ...]:
        """Everything that the change closes."""
        return tuple(reached for change in self.cells for reached in change.removed)

    @property
    def is_empty(self) -> bool:
        """Whether every cell is the same."""
        return not self.cells


def reach_difference(before: Reach, after: Reach) -> ReachDifference:
    """Return the cells that differ between two tenants, or two moments of one.

    Args:
        before: the earlier reach.
        after: the later one; if it was computed with ``previous=before``, only what may differ is looked at.
    """
    names = dict.fromkeys((*before.rows, *after.rows))
    changes = (
        change
        for name in names
        for change in _of_rows(before.rows.get(name), after.rows.get(name))
        if change.before != change.after
    )
    return ReachDifference(tuple(changes))


def _of_rows(before: Row | None, after: Row | None) -> Iterator[CellChange]:
    earlier = before.columns if before is not None else _NO_COLUMNS
    later = after.columns if after is not None else _NO_COLUMNS
    same_row = before is not None and after is not None and after.is_like(before)
    for audience in dict.fromkeys((*earlier, *later)):
        if not (same_row and earlier.get(audience) is later.get(audience)):
            yield CellChange(
                before.cell(audience) if before is not None and audience in earlier else None,
                after.cell(audience) if after is not None and audience in later else None,
            )


def _beyond(cell: Cell | None, other: Cell | None) -> Iterator[Reached]:
    for share in cell.shares if cell else ():
        for user_id in share.users:
            had = other.share_of(user_id) if other else None
            yield from _scopes(cell, user_id, "login", share.login, had.login if had else ())
            yield from _scopes(cell, user_id, "exchange", share.exchange, had.exchange if had else ())


def _scopes(
    cell: Cell | None, user_id: str, way: WayName, scopes: tuple[str, ...], known: tuple[str, ...]
) -> Iterator[Reached]:
    if cell is not None:
        for scope in scopes:
            if scope not in known:
                yield Reached(cell.client_id, cell.audience, user_id, way, scope)
