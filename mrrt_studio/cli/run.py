"""``mrrt-studio run``: replays scenario files and checks their expectations."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mrrt_studio.cli.assumptions import assumption
from mrrt_studio.cli.coverage_text import coverage_line, coverage_text, percent_text
from mrrt_studio.cli.delivery import deliver
from mrrt_studio.cli.json_report import join_json
from mrrt_studio.cli.junit_report import join_junit
from mrrt_studio.cli.replaying import Replayed, Wish, replay_all
from mrrt_studio.cli.scenario_files import scenario_files
from mrrt_studio.cli.scripts import add_option
from mrrt_studio.cli.text_report import join_texts
from mrrt_studio.scenario.storage import StorageError
from mrrt_studio.simulation.coverage import Coverage, together

_HOLDS, _BROKEN, _UNUSABLE = 0, 1, 2

_FORMATS: Mapping[str, Callable[[Sequence[Replayed]], str]] = {
    "text": lambda found: join_texts([each.text for each in found], sum(each.failed > 0 for each in found)),
    "json": lambda found: join_json([each.text for each in found]),
    "junit": lambda found: join_junit([each.suite for each in found]),
}

_EPILOG = """exit status:
  0  all expectations hold, or there are none
  1  at least one does not, or the coverage is below the threshold
  2  a file cannot be used or holds code that nobody allowed, or no file and no step fits the filters

coverage:
  What there is: every policy entry of the files' applications, every scope of these entries, and every rule
  that decided something in a step. A step with at least one expectation touches what its decision used: the
  entries that were merged or found to be without effect, those of their scopes that got a verdict, and the
  rules that decided. What several files have in common is touched when one of them touches it.
  As text it stands below the report; in JSON every object has it as the member "coverage"; beside JSON and
  JUnit its total goes to the standard error output.

example:
  mrrt-studio run tests/ --format junit -o report.xml --coverage-threshold 80

patterns:
  Quote them, so that the program and not the shell expands them: mrrt-studio run "scenarios/**/*.mrrt.json"
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the files and options of the command."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="scenario file, *.mrrt.json; a pattern with *, ? or **; or a folder, with those below it",
    )
    parser.add_argument(
        "--format", choices=tuple(_FORMATS), default="text", help="format of the report (default: text)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="write the report to this file, not to the screen"
    )
    parser.add_argument("--step", metavar="ID", help="report and check this step alone")
    parser.add_argument(
        "--assume",
        action="append",
        default=[],
        type=assumption,
        metavar="ID=VALUE",
        help="answer an open question about Auth0 differently in this run (mrrt-studio rules lists them); "
        "may be given several times",
    )
    add_option(parser)
    _add_choices(parser)


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="PATTERN",
        help="run only files whose path or scenario name contains this, and of other files only steps whose "
        "id or title does; with *, ? or [] it must match as a whole; may be given several times, then one "
        "match is enough",
    )
    parser.add_argument(
        "--jobs",
        type=_at_least_one,
        metavar="N",
        help="number of processes (default: one per processor where there are many files)",
    )
    parser.add_argument(
        "--coverage", action="store_true", help="add which policies, scopes and rules no expectation touches"
    )
    parser.add_argument(
        "--coverage-threshold",
        type=_percent,
        metavar="PERCENT",
        help="exit with 1 where less than this is covered; implies --coverage",
    )


def _at_least_one(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes: give 1 or more")
    return number


def _percent(text: str) -> float:
    try:
        number = float(text.removesuffix("%"))
    except ValueError:
        number = -1.0
    if not 0 <= number <= 100:  # noqa: PLR2004 - per cent
        raise argparse.ArgumentTypeError(f"'{text}' is no percentage: give a number from 0 to 100")
    return number


def execute(options: argparse.Namespace) -> int:
    """Replay every file; nothing is reported unless all of them can be used."""
    covers = options.coverage or options.coverage_threshold is not None
    filters, assumptions = tuple(options.filter), tuple(options.assume)
    wish = Wish(options.format, options.step, filters, assumptions, covers, options.allow_scripts)
    found = _replayed(options.files, wish, options.jobs)
    if found is None:
        return _UNUSABLE
    total = together(each.covered for each in found if each.covered) if covers else None
    text = _FORMATS[options.format](found)
    if total is not None and options.format == "text":
        text += coverage_text(total)
    if not deliver(text, options.output):
        return _UNUSABLE
    is_covered = total is None or _tell_coverage(total, options.format, options.coverage_threshold)
    return _HOLDS if is_covered and not any(each.failed for each in found) else _BROKEN


def _replayed(arguments: Sequence[str], wish: Wish, jobs: int | None) -> list[Replayed] | None:
    """Return what came of the files, or None after saying what is wrong with some of them."""
    try:
        files = scenario_files(arguments)
    except StorageError as error:
        _complain(str(error))
        return None
    found = list(replay_all(files, wish, jobs))
    problems = [each.problem for each in found if each.problem is not None]
    for problem in problems:
        _complain(problem)
    if problems:
        return None
    chosen = [each for each in found if not each.left_out]
    if not chosen:
        _complain(f"Nothing to run: no file and no step fits {' or '.join(map(repr, wish.filters))}.")
    return chosen or None


def _complain(text: str) -> None:
    sys.stderr.write(f"mrrt-studio: {text}\n")


def _tell_coverage(total: Coverage, report_format: str, threshold: float | None) -> bool:
    """Say beside the report what the report itself does not; False where too little is touched."""
    if report_format != "text":
        _complain(f"{coverage_line(total)}.")
    if threshold is None or total.percent >= threshold:
        return True
    _complain(f"The coverage of {percent_text(total)} is below the threshold of {threshold:g} %.")
    return False
