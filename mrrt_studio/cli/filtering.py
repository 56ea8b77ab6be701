"""``--filter``: which files and steps of a run are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath

from mrrt_studio.scenario.model import Scenario, step_ids


def chosen_steps(scenario: Scenario, file: str, patterns: Sequence[str]) -> frozenset[str] | None:
    """Return the ids of the steps that patterns choose; None for all of them.

    A pattern that fits the file's name or path or the scenario's name chooses the whole file; one that fits a
    step's id or title chooses that step. A pattern is a part of the name, or has ``*``, ``?`` and ``[…]`` and
    fits the whole of it; letters of either case are the same.

    Args:
        scenario: what the file holds.
        file: its path, as the person gave it.
        patterns: those of the command line; without any, everything is chosen.
    """
    names = (file, PurePath(file).name, scenario.name)
    if not patterns or any(_fits(name, pattern) for pattern in patterns for name in names):
        return None
    ids = step_ids(scenario.steps)
    return frozenset(
        step_id
        for step_id, step in zip(ids, scenario.steps, strict=True)
        if any(_fits(name, pattern) for pattern in patterns for name in (step_id, step.title or ""))
    )


def _fits(name: str, pattern: str) -> bool:
    name, pattern = name.casefold(), pattern.casefold()
    return fnmatchcase(name, pattern) if any(sign in pattern for sign in "*?[") else pattern in name
