"""``mrrt-studio run``: replays scenario files and checks their expectations."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from mrrt_studio.cli.json_report import as_json
from mrrt_studio.cli.junit_report import as_junit
from mrrt_studio.cli.text_report import as_text
from mrrt_studio.scenario.assumptions import check_choice
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.references import refuse_unresolved
from mrrt_studio.scenario.storage import StorageError, read_bytes, write_atomically
from mrrt_studio.simulation.report import Report, report
from mrrt_studio.simulation.timeline import simulate

_HOLDS, _BROKEN, _UNUSABLE = 0, 1, 2

_FORMATS: Mapping[str, Callable[[tuple[Report, ...]], str]] = {
    "text": as_text,
    "json": as_json,
    "junit": as_junit,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the files and options of the command."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="scenario file, *.mrrt.json")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="of the report")
    parser.add_argument(
        "--output", type=Path, metavar="PATH", help="write the report there, not to the screen"
    )
    parser.add_argument("--step", metavar="ID", help="report and check this step alone")
    parser.add_argument(
        "--assume",
        action="append",
        default=[],
        type=_assumption,
        metavar="ID=VALUE",
        help="answer an open question differently in this run; may be given several times",
    )


def _assumption(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    try:
        check_choice(name, value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return name, value


def execute(options: argparse.Namespace) -> int:
    """Replay every file; nothing is reported unless all of them can be used."""
    scenarios = [(file, _usable(file, options.step)) for file in options.files]
    usable = [(file, scenario) for file, scenario in scenarios if scenario is not None]
    if len(usable) < len(scenarios):
        return _UNUSABLE
    overrides = dict(options.assume) or None
    reports = tuple(
        report(simulate(scenario, overrides=overrides), file, options.step) for file, scenario in usable
    )
    if not _deliver(_FORMATS[options.format](reports), options.output):
        return _UNUSABLE
    return _BROKEN if any(reported.failed for reported in reports) else _HOLDS


def _usable(file: str, step: str | None) -> Scenario | None:
    """Return the scenario of a file, or None after saying what is wrong with it."""
    try:
        text = read_bytes(Path(file))
        scenario = load(text, file)
        refuse_unresolved(scenario, text, file)
        _require_step(scenario, file, step)
    except (FormatError, StorageError) as error:
        sys.stderr.write(f"mrrt-studio: {error}\n")
        return None
    return scenario


def _require_step(scenario: Scenario, file: str, step: str | None) -> None:
    ids = step_ids(scenario.steps)
    if step is not None and step not in ids:
        hint = f"Its steps are {', '.join(ids)}" if ids else "It has no steps"
        raise FormatError(f"no step has the id '{step}'", source=file, path="steps", hint=hint)


def _deliver(text: str, output: Path | None) -> bool:
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return True
    try:
        write_atomically(output, text.encode("utf-8", "backslashreplace"))
    except StorageError as error:
        sys.stderr.write(f"mrrt-studio: {error}\n")
        return False
    return True
