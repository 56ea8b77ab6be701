"""Remembers what scripts gave: a result depends on nothing but the call, so no call is run twice.

A replay makes the calls of the steps before an edit again; with this they cost no more than a look-up.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from threading import Lock

from mrrt_studio.engine.scripts import ScriptCall, ScriptResult, ScriptRunner

MOST = 20_000
"""Results that are kept; the longest unused one goes first."""

_PASSING = ("consent", "unavailable")
"""Errors that are not the script's: tomorrow they may be gone."""


class RememberingRunner:
    """A runner that asks another one only for what it has not asked before; make one and keep it.

    It may be used from several threads: two that miss at once ask twice, which only costs time.
    """

    def __init__(self, runner: ScriptRunner, most: int = MOST) -> None:
        self._runner = runner
        self._most = most
        self._known: OrderedDict[tuple[str, ...], ScriptResult] = OrderedDict()
        self._lock = Lock()

    def __call__(self, call: ScriptCall) -> ScriptResult:
        """Return what a script gives, from memory where it is known."""
        key = _key(call)
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                return known
        result = self._runner(call)
        if result.error is None or result.error.kind not in _PASSING:
            self._keep(key, result)
        return result

    def _keep(self, key: tuple[str, ...], result: ScriptResult) -> None:
        with self._lock:
            self._known[key] = result
            while len(self._known) > self._most:
                self._known.popitem(last=False)

    def forget(self) -> None:
        """Run everything again next time, e.g. because a busy machine stopped a script too early."""
        with self._lock:
            self._known.clear()


def _key(call: ScriptCall) -> tuple[str, ...]:
    arguments = json.dumps(call.arguments, separators=(",", ":"))
    return (call.kind, call.name, call.handler, call.code, str(call.now), call.seed, arguments)
