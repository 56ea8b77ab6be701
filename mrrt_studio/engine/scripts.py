"""What an Action or a Rule is given and what it gives back; who runs the code comes in from outside.

Only JSON goes over: a script has no hold on anything of the engine's.

Source: https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Json = Any
"""What JSON can say: dict, list, str, int, float, bool, None."""

ScriptKind = Literal["action", "rule"]


@dataclass(frozen=True, slots=True)
class ScriptCall:
    """One run of one script."""

    kind: ScriptKind
    name: str
    code: str
    arguments: Json
    """Action: ``{"event": …, "cache": {key: {"value", "expires_at"}}, "executed_rules": [name or id],
    "can_redirect": bool}``; ``expires_at`` is in milliseconds since 1970, ``executed_rules`` answers
    ``api.rules.wasExecuted`` and ``can_redirect`` ``api.redirect.canRedirect``.
    Rule: ``{"user": …, "context": …, "configuration": {…}, "global": {…}}``."""
    now: int
    """Virtual time in milliseconds since 1970, what ``Date`` says."""
    seed: str
    """What ``Math.random`` derives from: the same seed gives the same numbers."""
    handler: str = "onExecutePostLogin"
    """The function of the module's exports that is called; Actions only."""


@dataclass(frozen=True, slots=True)
class Command:
    """One call that an Action made on its ``api``, in the order of the calls."""

    method: str
    """As it is written after ``api.``: ``accessToken.setCustomClaim``."""
    arguments: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class ConsoleLine:
    """One line that a script printed."""

    level: str
    """``log``, ``info``, ``warn``, ``error`` or ``debug``."""
    text: str


@dataclass(frozen=True, slots=True)
class ScriptError:
    """Why a script did not come to its end."""

    kind: Literal[
        "syntax", "exception", "not-offered", "time", "memory", "stack", "output", "unavailable", "consent"
    ]
    """``not-offered``: network, packages or timers; ``unavailable``: no JavaScript engine on this platform;
    ``consent``: nobody has allowed this file's code to run; ``output``: the result was too large."""
    message: str
    """One sentence for people, without the stack."""
    name: str = ""
    """Name of the JavaScript error: ``TypeError``, ``UnauthorizedError``."""
    line: int | None = None
    """In the script's own text, from 1."""
    column: int | None = None
    """From 1."""
    stack: str = ""


@dataclass(frozen=True, slots=True)
class ScriptResult:
    """What one run gave; it depends on nothing but the call, so it carries no time taken."""

    commands: tuple[Command, ...] = ()
    console: tuple[ConsoleLine, ...] = ()
    error: ScriptError | None = None
    """The commands before it stand here too; the engine ignores them, people want to see them."""
    returned: Json = None
    """Rules: ``{"user": …, "context": …, "global": …}`` as the callback got them; ``context`` is null where
    the callback was given an error, which then is ``error``."""


ScriptRunner = Callable[[ScriptCall], ScriptResult]
"""Runs a script; it never raises for what a script does."""


def no_scripts(call: ScriptCall) -> ScriptResult:
    """Run nothing: for whoever has no consent of the user."""
    text = f"The code of {call.name} did not run: nobody has allowed the code of this file to run."
    return ScriptResult(error=ScriptError("consent", text))
