"""What the document is compared with, as a plain question that another thread can answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from mrrt_studio.engine.scripts import no_scripts
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError, read
from mrrt_studio.simulation.compare import Comparison, compare
from mrrt_studio.simulation.compare_reach import ReachSides, reach_sides
from mrrt_studio.simulation.compare_script import on_tenant
from mrrt_studio.simulation.timeline import Timeline, simulate

SourceKind = Literal["saved", "edit", "file", "assumption"]


class Question(NamedTuple):
    """The document now, and what it is compared with."""

    now: Timeline
    kind: SourceKind
    before: Scenario | None = None
    """The document before its last edit."""
    path: Path | None = None
    """The document's own file, or another one."""
    same_steps: bool = False
    """The document's steps are played on the tenant of the other file."""
    assumption: str = ""
    value: str = ""


class Found(NamedTuple):
    """The comparison, or why there is none."""

    comparison: Comparison | None = None
    problem: str = ""
    reach: tuple[ReachSides, ...] = ()
    remarks: tuple[str, ...] = ()
    """What was matched by name so that the steps meet the other tenant."""


def answer(question: Question) -> Found:
    """Compare; pure but for reading a file, and without Qt."""
    try:
        found = _OTHERS[question.kind](question)
    except (FormatError, StorageError) as error:
        return Found(problem=str(error))
    if found is None:
        return Found()
    other, remarks = found
    comparison = compare(other, question.now)
    # The reach is part of the answer: the window must not compute it later.
    return Found(comparison, reach=reach_sides(comparison.reach), remarks=remarks)


_Other = tuple[Timeline, tuple[str, ...]]


def _played(question: Question, scenario: Scenario, previous: Timeline | None = None) -> Timeline:
    """Play the other side; code that the document lacks was never allowed and is not run."""
    is_known = _code(scenario) <= _code(question.now.scenario)
    return simulate(scenario, previous, runner=question.now.runner if is_known else no_scripts)


def _code(scenario: Scenario) -> frozenset[str]:
    scripts = (*(action.code for action in scenario.actions), *(rule.script for rule in scenario.rules))
    return frozenset(scripts)


def _saved(question: Question) -> _Other | None:
    return (_played(question, read(question.path), question.now), ()) if question.path else None


def _before_edit(question: Question) -> _Other | None:
    return (_played(question, question.before, question.now), ()) if question.before else None


def _file(question: Question) -> _Other | None:
    if question.path is None:
        return None
    other = read(question.path)
    if not question.same_steps:
        return _played(question, other), ()
    made = on_tenant(question.now.scenario, other)
    return _played(question, made.scenario), made.remarks


def _assumption(question: Question) -> _Other | None:
    if not question.assumption:
        return None
    overrides = {question.assumption: question.value}
    return simulate(question.now.scenario, overrides=overrides, runner=question.now.runner), ()


_OTHERS: dict[SourceKind, Callable[[Question], _Other | None]] = {
    "saved": _saved,
    "edit": _before_edit,
    "file": _file,
    "assumption": _assumption,
}
