"""The tenant as it looks from one API: who may do what there, and which applications it admits.

What many applications and users share is asked of the engine once and kept, so that the matrix of a large
tenant costs little more than its differences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mrrt_studio.engine.audience import decide_audience
from mrrt_studio.engine.context import OpenQuestions
from mrrt_studio.engine.login_scopes import (
    LoginRequest,
    decide_login_scopes,
    offline_obstacle,
    online_obstacle,
)
from mrrt_studio.engine.merge import IDENTITY_SCOPES, Candidates, Filters, gather, merge
from mrrt_studio.engine.outcome import ScopeDecision
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.engine.state import LoginGrant
from mrrt_studio.scenario.access import needs_client_grant, user_access_allowed
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.tenant import User
from mrrt_studio.simulation.reach_view import Views

Scopes = tuple[str, ...]

NO_API_SCOPES = frozenset((*IDENTITY_SCOPES, "online_access"))
"""About the user and the refresh token, even where an API defines one of that name."""


_Kind = tuple[str, bool, frozenset[str] | None]


class Group(NamedTuple):
    """Users who may do the same at one API."""

    permissions: frozenset[str] | None
    """None where the API does not enforce RBAC."""
    users: Scopes
    """user_ids, in the tenant's order."""
    example: User
    """One of them."""


class Exchanged(NamedTuple):
    """What an exchange for an API finds in an application's policies, before it looks at the user."""

    rule: str
    """The audience rule, or the rule that refuses the exchange."""
    issued: bool
    """The token is for the API."""
    offered: Scopes = ()
    """What eligible policies list for it."""


class Answers:
    """What the engine has said about the scopes of one API for one kind of user."""

    def __init__(self, filters: Filters) -> None:
        self.filters = filters
        self.at_login: dict[str, Scopes] = {}
        """By flow."""
        self.by_exchange: dict[str, bool] = {}
        """By scope."""


class Column:
    """One API of a tenant; equal questions about it are answered once."""

    def __init__(self, view: Configuration, api: ResourceServer, before: Column | None = None) -> None:
        self.view = view
        self.api = api
        self.scopes = api_scopes(api)
        self.groups = _groups(view, api)
        self._scope_values = api.scope_values
        kept = before is not None and self._asks_as(before)
        self.answers: dict[_Kind, Answers] = before.answers if before is not None and kept else {}

    def same_as(self, other: Column) -> bool:
        """Tell whether every cell would be the same: users count by their ids and permissions alone."""
        same_groups = [group[:2] for group in self.groups] == [group[:2] for group in other.groups]
        return same_groups and self._asks_as(other)

    def _asks_as(self, other: Column) -> bool:
        """Tell whether the answers about one kind of user hold there too."""
        mine, theirs = self.view, other.view
        return (
            (self.api is other.api or self.api == other.api)
            and (mine.tenant is theirs.tenant or mine.tenant == theirs.tenant)
            and mine.client_grants == theirs.client_grants
        )

    def login_refusal(self, client: Client) -> str | None:
        """Return the rule that refuses the application a login for this API, or None."""
        return None if user_access_allowed(self.view, client, self.api) else "api-access-allowed"

    def refresh_kind(self, client: Client, flow: str) -> str | None:
        """Return which refresh token a login for this API can bring: ``offline``, ``online`` or none."""
        request = LoginRequest(client, self.api, flow, (), None)
        if offline_obstacle(request) is None:
            return "offline"
        return "online" if online_obstacle(request) is None else None

    def at_login(self, client: Client, flow: str, group: Group) -> Scopes:
        """Return what a login that asks for all of the API's scopes grants."""
        answers = self._asked(client, group)
        granted = answers.at_login.get(flow)
        if granted is None:
            request = LoginRequest(client, self.api, flow, self.scopes, self.scopes)
            granted = answers.at_login[flow] = _granted(decide_login_scopes(request, answers.filters))
        return granted

    def exchanged(
        self,
        client: Client,
        login: LoginGrant,
        entries: tuple[RefreshTokenPolicy, ...],
        questions: OpenQuestions,
    ) -> Exchanged:
        """Return what an exchange that asks for this API finds.

        Args:
            client: the application.
            login: for another API, or for none; without scopes.
            entries: the application's policies that name this API.
            questions: answers what is open.
        """
        audience = self.api.identifier
        try:
            decision = decide_audience(self.view, client, login, audience, entries, questions)
        except Refusal as refusal:
            return Exchanged(refusal.rule, issued=False)
        if decision.audience != audience or decision.rule != "audience-in-policy":
            return Exchanged(decision.rule, decision.audience == audience)
        candidates = gather(login, audience, entries, self._scope_values, questions)
        return Exchanged(decision.rule, issued=True, offered=candidates.in_order())

    def by_exchange(self, client: Client, offered: Scopes, group: Group) -> Scopes:
        """Return what an exchange that names no scopes grants of those that policies offer.

        A verdict on a scope does not depend on the other scopes beside it, so each is asked for once.
        """
        answers = self._asked(client, group)
        known = answers.by_exchange
        new = [scope for scope in offered if scope not in known]
        if new:
            granted = _granted(merge(Candidates({}, dict.fromkeys(new)), answers.filters, None))
            known.update((scope, scope in granted) for scope in new)
        return tuple([scope for scope in offered if known[scope]])

    def _asked(self, client: Client, group: Group) -> Answers:
        """Applications are told apart only where the API needs a client grant of them."""
        needs_grant = needs_client_grant(client, self.api)
        key = (client.client_id if needs_grant else "", client.first_party, group.permissions)
        answers = self.answers.get(key)
        if answers is None:
            answers = Answers(Filters.of(self.view, client, group.example, self.api.identifier))
            self.answers[key] = answers
        return answers


def columns_of(
    configuration: Configuration, previous: Mapping[str, Column] | None = None
) -> dict[str, Column]:
    """Return the tenant's APIs by identifier; where nothing has changed, the previous objects."""
    views, known = Views(configuration), previous or {}
    columns: dict[str, Column] = {}
    for identifier, api in configuration.resource_servers.items():
        before = known.get(identifier)
        column = Column(views.of(api), api, before)
        columns[identifier] = before if before is not None and before.same_as(column) else column
    return columns


def api_scopes(api: ResourceServer) -> Scopes:
    """Return the scopes that are the API's own, each once, in its order."""
    return tuple(scope for scope in dict.fromkeys(api.scope_values) if scope not in NO_API_SCOPES)


def _groups(view: Configuration, api: ResourceServer) -> tuple[Group, ...]:
    """Put users together whose permissions are equal; without RBAC that is all of them."""
    users = tuple(view.users.values())
    if not api.enforce_policies:
        return (_group(None, users),) if users else ()
    groups: dict[frozenset[str], list[User]] = {}
    for user in users:
        groups.setdefault(frozenset(view.permissions(user, api.identifier)), []).append(user)
    return tuple(_group(permissions, members) for permissions, members in groups.items())


def _group(permissions: frozenset[str] | None, users: Sequence[User]) -> Group:
    return Group(permissions, tuple([user.user_id for user in users]), users[0])


def _granted(decisions: tuple[ScopeDecision, ...]) -> Scopes:
    return tuple(d.scope for d in decisions if d.granted and d.scope not in NO_API_SCOPES)
