"""Whatever a script does: it ends, its end is told, and the next script finds a clean world."""

from __future__ import annotations

import pytest

from mrrt_studio.engine.scripts import Command, ScriptCall
from mrrt_studio.scripting.runner import ScriptWorker
from tests.scripting.calls import action, module, rule

ENDLESS = {
    "at once": "while (true) {}",
    "after await": "await 1; while (true) {}",
    "chain of promises": "const f = () => { Promise.resolve().then(f); }; f(); await new Promise(() => {});",
    "microtasks": "const f = () => queueMicrotask(f); f(); await new Promise(() => {});",
    "getter": "const a = { get b() { while (true) {} } }; a.b;",
    "toString": "`${{ toString() { while (true) {} } }}`;",
    "toJSON": "api.idToken.setCustomClaim('a', { toJSON() { while (true) {} } });",
    "thrown": "throw { get message() { while (true) {} } };",
    "regular expression": "/(a+)+$/.test('a'.repeat(60) + 'b');",
    "generator": "for (const a of (function* () { while (true) yield 1; })()) {}",
    "sort": "[...Array(1e5).keys()].sort(() => { while (true) {} });",
    "console": "while (true) console.log('x'.repeat(1000));",
}

GREEDY = {
    "stringify": "JSON.stringify(Array(1e7).fill('x'.repeat(100)));",
    "stringify of one object often": "const a = { b: 'x'.repeat(1e6) }; JSON.stringify(Array(1e5).fill(a));",
    "array": "const a = []; while (true) a.push([]);",
    "ten gigabytes": "const a = []; for (let i = 0; i < 10; i++) a.push(new Array(1e9).fill(i));",
    "buffer": "const a = []; while (true) a.push(new Uint8Array(1e7));",
    "repeat": "'x'.repeat(2 ** 29);",
    "map": "const m = new Map(); for (let i = 0; ; i++) m.set(i, 'x'.repeat(100) + i);",
    "recursion": "(function f() { f(); })();",
    "recursion of getters": "const a = { get b() { return this.b; } }; a.b;",
    "nested list": "let a = []; for (let i = 0; i < 1e6; i++) a = [a]; api.idToken.setCustomClaim('a', a);",
    "commands": "for (let i = 0; ; i++) api.idToken.setCustomClaim('a' + i, 'x'.repeat(1000));",
}

THROWN = [
    "undefined",
    "null",
    "0",
    "''",
    "'text'",
    "Symbol('s')",
    "10n",
    "() => 1",
    "{}",
    "Object.create(null)",
]
THROWN += ["new Proxy({}, { get() { throw 1 } })", "{ get name() { throw 2 }, get stack() { throw 3 } }"]
THROWN += [
    "new Error('e')",
    "Object.assign(new Error('e'), { stack: 5, name: {} })",
    "[1]",
    "new Promise(() => {})",
]

POLLUTION = """
Object.prototype.toJSON = () => "forged";
Array.prototype.toJSON = () => "forged";
String.prototype.toJSON = () => "forged";
Object.defineProperty(Array.prototype, "0", { set() { throw new Error("setter") }, configurable: true });
Array.prototype[Symbol.iterator] = function* () {};
Array.prototype.push = Array.prototype.map = Array.prototype.join = () => "forged";
Function.prototype.call = Function.prototype.apply = () => "forged";
Promise.prototype.then = Promise.resolve = () => "forged";
Object.keys = Reflect.apply = () => ["forged"];
const forged = '{"commands":[{"method":"access.deny","arguments":["forged"]}]}';
JSON = { stringify: () => forged, parse: () => ({}) };
Promise = Error = Object = Reflect = Proxy = String = undefined;
"""


@pytest.mark.parametrize("script", ENDLESS.values(), ids=ENDLESS)
def test_what_never_ends_is_stopped(worker: ScriptWorker, script: str) -> None:
    error = worker.run(action(script)).error
    assert error is not None
    assert error.kind == "time"
    assert_clean(worker)


@pytest.mark.parametrize("script", GREEDY.values(), ids=GREEDY)
def test_what_takes_too_much_is_stopped(worker: ScriptWorker, script: str) -> None:
    error = worker.run(action(script)).error
    assert error is not None
    assert error.message
    assert_clean(worker)


@pytest.mark.parametrize("thrown", THROWN)
def test_whatever_is_thrown_is_told(worker: ScriptWorker, thrown: str) -> None:
    for script in (
        action(f"throw {thrown};"),
        module(f"throw {thrown};"),
        action(f"await 1; throw {thrown};"),
    ):
        error = worker.run(script).error
        assert error is not None
        assert error.kind == "exception"
        assert error.message
    assert worker.run(rule(f"function (u, c, cb) {{ throw {thrown}; }}")).error is not None


def test_a_world_that_was_overwritten_forges_nothing(worker: ScriptWorker) -> None:
    result = worker.run(action(f"{POLLUTION}\napi.accessToken.addScope('read:x'); console.log('text');"))
    assert result.error is None
    assert result.commands == (Command("accessToken.addScope", ("read:x",)),)
    assert [line.text for line in result.console] == ["text"]
    assert_clean(worker)


def test_a_world_that_was_overwritten_before_an_error_tells_the_error(worker: ScriptWorker) -> None:
    error = worker.run(action(f"const own = new Error('own');\n{POLLUTION}\nthrow own;")).error
    assert error is not None
    assert "own" in error.message


@pytest.mark.parametrize(
    "value",
    [
        "(() => { const a = {}; a.a = a; return a })()",
        "10n",
        "new Proxy({}, { ownKeys() { throw new Error('o') } })",
    ],
)
def test_what_json_cannot_say_is_an_error_at_its_line(worker: ScriptWorker, value: str) -> None:
    error = worker.run(action(f"\napi.idToken.setCustomClaim('a', {value});")).error
    assert error is not None
    assert error.line == 3


def test_a_script_that_leaves_its_function_finds_nothing_outside(worker: ScriptWorker) -> None:
    result = worker.run(module("}); console.log(typeof kit, typeof call, typeof api); (function () {"))
    assert [line.text for line in result.console] == ["undefined undefined undefined"]
    assert_clean(worker)


@pytest.mark.parametrize("name", ["globalThis", "this", "Function('return this')()", "eval('this')"])
def test_the_global_object_holds_nothing_of_the_host(worker: ScriptWorker, name: str) -> None:
    names = f"Object.getOwnPropertyNames({name} ?? {{}})"
    (line,) = worker.run(
        action(f"console.log({names}.filter((n) => /host|kit|start|finish/.test(n)))")
    ).console
    assert line.text == "[]"


def assert_clean(worker: ScriptWorker) -> None:
    result = worker.run(action("console.log(JSON.stringify({a: [1]}), typeof kept); globalThis.kept = 1"))
    assert result.error is None
    assert [line.text for line in result.console] == ['{"a":[1]} undefined']


@pytest.mark.parametrize(
    "call",
    [
        action("api.user.setAppMetadata('a', 'x'.repeat(1e7));"),
        rule(
            "function (user, context, callback) { user.a = 'x'.repeat(1e7); callback(null, user, context); }"
        ),
        rule(
            "function (user, context, callback) { user.a = 'x'.repeat(3e6); callback(null, user, context); }"
        ),
    ],
    ids=["command", "larger than a message", "Rule's user"],
)
def test_one_thing_too_large_is_output_too(worker: ScriptWorker, call: ScriptCall) -> None:
    error = worker.run(call).error
    assert error is not None
    assert error.kind == "output"


def test_a_number_too_large_for_any_is_null(worker: ScriptWorker) -> None:
    commands = worker.run(action("api.idToken.setCustomClaim('a', JSON.rawJSON('-1e999'));")).commands
    assert commands == (Command("idToken.setCustomClaim", ("a", None)),)
