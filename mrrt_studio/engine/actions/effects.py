"""What the scripts of one request have asked for so far; nothing of it has happened yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self

from mrrt_studio.engine.outcome import Note, ScriptRun
from mrrt_studio.engine.state import CacheEntry, State

Json = Any


class Ignored(Exception):  # noqa: N818 - a script asked for something that has no effect, which is no error
    """A command has no effect; ``rule`` tells people, None where it is not worth a word."""

    def __init__(
        self, reason: str, rule: str | None = "action-command-ignored", facts: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.rule = rule
        self.facts = dict(facts or {})


@dataclass(frozen=True, slots=True)
class Denial:
    """A script ended the request."""

    script: str
    error: str
    description: str
    cause: str
    """In words: what the script did."""
    status: int = 403
    """At the token endpoint; a login by redirect answers 302."""
    rule: str = "actions-allow"
    revokes: Literal["refresh-token", "session"] | None = None
    keeps_refresh_tokens: bool = False
    """A revoked session leaves the refresh tokens that go back to it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a script asked for, and which one did."""

    value: Json
    script: str


def _no_changes() -> dict[str, Change]:
    return {}


@dataclass(frozen=True, slots=True)
class Effects:
    """The sum of all commands; a later one of the same thing wins where Auth0 says nothing else."""

    cache: Mapping[str, CacheEntry]
    access_claims: Mapping[str, Json] = field(default_factory=dict[str, Json])
    id_claims: Mapping[str, Json] = field(default_factory=dict[str, Json])
    scopes: Mapping[str, Change] = field(default_factory=_no_changes)
    """By scope: True where it was added, False where it was removed."""
    denial: Denial | None = None
    second_factor: str | None = None
    """The script that asked for one; Auth0 asks after all scripts have run."""
    redirect: str | None = None
    """The script that sends the user elsewhere."""
    token_end: int | None = None
    """Absolute end of the refresh token, seconds since the epoch; the earliest that was asked for."""
    token_idle_end: int | None = None
    session_end: int | None = None
    session_idle_end: int | None = None
    token_metadata: Mapping[str, str] | None = None
    """All of it after the changes; None where nothing changed."""
    session_metadata: Mapping[str, str] | None = None
    app_metadata: Mapping[str, Json] = field(default_factory=dict[str, Json])
    """Changed members alone; null takes one away."""
    user_metadata: Mapping[str, Json] = field(default_factory=dict[str, Json])
    transaction_metadata: Mapping[str, Json] = field(default_factory=dict[str, Json])
    methods: tuple[str, ...] = ()
    """Names of authentication methods that Actions recorded."""
    executed_rules: tuple[str, ...] = ()
    runs: tuple[ScriptRun, ...] = ()
    notes: tuple[Note, ...] = ()

    @classmethod
    def none_yet(cls, state: State) -> Self:
        """Return the effects before the first script."""
        return cls(
            cache={key: each for key, each in state.cache.items() if each.expires_at > state.now * 1000}
        )

    def with_(self, **changes: Any) -> Self:  # noqa: ANN401 - any member
        """Return effects with some members replaced."""
        return replace(self, **changes)

    def noting(self, rule: str, **facts: str) -> Self:
        """Return effects with one more thing that people should know."""
        return self.with_(notes=(*self.notes, Note(rule, facts)))
