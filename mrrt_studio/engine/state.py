"""What the authorization server remembers between requests.

Steps may number thousands and each has a state of its own, so the maps share structure: a change costs the
path to one entry, not a copy of all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, Self

from rpds import HashTrieMap

from mrrt_studio.scenario.client import RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.steps import RequestOrigin

_EMPTY: HashTrieMap[Any, Any] = HashTrieMap()

Holder = tuple[str, str]
"""(user_id, client_id): whom a refresh token belongs to."""

Consent = tuple[str, str, str]
"""(user_id, client_id, audience): what a user grant is for; the audience is '' for a login without one."""


class CacheEntry(NamedTuple):
    """A value that Actions keep between requests."""

    value: str
    expires_at: int
    """Milliseconds since the epoch."""


class LoginGrant(NamedTuple):
    """What a login granted; every refresh token of its family carries it unchanged."""

    client_id: str
    user_id: str
    audience: str | None
    scopes: tuple[str, ...]
    flow: str
    authenticated_at: int
    """Seconds since the epoch."""
    policies: tuple[RefreshTokenPolicy, ...]
    """The application's policies at login, for the assumption that they are read only then."""
    organization_id: str | None = None
    organization_name: str | None = None
    """Only where the tenant lets names stand in tokens."""
    session_id: str | None = None
    online: bool = False
    """Bound to the session: an online refresh token."""
    origin: RequestOrigin | None = None
    """Where the login came from."""


class RefreshToken(NamedTuple):
    """One refresh token as the server stores it."""

    value: str
    family: str
    counter: int
    login: LoginGrant
    rotating: bool
    issued_at: int
    expires_at: int | None
    """Absolute end, seconds since the epoch; None for never."""
    idle_expires_at: int | None
    exchanged: bool = False
    """A rotating token that has a successor."""
    pruned: bool = False
    last_exchanged_at: int | None = None
    """Seconds since the epoch; None for a token that no exchange has renewed."""
    last_origin: RequestOrigin | None = None
    """Where its last exchange came from."""
    metadata: HashTrieMap[str, str] = _EMPTY
    """What Actions keep with it."""

    @property
    def holder(self) -> Holder:
        """Whom it belongs to."""
        return (self.login.user_id, self.login.client_id)

    def is_expired(self, now: int) -> bool:
        """Tell whether its absolute or its idle end has come."""
        if self.expires_at is not None and now >= self.expires_at:
            return True
        return self.idle_expires_at is not None and now >= self.idle_expires_at


class Family(NamedTuple):
    """All refresh tokens that descend from one login."""

    id: str
    holder: Holder
    latest_counter: int
    latest_issued_at: int
    """When the latest counter was first reached: from here the leeway runs."""
    expires_at: int | None = None
    """Absolute end once there is one; whatever fork sets it, no other one of the family gets a later one."""
    revoked: str | None = None
    """Why it is dead: reuse, revoked, rotation-off, rotation-on, limit, grant; None while it lives."""


class UserSession(NamedTuple):
    """A user's session at the tenant, which silent logins and online refresh tokens need."""

    id: str
    user_id: str
    authenticated_at: int
    expires_at: int
    idle_expires_at: int
    idle_lifetime: int
    """Seconds."""
    metadata: HashTrieMap[str, str] = _EMPTY
    """What Actions keep with it."""

    def is_alive(self, now: int) -> bool:
        """Tell whether neither end has come."""
        return now < self.expires_at and now < self.idle_expires_at


class Held(NamedTuple):
    """A current refresh token of somebody, with its family, which most questions are about."""

    family: str
    value: str


class State(NamedTuple):
    """The server at one moment of the virtual clock."""

    now: int
    """Seconds since the epoch."""
    configuration: Configuration
    refresh_tokens: HashTrieMap[str, RefreshToken] = _EMPTY
    families: HashTrieMap[str, Family] = _EMPTY
    held: HashTrieMap[Holder, tuple[Held, ...]] = _EMPTY
    """Current refresh tokens of each user and application, oldest first; expired ones are among them."""
    consents: HashTrieMap[Consent, tuple[str, ...]] = _EMPTY
    sessions: HashTrieMap[str, UserSession] = _EMPTY
    """By user_id."""
    logins: HashTrieMap[str, int] = _EMPTY
    """How often each user has logged in during the run, by user_id."""
    cache: HashTrieMap[str, CacheEntry] = _EMPTY
    """What Actions keep in ``api.cache``."""

    def changed(self, **changes: Any) -> Self:  # noqa: ANN401 - any member
        """Return a state with some members replaced."""
        return self._replace(**changes)

    def current(self, holder: Holder) -> tuple[RefreshToken, ...]:
        """Return the current refresh tokens of one user and application, oldest first."""
        tokens = [self.refresh_tokens[held.value] for held in self.held.get(holder) or ()]
        return tuple(token for token in tokens if self.is_usable(token))

    def is_usable(self, token: RefreshToken) -> bool:
        """Tell whether no end has come to a token that was neither rotated away nor revoked."""
        return not token.is_expired(self.now) and self.has_its_session(token)

    def has_its_session(self, token: RefreshToken) -> bool:
        """Tell whether an online refresh token has the session that it is bound to; others need none."""
        if not token.login.online:
            return True
        session = self.session(token.login.user_id)
        return session is not None and session.id == token.login.session_id

    def all_current(self) -> Iterator[RefreshToken]:
        """Yield every refresh token that is neither rotated away, revoked nor expired."""
        for holder in self.held:
            yield from self.current(holder)

    def session(self, user_id: str) -> UserSession | None:
        """Return the user's session while it is alive."""
        session = self.sessions.get(user_id)
        return session if session and session.is_alive(self.now) else None
