"""Scripts to run."""

from __future__ import annotations

from typing import Any

from mrrt_studio.engine.scripts import ScriptCall

NOW = 1_767_258_000_000
"""2026-01-01T09:00:00Z in milliseconds."""

EVENT: dict[str, Any] = {
    "user": {"user_id": "auth0|ada"},
    "tenant": {"id": "example"},
    "request": {"ip": "203.0.113.1", "query": {}, "body": {}},
    "authorization": {"roles": ["editor"]},
}


def action(body: str, *, seed: str = "seed", **arguments: Any) -> ScriptCall:
    """An Action whose handler has this body."""
    code = f"exports.onExecutePostLogin = async (event, api) => {{\n{body}\n}};"
    return module(code, seed=seed, **arguments)


def module(code: str, *, seed: str = "seed", **arguments: Any) -> ScriptCall:
    """An Action with this text."""
    given = {"event": EVENT, "cache": {}, "executed_rules": [], "can_redirect": True, **arguments}
    return ScriptCall("action", "Test", code, given, NOW, seed)


def rule(code: str, **arguments: Any) -> ScriptCall:
    """A Rule with this text."""
    given = {"user": {"user_id": "u"}, "context": {"a": 1}, "configuration": {"K": "v"}, "global": {}}
    return ScriptCall("rule", "Test", code, {**given, **arguments}, NOW, "seed")
