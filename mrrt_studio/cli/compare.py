"""``mrrt-studio compare``: what differs between two scenarios, and because of what."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from mrrt_studio.cli.assumptions import assumption
from mrrt_studio.cli.delivery import deliver
from mrrt_studio.cli.scripts import add_option, require_consent, script_runner
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.references import refuse_unresolved
from mrrt_studio.scenario.storage import StorageError, read_bytes
from mrrt_studio.simulation.compare import Comparison, compare
from mrrt_studio.simulation.compare_render import Labels, compare_json, compare_markdown, compare_text
from mrrt_studio.simulation.compare_script import on_tenant
from mrrt_studio.simulation.timeline import simulate

_SAME, _DIFFERENT, _UNUSABLE = 0, 1, 2

_FORMATS: Mapping[str, Callable[[Comparison, Labels], str]] = {
    "text": compare_text,
    "markdown": compare_markdown,
    "json": compare_json,
}

_EPILOG = """exit status:
  0  nothing differs
  1  something does
  2  a file cannot be used

Steps are matched by the id that is written in the file, others by their order. Told are the decisions that
differ: status, audience and its rule, every scope's verdict, lifetimes, claims, refresh token, log; each with
what turns it: the engine plays the step again with one thing as the other side has it. Below stands who
reaches what on one side only.

One file may be given twice: mrrt-studio compare a.mrrt.json a.mrrt.json --assume-b empty-scope=error
"""


class Sides(NamedTuple):
    """What is compared."""

    a: Scenario
    b: Scenario
    remarks: tuple[str, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the files and options of the command."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("a", metavar="A", help="scenario file, *.mrrt.json")
    parser.add_argument("b", metavar="B", help="scenario file; the later one where there is an order")
    parser.add_argument(
        "--format", choices=tuple(_FORMATS), default="text", help="format of the comparison (default: text)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="write it to this file, not to the screen"
    )
    for side in ("a", "b"):
        parser.add_argument(
            f"--assume-{side}",
            action="append",
            default=[],
            type=assumption,
            metavar="ID=VALUE",
            help=f"answer an open question about Auth0 differently on side {side.upper()}; may be given "
            "several times",
        )
    parser.add_argument(
        "--steps-of",
        choices=("A", "B"),
        help="play the steps of this file on both tenants; applications are matched by client_id, else by "
        "name",
    )
    add_option(parser)


def execute(options: argparse.Namespace) -> int:
    """Print what differs; nothing is told unless both files can be used."""
    a, b = (_usable(file, allowed=options.allow_scripts) for file in (options.a, options.b))
    if a is None or b is None:
        return _UNUSABLE
    sides = _with_steps(a, b, options.steps_of)
    for remark in sides.remarks:
        sys.stderr.write(f"mrrt-studio: {remark}\n")
    found = compare(
        simulate(sides.a, overrides=dict(options.assume_a), runner=script_runner()),
        simulate(sides.b, overrides=dict(options.assume_b), runner=script_runner()),
    )
    labels = Labels(_label(options.a, options.assume_a), _label(options.b, options.assume_b))
    if not deliver(_FORMATS[options.format](found, labels), options.output):
        return _UNUSABLE
    return _SAME if found.is_empty else _DIFFERENT


def _usable(file: str, *, allowed: bool) -> Scenario | None:
    """Return the scenario of a file, or None after saying what is wrong with it."""
    try:
        text = read_bytes(Path(file))
        scenario = load(text, file)
        refuse_unresolved(scenario, text, file)
        require_consent(scenario, file, allowed=allowed)
    except (FormatError, StorageError) as error:
        sys.stderr.write(f"mrrt-studio: {error}\n")
        return None
    return scenario


def _with_steps(a: Scenario, b: Scenario, steps_of: str | None) -> Sides:
    if steps_of == "A":
        made = on_tenant(a, b)
        return Sides(a, made.scenario, made.remarks)
    if steps_of == "B":
        made = on_tenant(b, a)
        return Sides(made.scenario, b, made.remarks)
    return Sides(a, b)


def _label(file: str, assumptions: list[tuple[str, str]]) -> str:
    chosen = ", ".join(f"{name}={value}" for name, value in assumptions)
    return f"{file} with {chosen}" if chosen else file
