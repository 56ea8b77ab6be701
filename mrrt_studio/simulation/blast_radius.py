"""Blast radius: what whoever steals a refresh token can reach with it, until when, and what would stop them.

Everything is asked of the engine, from the moment after the step that returned the token.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/refresh-token-rotation
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mrrt_studio.engine.state import RefreshToken, State
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.times import rfc3339
from mrrt_studio.simulation.countermeasures import Countermeasure, countermeasures
from mrrt_studio.simulation.probe import ask_exchange
from mrrt_studio.simulation.step_titles import span_in_words
from mrrt_studio.simulation.timeline import PlayedStep, Timeline
from mrrt_studio.simulation.token_reach import ReachedApi, token_reach


class Lifespan(NamedTuple):
    """How long a refresh token can be used; times in seconds since the epoch, None for never."""

    unused_until: int | None
    """When it dies if nobody exchanges it."""
    kept_until: int | None
    """When it dies for good, however often it is exchanged."""
    exchange_every: int | None
    """Seconds within which each exchange must follow to keep it alive; None where it needs no care."""


@dataclass(frozen=True)
class BlastRadius:
    """What a stolen refresh token is good for."""

    step_id: str
    token: RefreshToken
    state: State
    """The server right after the step."""
    choices: Mapping[str, str]
    reached: tuple[ReachedApi, ...]
    """The APIs, that of the login first; empty for a token that nobody accepts any more."""
    lifespan: Lifespan

    @property
    def client(self) -> Client | None:
        """The application that the token was issued to."""
        return self.state.configuration.clients.get(self.token.login.client_id)

    @property
    def needs_secret(self) -> bool:
        """Whether the thief needs the application's credentials too, because it can keep a secret."""
        return self.client is not None and not self.client.is_public

    @property
    def scopes(self) -> int:
        """How many scopes of APIs there are to get."""
        return sum(len(api.own_scopes) for api in self.reached)

    @property
    def last_access_token_until(self) -> int | None:
        """When the last access token that can be had ends, seconds since the epoch; None for never."""
        longest = max((api.lifetime for api in self.reached), default=0)
        return None if self.lifespan.kept_until is None else self.lifespan.kept_until + longest

    @cached_property
    def countermeasures(self) -> tuple[Countermeasure, ...]:
        """What could be done, each with what it leaves to the thief."""
        return countermeasures(self.state, self.choices, self.token, self.reached)

    @property
    def told(self) -> tuple[str, ...]:
        """The answer in sentences: how much, until when, and under which condition."""
        return tuple(_sentences(self))


def blast_radius(timeline: Timeline, step_id: str) -> BlastRadius | None:
    """Return what the refresh token of a step reaches, or None where the step has none.

    Args:
        timeline: the scenario, played.
        step_id: of a login or an exchange; the token meant is the one that is current after it.

    Raises:
        KeyError: there is no such step.
    """
    played = timeline.by_id[step_id]
    token = played.outcome.kept_refresh_token if played.outcome else None
    return None if token is None else _radius(timeline, played, token)


def _radius(timeline: Timeline, played: PlayedStep, token: RefreshToken) -> BlastRadius:
    state, choices = played.state, timeline.world.choices
    reached = token_reach(state, choices, token.value)
    return BlastRadius(played.id, token, state, choices, reached, _lifespan(state, choices, token))


def _lifespan(state: State, choices: Mapping[str, str], token: RefreshToken) -> Lifespan:
    """Ask for one exchange, since it is then that a token without an end may get one."""
    _, outcome = ask_exchange(state, choices, token.value, None)
    kept = outcome.kept_refresh_token if outcome.refused is None else None
    session = state.session(token.login.user_id) if token.login.online else None
    ends = (session.expires_at, session.idle_expires_at) if session else ()
    unused = _earliest(token.expires_at, token.idle_expires_at, *ends)
    if kept is None:
        return Lifespan(unused, unused, None)
    client = state.configuration.clients.get(token.login.client_id)
    pauses = (client.idle_lifetime if client else None, session.idle_lifetime if session else None)
    return Lifespan(unused, _earliest(kept.expires_at, *ends[:1]), _earliest(*pauses))


def _earliest(*moments: int | None) -> int | None:
    return min((moment for moment in moments if moment is not None), default=None)


def _sentences(radius: BlastRadius) -> Iterator[str]:
    if not radius.reached:
        yield "Nobody accepts this refresh token any more."
        return
    apis, scopes = len(radius.reached), radius.scopes
    yield f"Good for {apis} API{'' if apis == 1 else 's'} with {scopes} scope{'' if scopes == 1 else 's'}."
    yield _end(radius.lifespan)
    longest = max(api.lifetime for api in radius.reached)
    yield f"Access tokens live on for up to {span_in_words(longest)} after that: nothing revokes them."
    if not radius.token.rotating:
        yield "It does not rotate, so nobody notices when two hold it."
    if radius.needs_secret and radius.client is not None:
        yield f"The thief needs the credentials of {radius.client.label} too."


def _end(lifespan: Lifespan) -> str:
    end = lifespan.kept_until
    until = "for ever" if end is None else f"until {rfc3339(end)}"
    if lifespan.exchange_every is None or lifespan.unused_until is None:
        return f"It can be exchanged {until}."
    pause = span_in_words(lifespan.exchange_every)
    unused = rfc3339(lifespan.unused_until)
    return f"Unused it ends at {unused}; exchanged at least every {pause} it lives {until}."
