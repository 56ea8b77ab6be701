"""One run of one script inside QuickJS; only the worker process imports this.

Every run has an engine of its own, so nothing that a script does is there for the next one.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import math
import struct
import time
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from mrrt_studio.scripting.stack import LINES_BEFORE

SECONDS = 0.8
"""Of one run; the parent kills the worker a little later, since the engine cannot always stop by itself."""
MEMORY_BYTES = 64 * 2**20
STACK_BYTES = 512 * 1024
MOST_GIVEN = 2_000_000
"""Characters of all that a run gives: 1 MB of commands, or what a Rule hands on."""

_quickjs: Any = importlib.import_module("quickjs")
"""It brings no types; what is used of it is in ``_Context``."""

_HOST = Path(__file__).with_name("host")
_INTERRUPTED = "interrupted"
_NO_MEMORY = "out of memory"


class _Context(Protocol):
    """An engine of its own."""

    def eval(self, code: str) -> Any:  # noqa: ANN401 - whatever the code gives
        """Run code and return what it gives."""
        ...

    def execute_pending_job(self) -> bool:
        """Run the next job of a promise; False where there is none."""
        ...

    def set_memory_limit(self, limit: int) -> None:
        """Bytes."""

    def set_max_stack_size(self, size: int) -> None:
        """Bytes."""

    def set_time_limit(self, limit: float) -> None:
        """Seconds of the process, of each call from outside."""


class Engine:
    """An engine for one run, with the host in it; the worker makes the next one while nobody waits."""

    def __init__(self) -> None:
        self._context: _Context = _quickjs.Context()
        self._context.set_memory_limit(MEMORY_BYTES)
        self._context.set_max_stack_size(STACK_BYTES)
        self._context.set_time_limit(SECONDS)
        # The handles are taken before any script begins.
        host = self._context.eval(_host())
        self._start, self._finish = host("start"), host("finish")

    def run(self, call: dict[str, Any]) -> dict[str, Any]:
        """Run a script and return what it gave, as the worker's answer.

        Args:
            call: the fields of a ``ScriptCall``.
        """
        try:
            return self._run(call, time.monotonic() + SECONDS)
        except _quickjs.StackOverflow:
            return _failed("stack")
        except _quickjs.JSException as problem:
            return _failed(_kind(str(problem)), str(problem))
        except MemoryError:
            return _failed("memory")

    def _run(self, call: dict[str, Any], end: float) -> dict[str, Any]:
        """What comes back is a string that the script never saw."""
        self._start(_message(call))
        while self._context.execute_pending_job():
            if time.monotonic() > end:
                return _failed("time")
        given = json.loads(self._finish())
        if len(given) > MOST_GIVEN:
            return _failed("output")
        return json.loads(given, parse_float=_finite)


def _message(call: dict[str, Any]) -> str:
    digest = hashlib.sha256(call["seed"].encode("utf-8", "surrogatepass")).digest()
    # The engine puts two lines of its own before the text of a function.
    before = "\n" * (LINES_BEFORE - 2)
    return json.dumps({**call, "seeds": struct.unpack(">4i", digest[:16]), "before": before})


def _failed(kind: str, stack: str = "") -> dict[str, Any]:
    return {"commands": [], "console": [], "left": 0, "error": {"kind": kind, "stack": stack}}


def _kind(message: str) -> str:
    if _INTERRUPTED in message.splitlines()[0]:
        return "time"
    return "memory" if _NO_MEMORY in message.splitlines()[0] else "exception"


def _finite(digits: str) -> float | None:
    """A script may write a number that is too large for any; JSON has none such, so it is null, as NaN is."""
    number = float(digits)
    return number if math.isfinite(number) else None


@cache
def _host() -> str:
    parts = {name: (_HOST / f"{name}.js").read_text(encoding="utf-8") for name in ("host", *_BODIES)}
    bodies = ", ".join(f"{name}: {parts[name]}" for name in _BODIES)
    return f"{parts['host']}({{{bodies}}})"


_BODIES = ("action", "rule", "api", "jwt")
