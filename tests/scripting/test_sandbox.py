"""What a script finds in its world."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from mrrt_studio.engine.scripts import ScriptCall
from tests.scripting.calls import NOW, action, module, rule

sandbox = pytest.importorskip("mrrt_studio.scripting.sandbox", reason="there is no JavaScript engine here")


def ran(call: ScriptCall) -> dict[str, Any]:
    return sandbox.Engine().run(asdict(call))


def printed(call: ScriptCall) -> list[str]:
    answer = ran(call)
    assert "error" not in answer, answer["error"]
    return [line["text"] for line in answer["console"]]


def test_the_clock_is_the_virtual_one() -> None:
    body = """
    console.log(Date.now(), new Date().toISOString());
    console.log(new Date(0).getTime(), new Date(2026, 0, 1).toISOString());
    console.log(new Date() instanceof Date, new Date().constructor === Date, typeof Date());
    class Later extends Date {}
    console.log(new Later().getTime(), Date.UTC(1970, 0, 2), Date.parse("1970-01-01T00:00:01Z"));
    """
    assert printed(action(body)) == [
        f"{NOW} 2026-01-01T09:00:00.000Z",
        "0 2026-01-01T00:00:00.000Z",
        "true true string",
        f"{NOW} 86400000 1000",
    ]


def test_chance_derives_from_the_seed() -> None:
    def numbers(seed: str) -> list[str]:
        return printed(action("console.log(Math.random()); console.log(Math.random())", seed=seed))

    assert numbers("a") == numbers("a")
    assert numbers("a") != numbers("b")
    assert all(0 <= float(number) < 1 for number in numbers("c"))


def test_every_run_has_a_world_of_its_own() -> None:
    printed(action("globalThis.kept = 1; Object.prototype.kept = 2; Array.prototype.push = null"))
    assert printed(action("console.log(typeof kept, {}.kept === undefined, [].push(1))")) == [
        "undefined true 1"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "fetch('x')",
        "setTimeout(() => {}, 1)",
        "process.env.HOME",
        "Buffer.from('a')",
        "new URL('http://x')",
        "require('axios')",
        "crypto.randomUUID()",
        "new XMLHttpRequest()",
        "api.groups.getUserGroups()",
    ],
)
def test_what_is_not_offered_says_so_by_its_name(name: str) -> None:
    error = ran(action(name))["error"]
    assert error["kind"] == "not-offered"
    word = name.removeprefix("new ").removeprefix("api.").split("(")[0].split(".")[0]
    assert word in error["message"]


def test_what_is_not_offered_can_be_caught_and_another_error_is_told() -> None:
    error = ran(action("try { fetch('x') } catch {}\nthrow new Error('own')"))["error"]
    assert (error["kind"], error["message"]) == ("exception", "own")


@pytest.mark.parametrize(
    "name", ["performance", "SharedArrayBuffer", "Atomics", "WeakRef", "gc", "std", "os"]
)
def test_nothing_tells_more_than_the_seed_and_the_clock(name: str) -> None:
    assert printed(action(f"console.log(typeof {name})")) == ["undefined"]


def test_modules_may_export_in_both_ways() -> None:
    for exported in ("exports.onExecutePostLogin =", "module.exports.onExecutePostLogin ="):
        assert printed(module(f"{exported} () => console.log(1)")) == ["1"]
    assert printed(module("module.exports = { onExecutePostLogin() { console.log(2) } }")) == ["2"]


def test_an_action_without_its_handler_is_told() -> None:
    assert "does not export onExecutePostLogin" in ran(module("const a = 1"))["error"]["message"]


def test_the_event_is_the_scripts_own() -> None:
    call = action("event.user.user_id = 'other'; delete event.tenant; console.log(event.user.user_id)")
    assert printed(call) == ["other"]
    assert call.arguments["event"]["user"]["user_id"] == "auth0|ada"


def test_console_output_is_cut_as_auth0_does() -> None:
    answer = ran(action("for (let i = 0; i < 300; i++) console.warn('x'.repeat(1000))"))
    assert len(answer["console"]) == 200
    assert answer["left"] == 100
    assert answer["console"][0] == {"level": "warn", "text": "x" * 256}


def test_a_rule_gives_its_objects_back() -> None:
    code = "function (user, context, callback) { context.b = configuration.K; global.n = 1;\n"
    answer = ran(rule(f"{code} callback(null, user, context); }};"))
    assert answer["returned"] == {"user": {"user_id": "u"}, "context": {"a": 1, "b": "v"}, "global": {"n": 1}}


def test_a_rule_may_be_async_and_calls_back_once() -> None:
    code = "async function r(user, context, callback) { await 1; callback(null, user, {n: 1}); callback(2); }"
    assert ran(rule(code))["returned"]["context"] == {"n": 1}


@pytest.mark.parametrize(
    ("code", "name", "message"),
    [
        ("function (u, c, cb) { cb(new UnauthorizedError('go away')); }", "UnauthorizedError", "go away"),
        ("function (u, c, cb) { cb(new Error('broken')); }", "Error", "broken"),
        ("function (u, c, cb) { throw new Error('thrown'); }", "Error", "thrown"),
        ("async function (u, c, cb) { await 1; throw new Error('later'); }", "Error", "later"),
        ("function (u, c, cb) { request.get('x'); }", "NotOfferedError", "request"),
        ("42", "TypeError", "A Rule is a function"),
    ],
)
def test_a_rule_that_fails_is_told(code: str, name: str, message: str) -> None:
    error = ran(rule(code))["error"]
    assert error["name"] == name
    assert message in error["message"]


def test_what_waits_for_ever_ends_at_once() -> None:
    assert ran(action("await new Promise(() => {})"))["error"]["kind"] == "pending"
    assert ran(rule("function (user, context, callback) {}"))["error"]["kind"] == "pending"
