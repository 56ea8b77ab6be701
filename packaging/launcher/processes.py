"""Children of the launcher: their output is seen as it comes, and their failure becomes a sentence."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class LauncherError(Exception):
    """What went wrong and what to do about it, in words; it ends the launcher without a traceback."""


def say(text: str) -> None:
    """Tell what happens next; flushed, so that it stands above the output of the child it announces."""
    print(text, flush=True)


def run(
    command: Sequence[str | Path], *, task: str, remedy: str, environment: Mapping[str, str] | None = None
) -> None:
    """Run a child to its end, its output shown, without a keyboard: nothing may wait for an answer unseen.

    Args:
        command: program and arguments.
        task: what the child does, as the beginning of a sentence: "Installing the packages".
        remedy: what a person can do when it fails.
        environment: variables added to those of this process.

    Raises:
        LauncherError: the child could not be started or ended with another status than 0.
    """
    words = [str(word) for word in command]
    try:
        status = subprocess.run(
            words, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL, check=False
        ).returncode
    except OSError as error:
        raise LauncherError(f"{task} failed: {shlex.join(words)}: {error.strerror}.\n{remedy}") from error
    if status != 0:
        raise LauncherError(
            f"{task} failed: {shlex.join(words)} {describe_end(status)}; see above.\n{remedy}"
        )


def hand_over(
    command: Sequence[str | Path],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> int:
    """Run what the person asked for with this terminal, and return its status; minus a signal that ended it.

    Args:
        command: program and arguments.
        folder: where it runs, else where the launcher was started.
        environment: variables added to those of this process.
    """
    words = [str(word) for word in command]
    child = subprocess.Popen(words, cwd=folder, env={**os.environ, **(environment or {})})

    def end_child(*_: object) -> None:
        child.terminate()

    # Who ends the launcher means the program.
    signal.signal(signal.SIGTERM, end_child)
    return _wait_for(child)


def _wait_for(child: subprocess.Popen[bytes]) -> int:
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            # The terminal sends Ctrl+C to the child too, which may have something to finish or to say.
            continue


def output_of(command: Sequence[str | Path]) -> str:
    """Return what a child prints, or '' when it does not run: for questions where no answer is an answer."""
    words = [str(word) for word in command]
    try:
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def describe_end(status: int) -> str:
    """Say how a child ended; a negative status is the signal that ended it.

    >>> describe_end(2)
    'ended with status 2'
    """
    if status >= 0:
        return f"ended with status {status}"
    try:
        return f"was ended by the signal {signal.Signals(-status).name}"
    except ValueError:
        return f"was ended by the signal {-status}"
