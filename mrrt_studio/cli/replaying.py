"""Replays many files, one by one or on several processors; the results come in the order of the files.

What goes between processes is text and numbers: a timeline would cost more to send than to play.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from mrrt_studio.cli.filtering import chosen_steps
from mrrt_studio.cli.json_report import json_part
from mrrt_studio.cli.junit_report import JunitPart, junit_part
from mrrt_studio.cli.scripts import require_consent, script_runner
from mrrt_studio.cli.text_report import text_part
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.references import refuse_unresolved
from mrrt_studio.scenario.storage import StorageError, read_bytes
from mrrt_studio.simulation.coverage import Coverage, coverage
from mrrt_studio.simulation.report import Report, narrowed, report
from mrrt_studio.simulation.timeline import simulate

ReportFormat = Literal["text", "json", "junit"]

FEW_FILES: Mapping[ReportFormat, int] = {"text": 2000, "junit": 2000, "json": 150}
"""Up to here starting more processes costs more than they save; in JSON every token is signed."""

_AT_A_TIME = 8
"""Files that a process takes at once."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be made of every file."""

    format: ReportFormat = "text"
    step: str | None = None
    """The id of the one step that is reported."""
    filters: tuple[str, ...] = ()
    assumptions: tuple[tuple[str, str], ...] = ()
    covers: bool = False
    scripts: bool = False
    """Whether the code of the files may run."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of one file."""

    problem: str | None = None
    """Why the file cannot be used; then nothing else is here."""
    left_out: bool = False
    """No filter fits the file or a step of it."""
    text: str = ""
    """Its part of the report."""
    tests: int = 0
    """Test cases of its JUnit suite."""
    failed: int = 0
    """Expectations that do not hold."""
    covered: Coverage | None = None

    @property
    def suite(self) -> JunitPart:
        """Its part of a JUnit report."""
        return JunitPart(self.text, self.tests, self.failed)


def processors() -> int:
    """Return how many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def replay_all(files: Sequence[str], wish: Wish, jobs: int | None = None) -> Iterator[Replayed]:
    """Yield what came of every file, in their order.

    Args:
        files: paths.
        wish: what is to be made of them.
        jobs: how many processes; None for one a processor, and for few files none but this one.
    """
    workers = min(jobs or (processors() if len(files) > FEW_FILES[wish.format] else 1), len(files))
    if workers <= 1:
        yield from (replay_file(file, wish) for file in files)
        return
    # Started anew everywhere alike: a copy of a process with threads may hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(replay_file, wish=wish), files, chunksize=_AT_A_TIME)


def replay_file(file: str, wish: Wish) -> Replayed:
    """Replay and check one file; what is wrong with it is part of the result."""
    try:
        text = read_bytes(Path(file))
        scenario = load(text, file)
        refuse_unresolved(scenario, text, file)
        require_consent(scenario, file, allowed=wish.scripts)
        _require_step(scenario, file, wish.step)
    except (FormatError, StorageError) as error:
        return Replayed(problem=str(error))
    return _reported(scenario, file, wish)


def _reported(scenario: Scenario, file: str, wish: Wish) -> Replayed:
    steps = chosen_steps(scenario, file, wish.filters)
    if steps is not None and not steps:
        return Replayed(left_out=True)
    overrides = dict(wish.assumptions) or None
    found = report(simulate(scenario, overrides=overrides, runner=script_runner()), file, wish.step)
    if steps is not None:
        found = narrowed(found, steps)
    covered = coverage(scenario, found.steps) if wish.covers else None
    text, tests = _part(found, wish.format, covered)
    return Replayed(text=text, tests=tests, failed=found.failed, covered=covered)


def _part(found: Report, report_format: ReportFormat, covered: Coverage | None) -> tuple[str, int]:
    if report_format == "junit":
        suite = junit_part(found)
        return suite.text, suite.tests
    return (json_part(found, covered) if report_format == "json" else text_part(found)), 0


def _require_step(scenario: Scenario, file: str, step: str | None) -> None:
    ids = step_ids(scenario.steps)
    if step is not None and step not in ids:
        hint = f"Its steps are {', '.join(ids)}" if ids else "It has no steps"
        raise FormatError(f"no step has the id '{step}'", source=file, path="steps", hint=hint)
