"""Rules first, then post-login Actions: one after the other, until one of them ends the request.

Source: https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger
"""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from mrrt_studio.engine.actions.command import Caller
from mrrt_studio.engine.actions.commands import carry_out, not_carried_out
from mrrt_studio.engine.actions.effects import Denial, Effects
from mrrt_studio.engine.actions.event import action_event
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.engine.actions.rule_context import commands_of, rule_context, rule_user
from mrrt_studio.engine.outcome import ScriptRun
from mrrt_studio.engine.scripts import Command, ScriptCall, ScriptError, ScriptResult, no_scripts
from mrrt_studio.scenario.tenant import Action, Rule

_CONTINUE = "onContinuePostLogin"

_DID_NOT_RUN = ("consent", "unavailable")
"""Errors that say nothing about the script: it was never started, so the answer is shown without it."""

_UNAUTHORIZED = "UnauthorizedError"


def run_scripts(occasion: Occasion) -> Effects:
    """Return what all Rules and Actions of the tenant ask for in one request."""
    effects = Effects.none_yet(occasion.state)
    if occasion.context.scripts is no_scripts:
        return _nothing_ran(occasion, effects)
    if occasion.state.configuration.rules:
        effects = _run_rules(occasion, effects)
    for action in occasion.state.configuration.actions:
        if effects.denial is not None:
            break
        effects = _run_action(occasion, effects, action)
    return effects


def _nothing_ran(occasion: Occasion, effects: Effects) -> Effects:
    """Say that none of the code ran, without making events that nobody reads: what-if questions ask a lot."""
    configuration = occasion.state.configuration
    for rule in configuration.rules:
        call = ScriptCall("rule", rule.name, "", None, occasion.now_ms, "")
        effects = _after(occasion, effects, call, no_scripts(call), (), None)
    for action in configuration.actions:
        call = ScriptCall("action", action.name, "", None, occasion.now_ms, "")
        effects = _after(occasion, effects, call, no_scripts(call), (), None)
    return effects


def _seed(occasion: Occasion, effects: Effects) -> str:
    ids = occasion.context.ids
    return f"{ids.seed}\x1f{ids.step}\x1f{len(effects.runs)}"


def _run_action(occasion: Occasion, effects: Effects, action: Action) -> Effects:
    """Run one Action; where it sends the user elsewhere and they come back, run its second part."""
    before = effects.redirect
    effects = _call_action(occasion, effects, action, "onExecutePostLogin")
    goes_on = effects.denial is None and occasion.interactive and _CONTINUE in action.code
    if goes_on and effects.redirect is not None and before is None:
        return _call_action(occasion, effects, action, _CONTINUE)
    return effects


def _call_action(occasion: Occasion, effects: Effects, action: Action, handler: str) -> Effects:
    event = action_event(occasion, effects, action)
    arguments = {
        "event": event,
        "cache": {key: entry._asdict() for key, entry in effects.cache.items()},
        "executed_rules": list(effects.executed_rules),
        "can_redirect": occasion.interactive,
    }
    seed = _seed(occasion, effects)
    call = ScriptCall("action", action.name, action.code, arguments, occasion.now_ms, seed, handler)
    result = occasion.context.scripts(call)
    shown = {**event, "secrets": dict.fromkeys(event["secrets"], "…")}
    return _after(occasion, effects, call, result, result.commands, shown)


class _RuleWorld(NamedTuple):
    """What Rules hand on to each other within one request."""

    user: dict[str, Any]
    context: dict[str, Any]
    shared: dict[str, Any]
    """``global``; Auth0 may forget it at any time, and here no other request sees it."""


def _run_rules(occasion: Occasion, effects: Effects) -> Effects:
    world = _RuleWorld(rule_user(occasion, effects), rule_context(occasion, effects), {})
    for rule in occasion.state.configuration.rules:
        effects, world = _run_rule(occasion, effects, rule, world)
        if effects.denial is not None:
            break
    return effects


def _run_rule(
    occasion: Occasion, effects: Effects, rule: Rule, world: _RuleWorld
) -> tuple[Effects, _RuleWorld]:
    configs = dict(occasion.state.configuration.rules_configs)
    given = {"user": world.user, "context": world.context}
    arguments = {**given, "configuration": configs, "global": world.shared}
    seed = _seed(occasion, effects)
    call = ScriptCall("rule", rule.name, rule.script, arguments, occasion.now_ms, seed, "")
    result = occasion.context.scripts(call)
    returned: Any = result.returned
    left = cast("dict[str, Any]", returned) if isinstance(returned, dict) else {}
    commands = commands_of(world.context, left.get("context"))
    effects = _after(occasion, effects, call, result, commands, given)
    names = [rule.name, *(str(value) for value in [(rule.model_extra or {}).get("id")] if value)]
    if result.error is None:
        effects = effects.with_(executed_rules=(*effects.executed_rules, *names))
    return effects, _handed_on(world, left)


def _handed_on(world: _RuleWorld, left: dict[str, Any]) -> _RuleWorld:
    """Take what the callback was given where it is an object; anything else leaves things as they were."""
    given = {"user": left.get("user"), "context": left.get("context"), "shared": left.get("global")}
    return world._replace(**{name: value for name, value in given.items() if isinstance(value, dict)})


def _after(
    occasion: Occasion,
    effects: Effects,
    call: ScriptCall,
    result: ScriptResult,
    commands: tuple[Command, ...],
    shown: dict[str, Any] | None,
) -> Effects:
    run = ScriptRun(call.name, call.kind, console=result.console, error=result.error, event=shown)
    if result.error is None:
        effects, done = carry_out(commands, effects, Caller(call.name, occasion))
        return effects.with_(runs=(*effects.runs, run._replace(commands=done)))
    done = not_carried_out(commands, "the script failed, so nothing of what it asked for was done")
    effects = effects.with_(runs=(*effects.runs, run._replace(commands=done)))
    if result.error.kind in _DID_NOT_RUN:
        return effects.noting("script-not-run", script=call.name, cause=result.error.message)
    return effects.with_(denial=_failure(call.name, result.error))


def _failure(script: str, error: ScriptError) -> Denial:
    """Return how a script that failed ends the request: the client is told the error's own words.

    Source: https://community.auth0.com/t/why-am-i-getting-an-access-denied-error/63027
    """
    place = "" if error.line is None else f" in line {error.line}"
    cause = f"{script} failed{place}: {error.message}"
    text = error.message.removeprefix(f"{error.name}: ")
    if error.name == _UNAUTHORIZED:
        return Denial(script, "unauthorized", text, cause, status=401)
    return Denial(script, "access_denied", text, cause)
