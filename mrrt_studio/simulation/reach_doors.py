"""How users come in at an application: by which flow, who of them, and where a refresh token is to be had.

An exchange needs a refresh token of an earlier login. For the matrix it is one of a login for another API, or
for none: what a login for the API itself gives, the column of the login tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from mrrt_studio.engine.context import OpenQuestions
from mrrt_studio.engine.login_scopes import LoginRequest, offline_obstacle
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.simulation.probe import Seat, open_flow, seat
from mrrt_studio.simulation.reach_column import Column

_ENOUGH = 2
"""Of two entrances at least one is not the API that an exchange asks for."""


class Entrance(NamedTuple):
    """A login that brings a refresh token."""

    audience: str | None
    """The API of the login; None for a login without one."""
    kind: str
    """``offline``, or ``online`` for a token that is bound to the session."""

    @property
    def scope(self) -> str:
        """The scope that the login asks for to get the refresh token."""
        return f"openid {self.kind}_access"


class Doors(NamedTuple):
    """How users come in at one application."""

    flow: str | None
    """None where no user can log in there at all."""
    seats: Mapping[str, Seat]
    """By user_id, those who can."""
    everybody: bool
    """All users can."""
    entrances: tuple[Entrance, ...]
    """Logins that bring a refresh token; at most two are looked for."""
    closed: str
    """The rule that keeps refresh tokens from a login without an API; empty where there is none."""

    def admitted(self, users: Sequence[str]) -> Sequence[str]:
        """Return those of some users who can log in."""
        return users if self.everybody else [user for user in users if user in self.seats]

    def entrance_for(self, audience: str) -> Entrance | None:
        """Return a login elsewhere whose refresh token can be exchanged for this API."""
        return next((entrance for entrance in self.entrances if entrance.audience != audience), None)


def doors_of(
    configuration: Configuration,
    client: Client,
    columns: Iterable[Column],
    choices: Mapping[str, str],
    flow: str | None = None,
) -> Doors:
    """Return how users come in at an application.

    Args:
        configuration: the tenant.
        client: one of its applications.
        columns: its APIs.
        choices: a value for every assumption.
        flow: where the caller knows it already from the same application.
    """
    flow = flow or open_flow(configuration, client, choices)
    if flow is None:
        return Doors(None, {}, False, (), "grant-type-allowed")  # noqa: FBT003 - a record
    questions = OpenQuestions(choices)
    users = configuration.users.values()
    found = (seat(configuration, client, user, flow, questions) for user in users)
    seats = {at.user_id: at for at in found if at is not None}
    closed = offline_obstacle(LoginRequest(client, None, flow, (), None))
    entrances = (Entrance(None, "offline"),) if closed is None else _by_api(client, columns, flow)
    return Doors(flow, seats, len(seats) == len(users), entrances, closed or "")


def _by_api(client: Client, columns: Iterable[Column], flow: str) -> tuple[Entrance, ...]:
    return tuple(islice(_entrances(client, columns, flow), _ENOUGH))


def _entrances(client: Client, columns: Iterable[Column], flow: str) -> Iterator[Entrance]:
    for column in columns:
        kind = column.refresh_kind(client, flow)
        if kind is not None and column.login_refusal(client) is None:
            yield Entrance(column.api.identifier, kind)
