"""The entry: ``python -m mrrt_studio`` opens the window, with a command it runs headless.

The same program is the worker that scripts run in. The parts are imported where they are started, so the
command line never loads Qt.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

SCRIPT_WORKER = "--script-worker"
"""How the program starts itself as the process that Actions and Rules run in; not for people."""


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window for no arguments and for files, run the command line for everything else.

    Args:
        argv: the arguments after the program's name; None takes those of this process.

    Returns:
        The exit status.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == [SCRIPT_WORKER]:
        return _work()
    if opens_window(arguments):
        return _open_window(arguments)
    return _run_command(arguments)


def opens_window(arguments: Sequence[str]) -> bool:
    """Say whether these arguments open the window: none at all, or first something that looks like a file.

    A command goes before a file of its name. A word that is neither goes to the command line, which knows the
    commands and says what may have been meant.
    """
    if not arguments:
        return True
    first = arguments[0]
    return not _is_command_or_option(first) and _looks_like_file(first)


def _is_command_or_option(word: str) -> bool:
    if word.startswith("-"):
        return True
    from mrrt_studio.cli.main import COMMANDS  # noqa: PLC0415

    return word in COMMANDS


def _looks_like_file(word: str) -> bool:
    # A file that is not there is the window's to answer for, where another can be chosen.
    return "." in word or Path(word).exists()


def _work() -> int:
    from mrrt_studio.scripting.worker import main as work  # noqa: PLC0415

    return work()


def _open_window(arguments: list[str]) -> int:
    from mrrt_studio.ui.app import main as open_window  # noqa: PLC0415

    return open_window(arguments)


def _run_command(arguments: list[str]) -> int:
    from mrrt_studio.cli.main import main as run_command  # noqa: PLC0415

    return run_command(arguments)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # The frozen program is what its own processes are started with: those that replay files for `run`.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
