"""What the server remembers, arranged for people, and what one step changed in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from mrrt_studio.engine.exchange import cause_of_death
from mrrt_studio.engine.families import is_reuse
from mrrt_studio.engine.state import Consent, Family, RefreshToken, State, UserSession

Change = Literal["", "added", "changed", "removed"]
"""What a step did to something; ``removed`` is told of what only the state before it holds."""

TokenKind = Literal["current", "leeway", "rotated", "revoked", "expired", "orphan"]
"""What an exchange would meet: ``leeway`` is rotated and still forgiven, ``orphan`` lost its application."""


class TokenStatus(NamedTuple):
    """Whether a refresh token lives, and of what it died."""

    kind: TokenKind
    cause: str = ""
    """In words; only for the revoked and the expired."""
    leeway_ends: int | None = None
    """Seconds since the epoch; only for ``leeway``."""

    @property
    def usable(self) -> bool:
        """Whether an exchange would be accepted."""
        return self.kind in ("current", "leeway")


class TokenView(NamedTuple):
    """A refresh token, what people call it and what the step did to it."""

    token: RefreshToken
    name: str
    status: TokenStatus
    change: Change


class FamilyView(NamedTuple):
    """All refresh tokens that descend from one login, by their counter."""

    family: Family
    tokens: tuple[TokenView, ...]
    change: Change

    @property
    def alive(self) -> bool:
        """Whether any of its tokens can still be exchanged."""
        return any(view.status.usable for view in self.tokens)


class GrantView(NamedTuple):
    """What a user allowed an application to do at an API; the audience is '' for a login without one."""

    user_id: str
    client_id: str
    audience: str
    scopes: tuple[str, ...]
    before: tuple[str, ...]
    """The scopes before the step; none for a grant that it added."""
    change: Change


class SessionView(NamedTuple):
    """A user's session at the tenant."""

    session: UserSession
    alive: bool
    change: Change


class StateView(NamedTuple):
    """The server after a step."""

    now: int
    """Seconds since the epoch."""
    families: tuple[FamilyView, ...]
    grants: tuple[GrantView, ...]
    sessions: tuple[SessionView, ...]
    configuration_changed: bool = False
    """The tenant's settings are others than before."""
    waited: int = 0
    """By how many seconds the step moved the clock."""

    @property
    def changed(self) -> bool:
        """Whether the step changed anything but the clock."""
        shown = (*self.families, *self.grants, *self.sessions)
        return self.configuration_changed or any(view.change for view in shown)


def token_status(state: State, token: RefreshToken) -> TokenStatus:
    """Return what an exchange of a refresh token would meet at the time of a state.

    Source: https://auth0.com/docs/secure/tokens/refresh-tokens/refresh-token-rotation
    """
    if (cause := cause_of_death(state, token)) is not None:
        revoked = token.pruned or state.families[token.family].revoked is not None
        return TokenStatus("revoked" if revoked else "expired", cause)
    client = state.configuration.clients.get(token.login.client_id)
    if client is None:
        return TokenStatus("orphan")
    if is_reuse(state, client, token):
        return TokenStatus("rotated")
    family = state.families[token.family]
    if token.exchanged or token.counter < family.latest_counter:
        return TokenStatus("leeway", leeway_ends=family.latest_issued_at + client.leeway)
    return TokenStatus("current")


def state_view(before: State, after: State, names: Mapping[str, str] | None = None) -> StateView:
    """Return what the server holds after a step, with a mark on everything that the step changed.

    Args:
        before: the server before the step.
        after: the server after it.
        names: what people call the refresh tokens, by value and in the order in which they were returned;
            families and forks of one counter come in that order, too.
    """
    return StateView(
        after.now,
        _families(before, after, names or {}),
        _grants(before, after),
        _sessions(before, after),
        after.configuration is not before.configuration and after.configuration != before.configuration,
        after.now - before.now,
    )


def _families(before: State, after: State, names: Mapping[str, str]) -> tuple[FamilyView, ...]:
    places = {value: place for place, value in enumerate(names)}
    tokens: defaultdict[str, list[TokenView]] = defaultdict(list)
    for token in sorted(after.refresh_tokens.values(), key=lambda token: _order(token, places)):
        tokens[token.family].append(_token(before, after, token, names))
    return tuple(_family(before, after.families[name], views) for name, views in tokens.items())


def _order(token: RefreshToken, places: Mapping[str, int]) -> tuple[int, int, int, str]:
    """Order by time; maps of the state have no order of their own, and names tell more than values do."""
    return (token.issued_at, places.get(token.value, len(places)), token.counter, token.value)


def _family(before: State, family: Family, views: Iterable[TokenView]) -> FamilyView:
    tokens = tuple(sorted(views, key=lambda view: view.token.counter))
    known = before.families.get(family.id)
    touched = known != family or any(view.change for view in tokens)
    return FamilyView(family, tokens, "added" if known is None else "changed" if touched else "")


def _token(before: State, after: State, token: RefreshToken, names: Mapping[str, str]) -> TokenView:
    status, known = token_status(after, token), before.refresh_tokens.get(token.value)
    name = names.get(token.value, "")
    if known is None:
        return TokenView(token, name, status, "added")
    touched = known != token or token_status(before, known).kind != status.kind
    return TokenView(token, name, status, "changed" if touched else "")


def _grants(before: State, after: State) -> tuple[GrantView, ...]:
    return tuple(_grant(before, after, consent) for consent in sorted({*before.consents, *after.consents}))


def _grant(before: State, after: State, consent: Consent) -> GrantView:
    old, new = before.consents.get(consent), after.consents.get(consent)
    return GrantView(*consent, new or (), old or (), _change(old, new))


def _sessions(before: State, after: State) -> tuple[SessionView, ...]:
    views: list[SessionView] = []
    for user_id in sorted({*before.sessions, *after.sessions}):
        old, new = before.sessions.get(user_id), after.sessions.get(user_id)
        if old is not None and (new is None or new.id != old.id):
            views.append(SessionView(old, alive=False, change="removed"))
        if new is not None:
            views.append(_session(before, after, old, new))
    return tuple(views)


def _session(before: State, after: State, old: UserSession | None, new: UserSession) -> SessionView:
    alive = new.is_alive(after.now)
    if old is None or old.id != new.id:
        return SessionView(new, alive, "added")
    ended = old.is_alive(before.now) and not alive
    return SessionView(new, alive, "changed" if ended or old != new else "")


def _change(old: object | None, new: object | None) -> Change:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    return "" if old == new else "changed"
