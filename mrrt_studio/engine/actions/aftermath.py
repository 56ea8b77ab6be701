"""What the effects of scripts do to the server, once the request has been granted or denied."""

from __future__ import annotations

from typing import Any, NamedTuple

from rpds import HashTrieMap

from mrrt_studio.engine import logs
from mrrt_studio.engine.actions.effects import Denial, Effects
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.engine.actions.people import changed_members, unlisted
from mrrt_studio.engine.families import Issued, revoke_family
from mrrt_studio.engine.outcome import LogEntry, Note
from mrrt_studio.engine.sessions import close_session
from mrrt_studio.engine.state import RefreshToken, State, UserSession
from mrrt_studio.scenario.times import rfc3339


def keep(state: State, occasion: Occasion, effects: Effects) -> State:
    """Return the state with what scripts keep: in the cache, with the user, with the session."""
    if effects.cache or state.cache:
        state = state.changed(cache=HashTrieMap(effects.cache))
    if effects.app_metadata or effects.user_metadata:
        state = _with_metadata(state, occasion, effects)
    session = state.session(occasion.user.user_id) if occasion.session else None
    return state if session is None else _with_session(state, session, effects)


def _with_metadata(state: State, occasion: Occasion, effects: Effects) -> State:
    """Store the user's metadata: all changes of one request at once.

    Source: https://auth0.com/docs/customize/actions/reference/post-login/api-object
    """
    users = state.configuration.users
    user = users[occasion.user.user_id]
    fields: dict[str, Any] = {}
    for name, changes in (("app_metadata", effects.app_metadata), ("user_metadata", effects.user_metadata)):
        if changes:
            fields[name] = changed_members(unlisted(user, name), changes)
    changed = {**users, user.user_id: user.replace(**fields)}
    return state.changed(configuration=state.configuration.changed(users=changed))


def _with_session(state: State, session: UserSession, effects: Effects) -> State:
    """Shorten the session and keep its metadata; a later end than it has is no change."""
    end = _shortest(session.expires_at, effects.session_end)
    changed = session._replace(
        expires_at=end,
        idle_expires_at=min(_shortest(session.idle_expires_at, effects.session_idle_end), end),
    )
    if effects.session_metadata is not None:
        changed = changed._replace(metadata=HashTrieMap(effects.session_metadata))
    if changed == session:
        return state
    return state.changed(sessions=state.sessions.insert(session.user_id, changed))


def _shortest(known: int, asked: int | None) -> int:
    return known if asked is None else min(known, asked)


class Shaped(NamedTuple):
    """A refresh token after scripts had their say."""

    issued: Issued
    notes: tuple[Note, ...] = ()
    logs: tuple[LogEntry, ...] = ()


def shape_refresh_token(issued: Issued, occasion: Occasion, effects: Effects) -> Shaped:
    """Return the refresh token with the ends and the metadata that scripts gave it.

    Ends only ever move closer: a later one than the application's settings allow is cut there, and the
    tenant log warns. The idle end holds until the next exchange, which sets it anew.

    Source: https://auth0.com/docs/customize/actions/reference/post-login/api-object
    """
    token = issued.token
    changed = token._replace(
        expires_at=_nearest(token.expires_at, effects.token_end),
        idle_expires_at=_nearest(token.idle_expires_at, effects.token_idle_end),
        metadata=_metadata(occasion, effects, token),
    )
    if changed.expires_at is not None and changed.idle_expires_at is not None:
        changed = changed._replace(idle_expires_at=min(changed.idle_expires_at, changed.expires_at))
    clamped = tuple(_clamped(token, effects))
    notes = tuple(Note("refresh-token-end-cut", facts) for facts in clamped)
    entries = tuple(
        logs.refresh_token_end_cut(facts, token, occasion.client, occasion.user) for facts in clamped
    )
    if changed == token:
        return Shaped(issued, notes, entries)
    return Shaped(issued._replace(state=_stored(issued.state, changed), token=changed), notes, entries)


def _metadata(occasion: Occasion, effects: Effects, token: RefreshToken) -> HashTrieMap[str, str]:
    """Successors inherit it, also where a change of the rotation setting opens a new family."""
    if effects.token_metadata is not None:
        return HashTrieMap(effects.token_metadata)
    return occasion.token.metadata if occasion.token else token.metadata


def _nearest(known: int | None, asked: int | None) -> int | None:
    given = [end for end in (known, asked) if end is not None]
    return min(given, default=None)


def _clamped(token: RefreshToken, effects: Effects) -> list[dict[str, str]]:
    asked = (
        ("refreshToken.setExpiresAt", effects.token_end, token.expires_at),
        ("refreshToken.setIdleExpiresAt", effects.token_idle_end, token.idle_expires_at),
    )
    return [
        {"method": method, "wanted": rfc3339(wanted), "end": rfc3339(end)}
        for method, wanted, end in asked
        if wanted is not None and end is not None and wanted > end
    ]


def _stored(state: State, token: RefreshToken) -> State:
    """Keep the token; its family remembers the absolute end, which successors inherit."""
    family = state.families[token.family]
    families = state.families.insert(family.id, family._replace(expires_at=token.expires_at))
    return state.changed(families=families, refresh_tokens=state.refresh_tokens.insert(token.value, token))


def revoke_as_denied(state: State, denial: Denial, occasion: Occasion) -> tuple[State, tuple[LogEntry, ...]]:
    """Return the state after a denial that revokes something, with what the tenant log says of it.

    Source: https://auth0.com/docs/customize/actions/reference/post-login/api-object
    """
    if denial.revokes == "refresh-token" and occasion.token is not None:
        entry = logs.refresh_token_revoked(occasion.token, occasion.client, occasion.user)
        return revoke_family(state, occasion.token.family, "revoked"), (entry,)
    if denial.revokes == "session" and occasion.session is not None:
        return _without_session(state, occasion.session, keeps_tokens=denial.keeps_refresh_tokens)
    return state, ()


def _without_session(
    state: State, session: UserSession, *, keeps_tokens: bool
) -> tuple[State, tuple[LogEntry, ...]]:
    ended = close_session(state, session.user_id)
    entries: list[LogEntry] = []
    for token in state.all_current():
        bound = token.login.session_id == session.id and (token.login.online or not keeps_tokens)
        if bound:
            client = state.configuration.clients.get(token.login.client_id)
            entries.append(
                logs.refresh_token_revoked(token, client, state.configuration.users.get(session.user_id))
            )
            ended = revoke_family(ended, token.family, "session")
    return ended, tuple(entries)
