"""Occasions and scripted runners for tests of Actions and Rules: no JavaScript, one result per script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mrrt_studio.engine.actions.command import Caller
from mrrt_studio.engine.actions.commands import carry_out
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.occasion import REFRESH_PROTOCOL, Occasion
from mrrt_studio.engine.outcome import ScriptCommand
from mrrt_studio.engine.scripts import Command, ScriptCall, ScriptError, ScriptResult
from mrrt_studio.engine.state import State
from tests.builders import ADA, authorization, context, decision, opened, state


def occasion(before: State | None = None, **more: Any) -> Occasion:
    """A login of Ada in a browser, with openid and read:messages granted."""
    server = before or state()
    fields: dict[str, Any] = {
        "state": server,
        "context": context(),
        "client": server.configuration.clients["phone"],
        "user": server.configuration.users[ADA],
        "authorization": authorization(scopes=(decision("openid"), decision("read:messages"))),
        "protocol": "oidc-basic-profile",
        "gives_refresh_token": True,
        "gives_id_token": True,
        "interactive": True,
        **more,
    }
    return Occasion(**fields)


def exchanging(**more: Any) -> Occasion:
    """An exchange of a refresh token that expires in a day, and in an hour without use."""
    kind = {"expiration_type": "expiring", "token_lifetime": 86_400, "idle_token_lifetime": 3600}
    issued = opened(state(), **kind)
    fields = {"token": issued.token, "protocol": REFRESH_PROTOCOL, "interactive": False, **more}
    return occasion(issued.state, **fields)


def carried_out(
    *calls: tuple[Any, ...], at: Occasion | None = None
) -> tuple[Effects, tuple[ScriptCommand, ...]]:
    """What some calls come to, each given as its method and its arguments."""
    here = at or occasion()
    commands = [Command(method, arguments) for method, *rest in calls for arguments in [tuple(rest)]]
    return carry_out(commands, Effects.none_yet(here.state), Caller("Script", here))


def effects(*calls: tuple[Any, ...], at: Occasion | None = None) -> Effects:
    """The effects of some calls, none of which may be ignored."""
    found, done = carried_out(*calls, at=at)
    assert [command for command in done if command.ignored] == []
    return found


def ignored(*call: Any, at: Occasion | None = None) -> str:
    """Why a call has no effect."""
    _, (done,) = carried_out(call, at=at)
    assert done.ignored is not None
    return done.ignored


def rules_of(found: Effects) -> list[str]:
    """The rules of the notes."""
    return [note.rule for note in found.notes]


def asks(*calls: tuple[Any, ...], **more: Any) -> ScriptResult:
    """The result of an Action that makes some calls."""
    return ScriptResult(commands=tuple(Command(method, tuple(rest)) for method, *rest in calls), **more)


def fails(message: str, name: str = "Error", **more: Any) -> ScriptResult:
    """The result of a script that throws."""
    return ScriptResult(error=ScriptError("exception", message, name, **more))


class Scripted:
    """A runner that answers by the script's name and remembers what it was asked."""

    def __init__(self, results: Mapping[str, ScriptResult]) -> None:
        self.results = results
        self.calls: list[ScriptCall] = []

    def __call__(self, call: ScriptCall) -> ScriptResult:
        self.calls.append(call)
        return self.results.get(call.name, ScriptResult())


def scripts(**results: ScriptResult) -> Scripted:
    """A runner with a result per script name."""
    return Scripted(results)


def tenant(*names: str, rules: tuple[str, ...] = ()) -> dict[str, Any]:
    """Actions bound in this order, and Rules, whose code nobody looks at."""
    return {
        "actions": [{"name": name, "code": f"// {name}"} for name in names],
        "triggers": {"post-login": list(names)},
        "rules": [{"name": name, "script": f"// {name}"} for name in rules],
    }
