"""Runs scripts in a process of its own, which is killed when it takes too long and started again.

The engine's inner limits are not enough: some of its functions do not look at the clock.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from mrrt_studio.engine.scripts import ScriptCall, ScriptError, ScriptResult
from mrrt_studio.scripting.protocol import ProtocolError, receive, send
from mrrt_studio.scripting.results import SECONDS, result_of, stopped

WORKER_OPTION = "--script-worker"
"""What ``mrrt_studio.__main__`` takes for the order to be the worker."""
START_SECONDS = 20.0
"""For the process to come up, on a slow machine too."""


def available() -> str | None:
    """Say why no scripts can run here, or return None where they can."""
    if importlib.util.find_spec("quickjs") is None:
        return "The JavaScript engine (quickjs-ng) is not installed: there is none for this platform."
    return None


def worker_command() -> list[str]:
    """Return how this program is started as a worker; a frozen one is its own interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_OPTION]
    return [sys.executable, "-m", "mrrt_studio", WORKER_OPTION]


class ScriptWorker:
    """A warm process that runs one script at a time; ``run`` is a ScriptRunner.

    Threads may share it: their scripts wait for each other.
    """

    def __init__(self, command: Sequence[str] | None = None, seconds: float = SECONDS) -> None:
        """Start nothing yet: the process comes with the first script, or with ``warm_up``.

        Args:
            command: starts the process; None takes this program.
            seconds: of wall clock that a script may take.
        """
        self._command = list(command or worker_command())
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ready = False

    def __enter__(self) -> ScriptWorker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm_up(self) -> None:
        """Start the process, so that the first script need not wait for it."""
        with self._lock:
            if self._process is None and available() is None:
                self._start()

    def run(self, call: ScriptCall) -> ScriptResult:
        """Run a script; whatever it does, there is a result."""
        if (reason := available()) is not None:
            return ScriptResult(error=ScriptError("unavailable", reason))
        with self._lock:
            return self._run(call)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _run(self, call: ScriptCall) -> ScriptResult:
        try:
            self._make_ready()
        except (OSError, ProtocolError) as problem:
            self._end()
            reason = f"The process that scripts run in does not start: {problem}."
            return ScriptResult(error=ScriptError("unavailable", reason))
        try:
            return result_of(call, self._ask(asdict(call)))
        except (OSError, ProtocolError, ValueError) as problem:
            self._end()
            # The next script finds a warm process; where none can be started, that script says so.
            with contextlib.suppress(OSError):
                self._start()
            return stopped("time" if isinstance(problem, _TooLongError) else "died")

    def _ask(self, call: dict[str, Any]) -> dict[str, Any]:
        process = self._started()
        with _killing(process, self._seconds):
            send(_pipe(process.stdin), call)
            return receive(_pipe(process.stdout))

    def _make_ready(self) -> None:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._start()
        if not self._is_ready:
            process = self._started()
            with _killing(process, START_SECONDS):
                receive(_pipe(process.stdout))
            self._is_ready = True

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise ProtocolError("it is closed")
        return self._process

    def _start(self) -> None:
        self._is_ready = False
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            # What was still to be written to a dead process cannot be.
            with contextlib.suppress(OSError):
                _pipe(pipe).close()


class _TooLongError(ProtocolError):
    """The process was killed because its time was over."""


class _killing:  # noqa: N801 - reads as a statement
    """Kills a process unless the block ends in time, and says then that this was why it failed."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process = process
        self._is_over = False
        self._timer = threading.Timer(seconds, self._kill)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._is_over:
            raise _TooLongError("it took too long") from error

    def _kill(self) -> None:
        self._is_over = True
        self._process.kill()


def _environment() -> dict[str, str]:
    """Return what the process needs to find this program; it gives that up before a script runs."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    package = Path(__file__).resolve().parents[2]
    return {**kept, "PYTHONPATH": os.pathsep.join((str(package), *filter(None, sys.path)))}


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ProtocolError("it is closed")
    return stream
