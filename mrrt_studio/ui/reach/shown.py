"""Which part of the reach matrix is shown, in which order: filtered and sorted without a widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach import Cell, Reach, Share, reach
from mrrt_studio.simulation.reach_column import Scopes

Order = Literal["tenant", "name", "most"]


class Wanted(NamedTuple):
    """What a person wants to see of the matrix."""

    term: str = ""
    """A part of the name or id of applications or APIs, or of scopes where none of those has it."""
    user_id: str = ""
    """The user whose reach is shown; empty for all of them."""
    only_reached: bool = False
    """Leave out applications and APIs at which nobody reaches anything."""
    order: Order = "tenant"


class Content(NamedTuple):
    """What one cell shows."""

    cell: Cell
    shares: tuple[Share, ...]
    """All of the cell, or that of the one user."""

    @property
    def login(self) -> Scopes:
        """The scopes at login."""
        return tuple(dict.fromkeys(scope for share in self.shares for scope in share.login))

    @property
    def exchange(self) -> Scopes:
        """The scopes by exchange."""
        return tuple(dict.fromkeys(scope for share in self.shares for scope in share.exchange))

    @property
    def users(self) -> tuple[str, ...]:
        """The user_ids of those who reach a scope; where nobody does, of those who get a token at all."""
        useful = [share for share in self.shares if share.login or share.exchange]
        return tuple(user for share in useful or self.shares for user in share.users)

    @property
    def example(self) -> str:
        """One of those who reach most."""
        most = max(self.shares, key=lambda share: len(share.scopes), default=None)
        return most.users[0] if most is not None else ""


class Shown(NamedTuple):
    """A part of the matrix: its rows and columns by id."""

    matrix: Reach
    user_id: str
    clients: tuple[str, ...]
    audiences: tuple[str, ...]

    def content(self, client_id: str, audience: str) -> Content:
        """Return what a cell shows."""
        return content_of(self.matrix.cell(client_id, audience), self.user_id)

    def cells(self) -> Iterator[Cell]:
        """Yield the cells as they are shown, row by row; of one user, with their share alone."""
        for client_id in self.clients:
            for audience in self.audiences:
                cell, shares = self.content(client_id, audience)
                yield cell._replace(shares=shares)


def content_of(cell: Cell, user_id: str) -> Content:
    """Return what a cell shows of one user, or of all of them."""
    if not user_id:
        return Content(cell, cell.shares)
    share = cell.share_of(user_id)
    return Content(cell, (share._replace(users=(user_id,)),) if share is not None else ())


def compute(scenario: Scenario, wanted: Wanted, previous: Reach | None) -> Shown:
    """Return the reach of a scenario with every cell computed, so that showing it costs nothing.

    Args:
        scenario: whose tenant is meant.
        wanted: what of it is shown.
        previous: an earlier reach, whose cells are used again wherever they hold.
    """
    matrix = reach(scenario, previous=previous)
    for _ in matrix.cells():
        pass
    return select(matrix, wanted)


def select(matrix: Reach, wanted: Wanted) -> Shown:
    """Return the part of a matrix that is wanted."""
    user_id = wanted.user_id if wanted.user_id in matrix.configuration.users else ""
    shown = Shown(matrix, user_id, tuple(matrix.rows), tuple(matrix.columns))
    if term := wanted.term.strip().casefold():
        shown = _found(shown, term)
    if wanted.only_reached:
        shown = _having(shown, lambda content: bool(content.shares))
    return _ordered(shown, wanted.order)


def _found(shown: Shown, term: str) -> Shown:
    rows, columns = shown.matrix.rows, shown.matrix.columns
    clients = _matching(((name, rows[name].client.label) for name in shown.clients), term)
    audiences = _matching(((name, columns[name].api.label) for name in shown.audiences), term)
    if clients or audiences:
        return shown._replace(clients=clients or shown.clients, audiences=audiences or shown.audiences)
    return _having(shown, lambda content: _has_scope(content, term))


def _has_scope(content: Content, term: str) -> bool:
    return any(term in scope.casefold() for scope in (*content.login, *content.exchange))


def _matching(names: Iterable[tuple[str, str]], term: str) -> tuple[str, ...]:
    return tuple(key for key, label in names if term in key.casefold() or term in label.casefold())


def _having(shown: Shown, holds: Callable[[Content], bool]) -> Shown:
    """Keep the rows and columns in which some cell is as wanted."""
    found = [
        (client_id, audience)
        for client_id in shown.clients
        for audience in shown.audiences
        if holds(shown.content(client_id, audience))
    ]
    clients, audiences = {client for client, _ in found}, {audience for _, audience in found}
    return shown._replace(
        clients=tuple(name for name in shown.clients if name in clients),
        audiences=tuple(name for name in shown.audiences if name in audiences),
    )


def _ordered(shown: Shown, order: Order) -> Shown:
    if order == "tenant":
        return shown
    rows, columns = shown.matrix.rows, shown.matrix.columns
    if order == "name":
        clients = sorted(shown.clients, key=lambda name: rows[name].client.label.casefold())
        audiences = sorted(shown.audiences, key=lambda name: columns[name].api.label.casefold())
        return shown._replace(clients=tuple(clients), audiences=tuple(audiences))
    by_client = dict.fromkeys(shown.clients, 0)
    by_api = dict.fromkeys(shown.audiences, 0)
    for client_id in shown.clients:
        for audience in shown.audiences:
            content = shown.content(client_id, audience)
            count = len({*content.login, *content.exchange})
            by_client[client_id] += count
            by_api[audience] += count
    return shown._replace(clients=_most_first(by_client), audiences=_most_first(by_api))


def _most_first(counts: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: -counts[name]))
