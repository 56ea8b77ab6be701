"""Read the lifetimes of tokens and sessions off a timeline.

One walk over the steps finds what was made. What ended is asked of the last state and then searched for by
halves, since nothing that died comes back; so ten thousand steps cost little more than the walk.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping

from mrrt_studio.engine.exchange import cause_of_death
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.state import RefreshToken, State, UserSession
from mrrt_studio.engine.tokens import AccessToken, IdToken
from mrrt_studio.scenario.steps import LogoutStep
from mrrt_studio.simulation.lifetimes import Cause, Ended, Leeway, Lifetime, Lifetimes, Move, earliest
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

_DELETED = "its application was deleted"


def lifetimes(timeline: Timeline, count: int | None = None) -> Lifetimes:
    """Return how long everything lives that the first steps of a timeline made.

    Args:
        timeline: the scenario, played.
        count: how many steps are looked at; None for all of them.
    """
    steps = timeline.steps if count is None else timeline.steps[:count]
    start = timeline.world.start
    if not steps:
        return Lifetimes(start, start, ())
    return Lifetimes(start, steps[-1].state.now, _Reader(steps).read())


class _Reader:
    """What one walk gathers."""

    def __init__(self, steps: tuple[PlayedStep, ...]) -> None:
        self.steps = steps
        self.last = steps[-1].state
        self.names: Mapping[str, str] = refresh_token_names(steps)
        self.found: list[Lifetime] = []
        self.moves: dict[str, list[Move]] = {}
        """Uses of sessions and of refresh tokens that do not rotate, by session id or value."""
        self.advances: dict[tuple[str, int], PlayedStep] = {}
        """The step that first reached a counter of a family."""
        self.refresh_tokens: list[tuple[int, PlayedStep, RefreshToken]] = []
        self.sessions: dict[str, tuple[int, PlayedStep]] = {}
        """Place in ``found`` and first step of each session."""

    def read(self) -> tuple[Lifetime, ...]:
        for played in self.steps:
            if played.outcome is not None:
                self._read_step(played, played.outcome)
        for place, played, token in self.refresh_tokens:
            self.found[place] = self._refresh(played, token)
        for session_id, (place, played) in self.sessions.items():
            if (session := self._last_record(session_id)) is not None:
                self.found[place] = self._session(played, session)
        return tuple(self.found)

    def _read_step(self, played: PlayedStep, outcome: Outcome) -> None:
        self._note_session(played, outcome)
        tokens, kept = outcome.tokens, outcome.kept_refresh_token
        group = f"family {kept.family}" if kept else f"step {played.id}"
        if tokens.refresh_token is not None:
            self._note_refresh(played, tokens.refresh_token)
        elif kept is not None and outcome.refused is None:
            self.moves.setdefault(kept.value, []).append(Move(played.id, played.at, kept.idle_expires_at))
        if tokens.access_token is not None:
            self.found.append(self._access(played, tokens.access_token, group))
        if tokens.id_token is not None:
            self.found.append(self._id(played, tokens.id_token, group))

    def _note_session(self, played: PlayedStep, outcome: Outcome) -> None:
        before, after = played.before.state, played.state
        if before.sessions is after.sessions:
            return
        kept = outcome.kept_refresh_token
        user_id = kept.login.user_id if kept else getattr(played.step, "user", None)
        session = after.sessions.get(user_id) if user_id else None
        if session is None:
            return
        if session.id not in self.sessions:
            self.sessions[session.id] = (len(self.found), played)
            self.found.append(_bare_session(played, session))
        else:
            self.moves.setdefault(session.id, []).append(Move(played.id, played.at, session.idle_expires_at))

    def _note_refresh(self, played: PlayedStep, token: RefreshToken) -> None:
        self.advances.setdefault((token.family, token.counter), played)
        self.refresh_tokens.append((len(self.found), played, token))
        self.found.append(_bare_refresh(played, token, self.names.get(token.value, "")))

    def _access(self, played: PlayedStep, token: AccessToken, group: str) -> Lifetime:
        return Lifetime(
            "access",
            f"access {played.id}",
            "",
            group,
            token.user_id,
            token.client_id,
            token.audience,
            played.id,
            token.issued_at,
            token.expires_at,
            ended=self._by_clock(token.expires_at, "expired"),
        )

    def _id(self, played: PlayedStep, token: IdToken, group: str) -> Lifetime:
        claims, end = token.claims, int(token.claims["exp"])
        about = (str(claims["sub"]), str(claims["aud"]), None)
        start, ended = int(claims["iat"]), self._by_clock(end, "expired")
        return Lifetime("id", f"id {played.id}", "", group, *about, played.id, start, end, ended=ended)

    def _by_clock(self, end: int | None, cause: Cause) -> Ended | None:
        return Ended(cause, end) if end is not None and end <= self.last.now else None

    def _refresh(self, played: PlayedStep, issued: RefreshToken) -> Lifetime:
        token = self.last.refresh_tokens[issued.value]
        rotated = self._rotated(played, token)
        revoked = self._revoked(played, token)
        one = _bare_refresh(played, token, self.names.get(token.value, ""))._replace(
            absolute_end=token.expires_at,
            idle_end=token.idle_expires_at,
            session_end=self._session_end(played, token),
            moves=tuple(self.moves.get(token.value, ())),
        )
        ended = self._first(rotated, revoked, self._by_clock(one.planned_end, one.planned_cause))
        leeway = self._leeway(token, ended, revoked) if ended is rotated and rotated else None
        return one._replace(ended=ended, leeway=leeway)

    def _rotated(self, played: PlayedStep, token: RefreshToken) -> Ended | None:
        successor = self.advances.get((token.family, token.counter + 1))
        if successor is not None and token.rotating:
            return Ended("rotated", successor.at, successor.id)
        if not token.exchanged:
            return None
        by = self._since(played, lambda state: state.refresh_tokens[token.value].exchanged)
        return Ended("consumed", by.at, by.id)

    def _revoked(self, played: PlayedStep, token: RefreshToken) -> Ended | None:
        by = self._revoking_step(played, token)
        if by is None:
            return None
        told = cause_of_death(by.state, by.state.refresh_tokens[token.value]) or _DELETED
        cause: Cause = "logout" if isinstance(by.step, LogoutStep) else "revoked"
        return Ended(cause, by.at, by.id, told)

    def _revoking_step(self, played: PlayedStep, token: RefreshToken) -> PlayedStep | None:
        client_id = token.login.client_id
        if token.pruned:
            return self._since(played, lambda state: state.refresh_tokens[token.value].pruned)
        if self.last.families[token.family].revoked is not None:
            return self._since(played, lambda state: state.families[token.family].revoked is not None)
        if client_id not in self.last.configuration.clients:
            return self._since(played, lambda state: client_id not in state.configuration.clients)
        return None

    def _session_end(self, played: PlayedStep, token: RefreshToken) -> int | None:
        """Return when the session of an online refresh token ends unused, or gave way to another one."""
        if not token.login.online:
            return None
        session = self._last_record(token.login.session_id or "")
        if session is None:
            return played.at
        closed = self._closed(played, session)
        return earliest(session.expires_at, session.idle_expires_at, closed.at if closed else None)

    def _leeway(self, token: RefreshToken, rotated: Ended | None, revoked: Ended | None) -> Leeway | None:
        client = self.last.configuration.clients.get(token.login.client_id)
        if rotated is None or rotated.cause != "rotated" or client is None or client.leeway <= 0:
            return None
        # The server accepts the last second of the window too.
        over = rotated.at + client.leeway + 1
        next_one = self.advances.get((token.family, token.counter + 2))
        ends = (over, next_one.at if next_one else None, revoked.at if revoked else None)
        end = earliest(*ends) or over
        return Leeway(rotated.step_id, rotated.at, end) if end > rotated.at else None

    def _session(self, played: PlayedStep, session: UserSession) -> Lifetime:
        one = _bare_session(played, session)._replace(
            absolute_end=session.expires_at,
            idle_end=session.idle_expires_at,
            moves=tuple(self.moves.get(session.id, ())),
        )
        by_clock = self._by_clock(one.planned_end, one.planned_cause)
        return one._replace(ended=self._first(self._closed(played, session), by_clock))

    def _closed(self, played: PlayedStep, session: UserSession) -> Ended | None:
        if _holds(self.last, session):
            return None
        by = self._since(played, lambda state: not _holds(state, session))
        return Ended("logout" if isinstance(by.step, LogoutStep) else "replaced", by.at, by.id)

    def _last_record(self, session_id: str) -> UserSession | None:
        """Return a session as it was when the server last knew it."""
        opened = self.sessions.get(session_id)
        if opened is None:
            return None
        first = self.found[opened[0]]
        user_id = first.user_id or ""
        current = self.last.sessions.get(user_id)
        if current is not None and current.id == session_id:
            return current
        gone = self._since(opened[1], lambda state: not _is_session(state, user_id, session_id))
        return gone.before.state.sessions.get(user_id)

    def _since(self, played: PlayedStep, holds: Callable[[State], bool]) -> PlayedStep:
        """Return the step since which something holds that held not before, and does at the end."""
        place = bisect_left(self.steps, x=True, lo=played.index, key=lambda step: holds(step.state))
        return self.steps[min(place, len(self.steps) - 1)]

    @staticmethod
    def _first(*ends: Ended | None) -> Ended | None:
        """Return the end that came first; of those at one moment, the one that is asked about first."""
        return min((end for end in ends if end is not None), key=lambda end: end.at, default=None)


def _is_session(state: State, user_id: str, session_id: str) -> bool:
    session = state.sessions.get(user_id)
    return session is not None and session.id == session_id


def _holds(state: State, session: UserSession) -> bool:
    return _is_session(state, session.user_id, session.id)


def _bare_session(played: PlayedStep, session: UserSession) -> Lifetime:
    key = f"session {session.id}"
    return Lifetime("session", key, "", key, session.user_id, None, None, played.id, session.authenticated_at)


def _bare_refresh(played: PlayedStep, token: RefreshToken, name: str) -> Lifetime:
    login, key = token.login, f"refresh {token.value}"
    about = (login.user_id, login.client_id, login.audience)
    return Lifetime("refresh", key, name, f"family {token.family}", *about, played.id, token.issued_at)
