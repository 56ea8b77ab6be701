"""The life of refresh tokens: opening a family, rotating it, detecting reuse, and ending it.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/refresh-token-rotation
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.state import Family, Held, Holder, LoginGrant, RefreshToken, State
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
    holder = (login.user_id, login.client_id)
    family = Family(ids.hexadecimal("family", 24), holder, 1, state.now, expires_at=end)
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
    renewed = token._replace(expires_at=end, idle_expires_at=_idle_end(state.now, client, end))
    tokens = state.refresh_tokens.insert(token.value, renewed)
    return Issued(state.changed(refresh_tokens=tokens), renewed, returned=False, opened_family=False)


def _succeed(state: State, client: Client, token: RefreshToken, ids: Ids) -> Issued:
    family = state.families[token.family]
    known = _known_end(state, token)
    end = _absolute_end(state.now, client) if known is None else known
    successor = token._replace(
        value=ids.refresh_token(rotating=True),
        counter=token.counter + 1,
        issued_at=state.now,
        expires_at=end,
        idle_expires_at=_idle_end(state.now, client, end),
        exchanged=False,
    )
    family = family._replace(expires_at=end)
    if successor.counter > family.latest_counter:
        state = _advance(state, family, token, successor.counter)
    else:
        state = state.changed(families=state.families.insert(family.id, family))
    state, pruned = _store(state, successor)
    return Issued(state, successor, returned=True, opened_family=False, pruned=pruned)


def _advance(state: State, family: Family, token: RefreshToken, counter: int) -> State:
    """Retire the exchanged token and, with it, the forks that were current beside it."""
    latest = family._replace(latest_counter=counter, latest_issued_at=state.now)
    state = state.changed(
        families=state.families.insert(family.id, latest),
        refresh_tokens=state.refresh_tokens.insert(token.value, token._replace(exchanged=True)),
    )
    return _without_family(state, family)


def _migrate(state: State, client: Client, token: RefreshToken, ids: Ids) -> Issued:
    """Answer with a token of the other kind; what it replaces is gone and its absolute end is inherited."""
    if token.rotating:
        state = revoke_family(state, token.family, "rotation-off")
    else:
        state = _revoke_where(
            state, token.holder, "rotation-on", lambda held: _same_non_rotating(held, token)
        )
    return open_family(state, client, token.login, ids, expires_at=_known_end(state, token))


def _known_end(state: State, token: RefreshToken) -> int | None:
    """Return the absolute end that the token has, or that a fork beside it got first."""
    return state.families[token.family].expires_at if token.expires_at is None else token.expires_at


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
    holder = token.holder
    held = (*(state.held.get(holder) or ()), Held(token.family, token.value))
    state = state.changed(refresh_tokens=state.refresh_tokens.insert(token.value, token))
    if len(held) <= MAX_ACTIVE:
        return state.changed(held=state.held.insert(holder, held)), ()
    return _prune(state, holder, held)


def _prune(state: State, holder: Holder, held: tuple[Held, ...]) -> tuple[State, tuple[RefreshToken, ...]]:
    """Drop what has expired, which does not count, and revoke the oldest of what is still too many."""
    active = tuple(one for one in held if state.is_usable(state.refresh_tokens[one.value]))
    excess, kept = active[:-MAX_ACTIVE], active[-MAX_ACTIVE:]
    state = state.changed(held=state.held.insert(holder, kept))
    pruned = tuple(state.refresh_tokens[one.value] for one in excess)
    for token in pruned:
        tokens = state.refresh_tokens.insert(token.value, token._replace(pruned=True))
        state = state.changed(refresh_tokens=tokens)
        if not any(one.family == token.family for one in kept):
            state = _mark_revoked(state, token.family, "limit")
    return state, pruned


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
    return _without_family(_mark_revoked(state, family_id, reason), family)


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
    tokens = state.refresh_tokens.insert(token.value, token._replace(exchanged=True))
    kept = tuple(one for one in state.held.get(token.holder) or () if one.value != token.value)
    return state.changed(refresh_tokens=tokens, held=state.held.insert(token.holder, kept))


def _mark_revoked(state: State, family_id: str, reason: str) -> State:
    family = state.families[family_id]._replace(revoked=reason)
    return state.changed(families=state.families.insert(family_id, family))


def _revoke_where(
    state: State, holder: Holder, reason: str, matches: Callable[[RefreshToken], bool]
) -> State:
    for token in state.current(holder):
        if matches(token):
            state = revoke_family(state, token.family, reason)
    return state


def _without_family(state: State, family: Family) -> State:
    held = state.held.get(family.holder) or ()
    kept = tuple(one for one in held if one.family != family.id)
    return state.changed(held=state.held.insert(family.holder, kept))
