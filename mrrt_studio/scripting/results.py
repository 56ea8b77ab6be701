"""What the worker answered, as the engine's values and in words for people."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

from mrrt_studio.engine.scripts import Command, ConsoleLine, ScriptCall, ScriptError, ScriptResult
from mrrt_studio.scripting.stack import frames, written

SECONDS = 1.0
"""What a run may take, as people are told; the engine stops a little earlier, the parent then."""

_KINDS = frozenset(get_args(get_type_hints(ScriptError)["kind"]))

_SENTENCES = {
    "time": f"It was stopped: it had not ended after {SECONDS:g} second.",
    "memory": "It was stopped: it needed more memory than a script may have (64 MB).",
    "stack": "It was stopped: its calls were nested too deeply.",
    "output": "It was stopped: it gave too much: an Action may give 1 MB of commands, a Rule 2 MB.",
    "died": "It was stopped: it brought down the process that scripts run in. The next script has a new one.",
}
_PENDING = {
    "action": "It never ended: it waits for a promise that nothing can settle.",
    "rule": "It never ended: the callback was not called.",
}


def result_of(call: ScriptCall, answer: dict[str, Any]) -> ScriptResult:
    """Return a worker's answer as a result."""
    console = tuple(ConsoleLine(line["level"], line["text"]) for line in answer["console"])
    if left := answer["left"]:
        console = (*console, ConsoleLine("warn", f"… and {left} more lines, which are not kept."))
    return ScriptResult(
        tuple(Command(command["method"], tuple(command["arguments"])) for command in answer["commands"]),
        console,
        _error(call, answer["error"]) if "error" in answer else None,
        answer.get("returned"),
    )


def stopped(kind: str) -> ScriptResult:
    """Return the result of a script that was stopped from outside.

    Args:
        kind: ``time``, or ``died`` where the worker ended by itself.
    """
    return ScriptResult(error=ScriptError("time" if kind == "time" else "memory", _SENTENCES[kind]))


def _error(call: ScriptCall, error: dict[str, Any]) -> ScriptError:
    kind, name = error["kind"], error.get("name", "")
    calls = frames(error.get("stack", ""))
    place = calls[0] if calls else None
    if kind == "exception" and name == "SyntaxError" and _is_before_start(error.get("stack", "")):
        kind = "syntax"
    if kind == "exception" and _is_too_deep(name, error.get("message", "")):
        kind = "stack"
    if kind == "exception" and (name, error.get("message")) == ("InternalError", "out of memory"):
        kind = "memory"
    message = _SENTENCES.get(kind) or _message(call, kind, name, error.get("message", ""))
    return ScriptError(
        kind if kind in _KINDS else "exception",
        message,
        name if kind not in _SENTENCES else "",
        place.line if place else None,
        place.column if place else None,
        written(calls),
    )


def _is_before_start(stack: str) -> bool:
    """A script that cannot be read fails where it is made into a function; later ones are its own."""
    return "at Function (native)" in stack


def _is_too_deep(name: str, message: str) -> bool:
    return name == "RangeError" and message.startswith("Maximum call stack size")


def _message(call: ScriptCall, kind: str, name: str, message: str) -> str:
    if kind == "pending":
        return _PENDING[call.kind]
    if kind == "not-offered" or not name:
        return message or "Something was thrown that says nothing."
    return f"{name}: {message}" if message else name
