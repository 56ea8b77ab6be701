"""The user's session at the tenant: opened by a login in the browser, used by silent logins.

Source: https://auth0.com/docs/manage-users/sessions/session-lifetime
"""

from __future__ import annotations

from typing import Protocol

from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.state import State, UserSession
from mrrt_studio.scenario.tenant import Tenant, User

_HOUR = 3600
_LONGEST_HOURS = 100_000_000.0
_DEFAULT_HOURS = 168.0
_DEFAULT_IDLE_HOURS = 72.0


class BrowserRequest(Protocol):
    """What decides whether a session is used."""

    @property
    def flow(self) -> str:
        """How the user logs in."""
        ...

    @property
    def prompt(self) -> str | None:
        """``login`` asks for a new authentication."""
        ...


def open_session(state: State, user: User, request: BrowserRequest, ids: Ids) -> tuple[State, str | None]:
    """Return the state with the user's session and its id; a password grant opens none.

    A living session is used again unless ``prompt=login`` asks for a new authentication; its idle end moves.
    """
    if request.flow == "password":
        return state, None
    current = state.session(user.user_id)
    if current is None or request.prompt == "login":
        current = _new_session(state, user, ids)
    renewed_end = min(state.now + current.idle_lifetime, current.expires_at)
    session = current._replace(idle_expires_at=renewed_end)
    return state.changed(sessions=state.sessions.insert(user.user_id, session)), session.id


def _new_session(state: State, user: User, ids: Ids) -> UserSession:
    absolute, idle = session_lifetimes(state.configuration.tenant)
    session_id = ids.hexadecimal("session", 32)
    return UserSession(session_id, user.user_id, state.now, state.now + absolute, state.now + idle, idle)


def session_lifetimes(tenant: Tenant) -> tuple[int, int]:
    """Return the absolute and the idle lifetime of a session in seconds; the tenant states them in hours."""
    absolute = _DEFAULT_HOURS if tenant.session_lifetime is None else tenant.session_lifetime
    idle = _DEFAULT_IDLE_HOURS if tenant.idle_session_lifetime is None else tenant.idle_session_lifetime
    return _seconds(absolute), _seconds(idle)


def _seconds(hours: float) -> int:
    """Round to whole seconds; no calendar reaches further, and a float soon reaches infinity."""
    return round(max(-_LONGEST_HOURS, min(hours, _LONGEST_HOURS)) * _HOUR)


def close_session(state: State, user_id: str) -> State:
    """End the user's session; refresh tokens for offline access live on."""
    return state.changed(sessions=state.sessions.remove(user_id)) if user_id in state.sessions else state
