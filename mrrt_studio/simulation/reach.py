"""The reach of a tenant: which scopes of which API every user gets at every application, and how.

At login: what a login for the API grants that asks for everything. By exchange: what a refresh token of a
login for another API, or for none, can be exchanged for. Every verdict is asked of the engine's own
functions. What Actions and Rules add or remove is not in it: they may decide anew at every request.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mrrt_studio.engine.context import OpenQuestions
from mrrt_studio.engine.state import LoginGrant
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.tenant import Permission, User
from mrrt_studio.simulation.reach_column import Column, Exchanged, Scopes, api_scopes, columns_of
from mrrt_studio.simulation.reach_doors import Doors, doors_of
from mrrt_studio.simulation.run import choices_of

ANYBODY = "any-user"
"""Stands in where a tenant names no users: somebody who has every permission there is."""


class Share(NamedTuple):
    """What some users reach alike in one cell."""

    users: tuple[str, ...]
    """user_ids, in the tenant's order."""
    login: Scopes
    """The API's scopes at login, in the API's order."""
    exchange: Scopes
    """The API's scopes by exchange, in the order of the policies."""

    @property
    def scopes(self) -> Scopes:
        """All of them, however they are reached."""
        return tuple(dict.fromkeys((*self.login, *self.exchange)))


class Cell(NamedTuple):
    """What the users of one application reach at one API."""

    client_id: str
    audience: str
    login_refused: str | None
    """The rule that refuses every login for the API, or None."""
    refresh_token: str | None
    """Which refresh token such a login can bring: ``offline``, ``online`` or None."""
    exchange_rule: str
    """The rule that decides which API an exchange for this one is for, or that keeps exchanges away."""
    exchangeable: bool
    """An exchange for this API issues a token for it."""
    shares: tuple[Share, ...] = ()

    @property
    def login(self) -> Scopes:
        """What anybody at all gets at login."""
        return tuple(dict.fromkeys(scope for share in self.shares for scope in share.login))

    @property
    def exchange(self) -> Scopes:
        """What anybody at all gets by exchange."""
        return tuple(dict.fromkeys(scope for share in self.shares for scope in share.exchange))

    @property
    def scopes(self) -> Scopes:
        """What anybody at all reaches."""
        return tuple(dict.fromkeys((*self.login, *self.exchange)))

    @property
    def is_empty(self) -> bool:
        """Whether nobody gets a token for the API here, not even one without a scope."""
        return not self.shares

    def share_of(self, user_id: str) -> Share | None:
        """Return what one user reaches; None where they get no token for the API."""
        return next((share for share in self.shares if user_id in share.users), None)

    def users_of(self, scope: str) -> tuple[str, ...]:
        """Return the user_ids of those who reach a scope, however."""
        return tuple(user for share in self.shares if scope in share.scopes for user in share.users)


class Row:
    """One application of a tenant; a cell is computed when somebody looks at it, and then kept."""

    def __init__(
        self,
        client: Client,
        doors: Doors,
        columns: Mapping[str, Column],
        choices: Mapping[str, str],
        known: Mapping[str, Cell],
    ) -> None:
        self.client = client
        self.doors = doors
        self.columns = columns
        self._choices = choices
        self._cells = dict(known)

    @cached_property
    def _policies(self) -> Mapping[str, tuple[RefreshTokenPolicy, ...]]:
        policies: dict[str, tuple[RefreshTokenPolicy, ...]] = {}
        for policy in self.client.policies:
            policies[policy.audience] = (*policies.get(policy.audience, ()), policy)
        return policies

    def cell(self, audience: str) -> Cell:
        """Return what users reach at one API.

        Raises:
            KeyError: there is no such API.
        """
        found = self._cells.get(audience)
        if found is None:
            found = self._cells[audience] = self._compute(self.columns[audience])
        return found

    def is_like(self, other: Row) -> bool:
        """Tell whether cells of equal columns are equal: application and doors are the same."""
        same_client = self.client is other.client or self.client == other.client
        return same_client and self.doors == other.doors

    def unchanged(self, columns: Mapping[str, Column]) -> dict[str, Cell]:
        """Return the cells that are known and hold with other columns too."""
        return {name: cell for name, cell in self._cells.items() if columns.get(name) is self.columns[name]}

    def _compute(self, column: Column) -> Cell:
        client, doors, audience = self.client, self.doors, column.api.identifier
        if doors.flow is None:
            return Cell(client.client_id, audience, doors.closed, None, doors.closed, exchangeable=False)
        questions = OpenQuestions(self._choices)
        refused = column.login_refusal(client)
        found = self._exchanged(column, questions)
        shares = self._shares(column, refused, doors.flow, found) if refused is None or found.issued else ()
        kind = column.refresh_kind(client, doors.flow) if refused is None else None
        return Cell(client.client_id, audience, refused, kind, found.rule, found.issued, shares)

    def _exchanged(self, column: Column, questions: OpenQuestions) -> Exchanged:
        entrance = self.doors.entrance_for(column.api.identifier)
        if entrance is None:
            return Exchanged(self.doors.closed, issued=False)
        entries = self._policies.get(column.api.identifier, ())
        return column.exchanged(self.client, self._login_grant(entrance.audience), entries, questions)

    def _login_grant(self, audience: str | None) -> LoginGrant:
        """A login elsewhere, without OIDC scopes: those are about the user, and no cell shows them."""
        client = self.client
        return LoginGrant(
            client_id=client.client_id,
            user_id="",
            audience=audience,
            scopes=(),
            flow=self.doors.flow or "",
            authenticated_at=0,
            policies=client.policies,
        )

    def _shares(self, column: Column, refused: str | None, flow: str, found: Exchanged) -> tuple[Share, ...]:
        users: dict[tuple[Scopes, Scopes], list[str]] = {}
        for group in column.groups:
            members = self.doors.admitted(group.users)
            if members:
                at_login = () if refused else column.at_login(self.client, flow, group)
                by_exchange = column.by_exchange(self.client, found.offered, group) if found.offered else ()
                users.setdefault((at_login, by_exchange), []).extend(members)
        return tuple([Share(tuple(members), *scopes) for scopes, members in users.items()])


@dataclass(frozen=True)
class Reach:
    """The matrix application × API, each cell with what its users reach."""

    configuration: Configuration
    """The tenant; with a stand-in user where it names none."""
    choices: Mapping[str, str]
    rows: Mapping[str, Row]
    """By client_id."""
    columns: Mapping[str, Column]
    """By identifier."""

    @property
    def clients(self) -> tuple[Client, ...]:
        """The applications, in the tenant's order."""
        return tuple(row.client for row in self.rows.values())

    @property
    def apis(self) -> tuple[ResourceServer, ...]:
        """The APIs, in the tenant's order."""
        return tuple(column.api for column in self.columns.values())

    @property
    def users(self) -> tuple[User, ...]:
        """Those whose reach is told: the tenant's users, or the one who stands in for them."""
        return tuple(self.configuration.users.values())

    @property
    def names_no_users(self) -> bool:
        """Whether the tenant has no users, so that the cells are about somebody with every permission."""
        return list(self.configuration.users) == [ANYBODY]

    def cell(self, client_id: str, audience: str) -> Cell:
        """Return what the users of an application reach at an API.

        Raises:
            KeyError: there is no such application or API.
        """
        return self.rows[client_id].cell(audience)

    def cells(self, client_id: str | None = None, audience: str | None = None) -> Iterator[Cell]:
        """Yield the cells, row by row; of one application or one API where they are named."""
        for row in self.rows.values() if client_id is None else (self.rows[client_id],):
            for name in self.columns if audience is None else (audience,):
                yield row.cell(name)


def reach(
    source: Scenario | Configuration,
    choices: Mapping[str, str] | None = None,
    previous: Reach | None = None,
) -> Reach:
    """Return the reach of a tenant; its cells are computed when they are looked at.

    Args:
        source: a scenario, whose tenant before the first step is meant, or a tenant at any moment.
        choices: assumptions that differ from the scenario's, or from the defaults.
        previous: an earlier reach, whose cells are used again wherever nothing that they rest on has changed.
    """
    scenario = source if isinstance(source, Scenario) else Scenario()
    decided = choices_of(scenario, choices)
    tenant = Configuration.of(source) if isinstance(source, Scenario) else source
    configuration = tenant if tenant.users else _with_anybody(tenant)
    known = previous if previous is not None and previous.choices == decided else None
    columns = columns_of(configuration, known.columns if known else None)
    rows = {
        client.client_id: _row(configuration, client, columns, decided, known)
        for client in configuration.clients.values()
    }
    return Reach(configuration, decided, rows, columns)


def _row(
    configuration: Configuration,
    client: Client,
    columns: Mapping[str, Column],
    choices: Mapping[str, str],
    previous: Reach | None,
) -> Row:
    before = previous.rows.get(client.client_id) if previous else None
    kept = before if before is not None and (before.client is client or before.client == client) else None
    flow = kept.doors.flow if kept else None
    doors = doors_of(configuration, client, columns.values(), choices, flow)
    known = kept.unchanged(columns) if kept is not None and kept.doors == doors else {}
    return Row(client, doors, columns, choices, known)


def _with_anybody(configuration: Configuration) -> Configuration:
    permissions = tuple(
        Permission(resource_server_identifier=api.identifier, permission_name=scope)
        for api in configuration.resource_servers.values()
        for scope in api_scopes(api)
    )
    anybody = User(user_id=ANYBODY, name="any user", permissions=permissions)
    return configuration.changed(users={ANYBODY: anybody})
