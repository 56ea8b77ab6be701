"""All commands, carried out one after the other in the order of the calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mrrt_studio.engine.actions.command import Caller, Handler
from mrrt_studio.engine.actions.commands_flow import FLOW_COMMANDS
from mrrt_studio.engine.actions.commands_stores import STORE_COMMANDS
from mrrt_studio.engine.actions.commands_tokens import TOKEN_COMMANDS
from mrrt_studio.engine.actions.effects import Effects, Ignored
from mrrt_studio.engine.outcome import ScriptCommand
from mrrt_studio.engine.scripts import Command

_HANDLERS: Mapping[str, Handler] = {**FLOW_COMMANDS, **TOKEN_COMMANDS, **STORE_COMMANDS}

QUESTIONS = frozenset(
    (
        "cache.get",
        "redirect.canRedirect",
        "redirect.encodeToken",
        "redirect.validateToken",
        "rules.wasExecuted",
    )
)
"""Calls that only ask; where a runner records them they change nothing."""


def carry_out(
    commands: Iterable[Command], effects: Effects, caller: Caller
) -> tuple[Effects, tuple[ScriptCommand, ...]]:
    """Return the effects with all commands of one script, and what came of each of them."""
    done: list[ScriptCommand] = []
    for command in commands:
        effects, one = _carry_out_one(command, effects, caller)
        done.append(one)
    return effects, tuple(done)


def _carry_out_one(command: Command, effects: Effects, caller: Caller) -> tuple[Effects, ScriptCommand]:
    shown = ScriptCommand(command.method, command.arguments)
    if command.method in QUESTIONS:
        return effects, shown
    try:
        return _handler(command.method)(effects, command.arguments, caller), shown
    except Ignored as ignored:
        if ignored.rule is not None:
            facts = {"script": caller.script, "method": command.method, "reason": ignored.reason}
            effects = effects.noting(ignored.rule, **facts, **ignored.facts)
        return effects, shown._replace(ignored=ignored.reason)


def _handler(method: str) -> Handler:
    if method.startswith("samlResponse."):
        raise Ignored("SAML is not simulated, and tokens have no SAML response")
    if method not in _HANDLERS:
        raise Ignored("the simulator does not know this method")
    return _HANDLERS[method]


def not_carried_out(commands: Iterable[Command], reason: str) -> tuple[ScriptCommand, ...]:
    """Return the commands of a script that failed, which are all without effect."""
    return tuple(ScriptCommand(command.method, command.arguments, reason) for command in commands)
