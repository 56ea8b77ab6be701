"""The life of refresh tokens: opening a family, rotating it, detecting reuse, and ending it.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/refresh-token-rotation
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.state import Family, Holder, LoginGrant, RefreshToken, State
from mrrt_studio.scenario.client import Client

MAX_ACTIVE = 200
"""Refresh tokens of one user and application; the next one that is issued prunes the oldest.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens
"""


class Issued(NamedTuple):
    """A new or renewed refresh token and the state that holds it."""

    state: State
    token: RefreshToken
    returned: bool
    """The response carries it."""
    opened_family: bool
    pruned: tuple[RefreshToken, ...] = ()


def open_family(
    state: State, client: Client, login: LoginGrant, ids: Ids, *, expires_at: int | None = None
) -> Issued:
    """Issue the first refresh token of a family.

    Args:
        state: before the token.
        client: whose current settings decide about rotation and lifetimes.
        login: what the family stands for.
        ids: names of the step.
        expires_at: absolute end inherited from the token that it replaces, seconds since the epoch.
    """
    rotating = client.rotates and not login.online
    value = ids.online_refresh_token() if login.online else ids.refresh_token(rotating=rotating)
    end = _absolute_end(state.now, client) if expires_at is None else expires_at
    family = Family(ids.hexadecimal("family", 24), (login.user_id, login.client_id), 1, state.now)
    token = RefreshToken(
        value=value,
        family=family.id,
        counter=1,
        login=login,
        rotating=rotating,
        issued_at=state.now,
        expires_at=end,
        idle_expires_at=_idle_end(state.now, client, end),
    )
    families = state.families.insert(family.id, family)
    state, pruned = _store(state.changed(families=families), token)
    return Issued(state, token, returned=True, opened_family=True, pruned=pruned)


def renew(state: State, client: Client, token: RefreshToken, ids: Ids) -> Issued:
    """Return what the holder has after a successful exchange.

    A rotating token gets a successor, any other moves its idle end; where the application's rotation setting
    has changed since, the token is migrated.

    Source: https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation
    """
    if token.login.online or (not token.rotating and not client.rotates):
        return _move_idle_end(state, client, token)
    if token.rotating and client.rotates:
        return _succeed(state, client, token, ids)
    return _migrate(state, client, token, ids)


def _move_idle_end(state: State, client: Client, token: RefreshToken) -> Issued:
    end = token.expires_at if token.expires_at is not None else _absolute_end(state.now, client)
    renewed = replace(token, expires_at=end, idle_expires_at=_idle_end(state.now, client, end))
    tokens = state.refresh_tokens.insert(token.value, renewed)
    return Issued(state.changed(refresh_tokens=tokens), renewed, returned=False, opened_family=False)


def _succeed(state: State, client: Client, token: RefreshToken, ids: Ids) -> Issued:
    end = token.expires_at if token.expires_at is not None else _absolute_end(state.now, client)
    successor = replace(
        token,
        value=ids.refresh_token(rotating=True),
        counter=token.counter + 1,
        issued_at=state.now,
        expires_at=end,
        idle_expires_at=_idle_end(state.now, client, end),
        exchanged=False,
    )
    family = state.families[token.family]
    if successor.counter > family.latest_counter:
        state = _advance(state, family, token, successor.counter)
    state, pruned = _store(state, successor)
    return Issued(state, successor, returned=True, opened_family=False, pruned=pruned)


def _advance(state: State, family: Family, token: RefreshToken, counter: int) -> State:
    """Retire the exchanged token and, with it, the forks that were current beside it."""
    latest = replace(family, latest_counter=counter, latest_issued_at=state.now)
    state = state.changed(
        families=state.families.insert(family.id, latest),
        refresh_tokens=state.refresh_tokens.insert(token.value, replace(token, exchanged=True)),
    )
    return _drop_held(state, token.holder, lambda held: held.family == family.id)


def _migrate(state: State, client: Client, token: RefreshToken, ids: Ids) -> Issued:
    """Answer with a token of the other kind; what it replaces is gone and its absolute end is inherited."""
    if token.rotating:
        state = revoke_family(state, token.family, "rotation-off")
    else:
        state = _revoke_where(
            state, token.holder, "rotation-on", lambda held: _same_non_rotating(held, token)
        )
    return open_family(state, client, token.login, ids, expires_at=token.expires_at)


def _same_non_rotating(held: RefreshToken, token: RefreshToken) -> bool:
    return not held.rotating and not held.login.online and held.login.audience == token.login.audience


def _absolute_end(now: int, client: Client) -> int | None:
    lifetime = client.absolute_lifetime
    return None if lifetime is None else now + lifetime


def _idle_end(now: int, client: Client, absolute_end: int | None) -> int | None:
    lifetime = client.idle_lifetime
    if lifetime is None:
        return None
    return now + lifetime if absolute_end is None else min(now + lifetime, absolute_end)


def _store(state: State, token: RefreshToken) -> tuple[State, tuple[RefreshToken, ...]]:
    """Keep a new token, and prune the oldest where its holder now has more than there may be."""
    state = state.changed(refresh_tokens=state.refresh_tokens.insert(token.value, token))
    holder = token.holder
    current = (*(held.value for held in state.current(holder)), token.value)
    excess = tuple(state.refresh_tokens[value] for value in current[: max(0, len(current) - MAX_ACTIVE)])
    state = state.changed(held=state.held.insert(holder, current))
    for oldest in excess:
        state = _prune(state, oldest)
    return state, excess


def _prune(state: State, token: RefreshToken) -> State:
    tokens = state.refresh_tokens.insert(token.value, replace(token, pruned=True))
    state = _drop_held(
        state.changed(refresh_tokens=tokens), token.holder, lambda held: held.value == token.value
    )
    siblings = any(held.family == token.family for held in state.current(token.holder))
    return state if siblings else _mark_revoked(state, token.family, "limit")


def is_reuse(state: State, client: Client, token: RefreshToken) -> bool:
    """Tell whether exchanging the token counts as theft: it is neither current nor inside the leeway.

    Source: https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation
    """
    if not token.rotating:
        return False
    family = state.families[token.family]
    if token.counter == family.latest_counter:
        return token.exchanged
    one_behind = token.counter == family.latest_counter - 1
    in_leeway = client.leeway > 0 and state.now - family.latest_issued_at <= client.leeway
    return not (one_behind and in_leeway)


def revoke_family(state: State, family_id: str, reason: str) -> State:
    """End every refresh token of a family."""
    family = state.families[family_id]
    if family.revoked is not None:
        return state
    state = _mark_revoked(state, family_id, reason)
    return _drop_held(state, family.holder, lambda held: held.family == family_id)


def revoke_held(
    state: State, reason: str, *, user_id: str, client_id: str | None = None, audience: str | None = None
) -> tuple[State, tuple[RefreshToken, ...]]:
    """End all current refresh tokens of a user, or of a user at one application, or for one audience of it.

    Returns:
        The new state and the tokens that were current until now. An ``audience`` of None means any.
    """
    ended: list[RefreshToken] = []
    for holder in sorted(state.held):
        if holder[0] != user_id or (client_id is not None and holder[1] != client_id):
            continue
        tokens = state.current(holder)
        matching = [t for t in tokens if audience is None or (t.login.audience or "") == audience]
        ended += matching
        for token in matching:
            state = revoke_family(state, token.family, reason)
    return state, tuple(ended)


def retire(state: State, token: RefreshToken) -> State:
    """Use a rotating token up without a successor: the assumption that failed exchanges consume it."""
    tokens = state.refresh_tokens.insert(token.value, replace(token, exchanged=True))
    return _drop_held(
        state.changed(refresh_tokens=tokens), token.holder, lambda held: held.value == token.value
    )


def _mark_revoked(state: State, family_id: str, reason: str) -> State:
    family = replace(state.families[family_id], revoked=reason)
    return state.changed(families=state.families.insert(family_id, family))


def _revoke_where(
    state: State, holder: Holder, reason: str, matches: Callable[[RefreshToken], bool]
) -> State:
    for token in state.current(holder):
        if matches(token):
            state = revoke_family(state, token.family, reason)
    return state


def _drop_held(state: State, holder: Holder, matches: Callable[[RefreshToken], bool]) -> State:
    values = state.held.get(holder) or ()
    kept = tuple(value for value in values if not matches(state.refresh_tokens[value]))
    return state.changed(held=state.held.insert(holder, kept))
