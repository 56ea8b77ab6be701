"""How long every token and session lives, from what made it to what ended it or will.

All ends are the first second at which the server no longer accepts the thing, in seconds since the epoch.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-expiration
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

LifetimeKind = Literal["session", "refresh", "access", "id"]

Cause = Literal["expired", "idle", "rotated", "consumed", "revoked", "logout", "session", "replaced"]
"""What ended something: ``expired`` is the absolute end, ``consumed`` a failed exchange that used a token
up, ``session`` the end of the session that an online refresh token was bound to, ``replaced`` a session whose
user authenticated anew or was deleted."""


class Ended(NamedTuple):
    """The end of a token or session that has come."""

    cause: Cause
    at: int
    step_id: str = ""
    """The step that ended it; empty where the clock did."""
    told: str = ""
    """Why, in words, where the cause alone does not say it."""


class Move(NamedTuple):
    """A use that moved the idle end."""

    step_id: str
    at: int
    idle_end: int | None


class Leeway(NamedTuple):
    """The window in which a rotated refresh token is still accepted."""

    step_id: str
    """The exchange that rotated it."""
    start: int
    end: int


class Lifetime(NamedTuple):
    """One access token, ID token, refresh token or session."""

    kind: LifetimeKind
    key: str
    """Unique in a timeline, and the same after every edit that leaves the making step alone."""
    name: str
    """``RT 2`` for refresh tokens; empty for what people tell apart by API and step."""
    group: str
    """Of what belongs together: the family, or the step where there is none."""
    user_id: str | None
    client_id: str | None
    audience: str | None
    """For an access token its API, for a refresh token that of the login."""
    step_id: str
    """The step that made it."""
    start: int
    absolute_end: int | None = None
    idle_end: int | None = None
    session_end: int | None = None
    """For an online refresh token, when its session ends unused."""
    moves: tuple[Move, ...] = ()
    leeway: Leeway | None = None
    ended: Ended | None = None

    @property
    def planned_end(self) -> int | None:
        """When the clock ends it if nobody does anything; None for never."""
        return earliest(self.absolute_end, self.idle_end, self.session_end)

    @property
    def end(self) -> int | None:
        """When it ended, or will if nobody does anything; None for never."""
        return self.planned_end if self.ended is None else self.ended.at

    @property
    def planned_cause(self) -> Cause:
        """Which of its ends comes first."""
        if self.idle_end is not None and self.idle_end == self.planned_end != self.absolute_end:
            return "idle"
        bound = self.session_end is not None and self.session_end == self.planned_end
        return "session" if bound and self.planned_end != self.absolute_end else "expired"

    @property
    def last_end(self) -> int | None:
        """The latest moment of its picture: the absolute end even where it dies before; None for never."""
        if self.leeway is not None:
            return max(self.leeway.end, self.ended.at if self.ended else self.leeway.end)
        return self.ended.at if self.ended is not None else self.absolute_end

    def is_alive(self, now: int) -> bool:
        """Tell whether it is accepted, inside the leeway included."""
        if self.leeway is not None and self.leeway.start <= now < self.leeway.end:
            return True
        return self.start <= now and (self.end is None or now < self.end)


class Expiry(NamedTuple):
    """Something that the clock alone will end."""

    at: int
    lifetime: Lifetime
    cause: Literal["expired", "idle", "session", "leeway"]


@dataclass(frozen=True)
class Group:
    """What belongs together: a family with the tokens that it brought, a user's sessions, or one step's."""

    key: str
    lifetimes: tuple[Lifetime, ...]

    @property
    def first(self) -> Lifetime:
        """What names the group."""
        kinds = ("session", "refresh", "access", "id")
        return min(self.lifetimes, key=lambda one: (kinds.index(one.kind), one.start))


@dataclass(frozen=True)
class Lifetimes:
    """Everything that lives or lived, up to one step of a timeline."""

    start: int
    """The first second of the timeline."""
    now: int
    """The virtual time after the step."""
    lifetimes: tuple[Lifetime, ...]
    """In the order in which they were made."""

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """What belongs together, in the order of its beginning."""
        found: dict[str, list[Lifetime]] = {}
        for one in self.lifetimes:
            found.setdefault(one.group, []).append(one)
        return tuple(Group(key, tuple(members)) for key, members in found.items())

    @cached_property
    def last_end(self) -> int:
        """The latest end of anything that has one, and never before now."""
        ends = (end for one in self.lifetimes if (end := one.last_end) is not None)
        return max((self.now, *ends))

    def next_expiries(self, now: int | None = None) -> tuple[Expiry, ...]:
        """Return what the clock will end if nobody does anything, the next one first.

        Args:
            now: seconds since the epoch; None for the time after the step.
        """
        moment = self.now if now is None else now
        found = (expiry for one in self.lifetimes for expiry in _expiries(one) if expiry.at > moment)
        return tuple(sorted(found, key=lambda expiry: expiry.at))


def _expiries(one: Lifetime) -> Iterator[Expiry]:
    if one.leeway is not None:
        yield Expiry(one.leeway.end, one, "leeway")
    end, cause = one.planned_end, one.planned_cause
    if one.ended is None and end is not None and cause in ("expired", "idle", "session"):
        yield Expiry(end, one, cause)


def earliest(*moments: int | None) -> int | None:
    """Return the first of some moments; None, which is never, where there is none."""
    return min((moment for moment in moments if moment is not None), default=None)
