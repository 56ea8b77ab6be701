"""``mrrt-studio``: the headless commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence

from mrrt_studio import __version__
from mrrt_studio.cli import check, compare, export, import_, reach, rules, run, schema

_COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None], Callable[..., int]]] = {
    "run": ("replay scenario files and check their expectations", run.add_arguments, run.execute),
    "check": ("find what Auth0 would silently ignore", check.add_arguments, check.execute),
    "compare": ("tell what two scenarios decide differently", compare.add_arguments, compare.execute),
    "reach": ("print who gets which scopes of which API, and how", reach.add_arguments, reach.execute),
    "import": ("make a scenario of another tool's configuration", import_.add_arguments, import_.execute),
    "export": ("write a tenant or its steps for other tools", export.add_arguments, export.execute),
    "rules": ("print the rules with source and confidence", rules.add_arguments, rules.execute),
    "schema": ("print the JSON Schema of scenario files", schema.add_arguments, schema.execute),
}

COMMANDS: tuple[str, ...] = tuple(_COMMANDS)
"""The names of the commands, for whoever must tell them from files."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    _write_utf8()
    options = _parser().parse_args(argv)
    try:
        status = int(options.execute(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        _forget_output()
        return 0
    except OSError as error:
        _forget_output()
        sys.stderr.write(f"mrrt-studio: Cannot print the result: {error.strerror}.\n")
        return 2
    return status


def _forget_output() -> None:
    """Python must not try again at exit to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """The same bytes on every machine, whatever its locale and line ends are."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mrrt-studio",
        description="Simulates Auth0 Multi-Resource Refresh Tokens and explains every scope of every token.",
        epilog="Without a command: mrrt-studio-gui opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"mrrt-studio {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (summary, add_arguments, execute) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        add_arguments(command)
        command.set_defaults(execute=execute)
    return parser


if __name__ == "__main__":
    sys.exit(main())
