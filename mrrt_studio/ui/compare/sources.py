"""What the document is compared with, as a plain question that another thread can answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

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


def _saved(question: Question) -> _Other | None:
    return (simulate(read(question.path), question.now), ()) if question.path else None


def _before_edit(question: Question) -> _Other | None:
    return (simulate(question.before, question.now), ()) if question.before else None


def _file(question: Question) -> _Other | None:
    if question.path is None:
        return None
    other = read(question.path)
    if not question.same_steps:
        return simulate(other), ()
    made = on_tenant(question.now.scenario, other)
    return simulate(made.scenario), made.remarks


def _assumption(question: Question) -> _Other | None:
    if not question.assumption:
        return None
    return simulate(question.now.scenario, overrides={question.assumption: question.value}), ()


_OTHERS: dict[SourceKind, Callable[[Question], _Other | None]] = {
    "saved": _saved,
    "edit": _before_edit,
    "file": _file,
    "assumption": _assumption,
}
