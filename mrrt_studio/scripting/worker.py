"""The worker process: runs the scripts that the program sends it until the program ends.

It holds nothing that a script could want: no environment, no files that it may write, no open connection.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from mrrt_studio.scripting.protocol import ProtocolError, receive, send

READY = {"ready": True}
"""The first message: the engine is loaded."""

_ADDRESS_SPACE = 768 * 2**20
"""Bytes: the engine's own limit is far below, this one holds where the engine errs."""


def main() -> int:
    """Answer calls until the program closes the pipe."""
    calls, answers = _take_pipes()
    _let_go()
    from mrrt_studio.scripting import sandbox  # noqa: PLC0415 - after the limits hold

    send(answers, READY)
    with contextlib.suppress(ProtocolError, BrokenPipeError):
        while True:
            engine = sandbox.Engine()
            send(answers, _answer(engine.run, receive(calls)))
    return 0


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes to ourselves: whatever prints to the usual output does not disturb the messages."""
    calls = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return calls, answers


def _let_go() -> None:
    """Give up what scripts must not have; an interrupt in the terminal is the program's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.clear()
    os.chdir(Path(sys.executable).anchor)
    # Local time is the same everywhere.
    os.environ["TZ"] = "UTC"
    if sys.platform != "win32":
        import time  # noqa: PLC0415

        time.tzset()
        _limit()


def _limit() -> None:
    import resource  # noqa: PLC0415 - not on Windows

    limits = {
        resource.RLIMIT_AS: _ADDRESS_SPACE,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for name, most in limits.items():
        # macOS has no limit of the address space.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (most, most))


def _answer(run: Callable[[dict[str, Any]], dict[str, Any]], call: dict[str, Any]) -> dict[str, Any]:
    try:
        return run(call)
    except (ValueError, TypeError, RecursionError) as problem:
        # What a script gave could not be read: that is a result too, and the worker lives on.
        error = {"kind": "exception", "name": "", "message": f"What it gave cannot be read: {problem}."}
        return {"commands": [], "console": [], "left": 0, "error": error}
