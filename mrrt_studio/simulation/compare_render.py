"""A comparison as text, Markdown and JSON; the same bytes for the same two timelines, on every machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from mrrt_studio.simulation.compare import Comparison, Difference, StepDifference
from mrrt_studio.simulation.compare_causes import Cause
from mrrt_studio.simulation.compare_words import cause_words, decision_title, decision_value
from mrrt_studio.simulation.reach_difference import Reached

FORMAT = "mrrt-studio/comparison"
VERSION = 1

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


class Labels(NamedTuple):
    """What the two sides are called: files, moments, assumptions."""

    a: str
    b: str


NOTHING_DIFFERS = "Nothing differs."


def compare_text(comparison: Comparison, labels: Labels) -> str:
    """Return the comparison as lines for people."""
    lines = [f"A: {_line(labels.a)}", f"B: {_line(labels.b)}", ""]
    for step in comparison.steps:
        lines += [*_step_lines(step), ""]
    for title, found in _reach_sections(comparison):
        lines += [f"{title}:", *(f"  {_line(words)}" for words in found), ""]
    return "\n".join([*lines, summary(comparison)]) + "\n"


def _step_lines(step: StepDifference) -> Iterator[str]:
    yield step_heading(step)
    for causes, found in _by_cause(step):
        for each in found:
            title, a, b = _row(each)
            yield f"  {title}: {a} → {b}"
        for cause in causes:
            yield f"    because {_line(cause_words(cause))}"


def step_heading(step: StepDifference) -> str:
    """Return how a step is called: its id, on both sides where they differ, its type and its title."""
    ids = dict.fromkeys(played.id for played in step.pair if played is not None)
    played = step.pair.any
    title = f"  {_line(played.step.title)}" if played.step.title else ""
    only = f"  only in {step.only_in}" if step.only_in else ""
    return f"{' / '.join(ids)}  {played.step.type}{title}{only}"


def _by_cause(step: StepDifference) -> Iterator[tuple[tuple[Cause, ...], list[Difference]]]:
    """Differences of one cause that stand together are told together, so that it is told once."""
    for causes, found in groupby(step.differences, key=lambda each: each.causes):
        yield causes, list(found)


def _row(difference: Difference) -> tuple[str, str, str]:
    decided = difference.decided
    a, b = (decision_value(decided, value) for value in (difference.a, difference.b))
    return _line(decision_title(decided)), _line(a), _line(b)


def _reach_sections(comparison: Comparison) -> Iterator[tuple[str, list[str]]]:
    if comparison.reach.added:
        yield "Only B reaches", list(reach_lines(comparison.reach.added))
    if comparison.reach.removed:
        yield "Only A reaches", list(reach_lines(comparison.reach.removed))
    others = [change for change in comparison.reach.cells if not [*change.added, *change.removed]]
    if others:
        yield (
            "The way differs, the scopes do not",
            [
                f"{cell.client_id} at {cell.audience}"
                for each in others
                if (cell := each.after or each.before)
            ],
        )


def reach_lines(reached: Iterable[Reached]) -> Iterator[str]:
    """Return one line for every application, API and way: the scopes, and how many users get them."""
    grouped: dict[tuple[str, str, str], dict[str, set[str]]] = {}
    for each in reached:
        scopes = grouped.setdefault((each.client_id, each.audience, each.way), {})
        scopes.setdefault(each.scope, set()).add(each.user_id)
    for (client_id, audience, way), scopes in grouped.items():
        users = set[str]().union(*scopes.values())
        who = next(iter(users)) if len(users) == 1 else f"{len(users)} users"
        how = "at login" if way == "login" else "by exchange"
        yield f"{client_id} at {audience} {how}: {' '.join(scopes)} ({who})"


def summary(comparison: Comparison) -> str:
    """Return one sentence about all of it."""
    if comparison.is_empty:
        return NOTHING_DIFFERS
    added, removed = len(comparison.reach.added), len(comparison.reach.removed)
    return (
        f"{len(comparison.steps)} of {comparison.compared} steps differ; "
        f"reach: {added} scopes more, {removed} fewer, counted for each user and way."
    )


def compare_markdown(comparison: Comparison, labels: Labels) -> str:
    """Return the comparison as Markdown; whatever a person named is escaped."""
    lines = ["# Comparison", "", f"- A: {_escaped(labels.a)}", f"- B: {_escaped(labels.b)}", ""]
    lines += [_escaped(summary(comparison)), ""]
    for step in comparison.steps:
        lines += [f"## {_escaped(step_heading(step))}", "", *_table(step)]
    for title, found in _reach_sections(comparison):
        lines += [f"## {title}", "", *(f"- {_escaped(words)}" for words in found), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(step: StepDifference) -> Iterator[str]:
    if not step.differences:
        return
    yield "| Decision | A | B | Because |"
    yield "| --- | --- | --- | --- |"
    for each in step.differences:
        because = "; ".join(cause_words(cause) for cause in each.causes)
        yield f"| {' | '.join(_escaped(cell) for cell in (*_row(each), because))} |"
    yield ""


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", _line(text))


def _line(text: str) -> str:
    """Names may hold line ends; a line of the report is one line."""
    return " ".join(text.split())


def compare_json(comparison: Comparison, labels: Labels) -> str:
    """Return the comparison as JSON text with a trailing newline."""
    return json.dumps(comparison_json(comparison, labels), indent=2, ensure_ascii=False) + "\n"


def comparison_json(comparison: Comparison, labels: Labels) -> dict[str, Any]:
    """Return the comparison as one JSON object; members that do not apply are null."""
    reach = comparison.reach
    return {
        "format": FORMAT,
        "version": VERSION,
        "a": {"label": labels.a, "name": comparison.a.scenario.name},
        "b": {"label": labels.b, "name": comparison.b.scenario.name},
        "steps": [_step_json(step) for step in comparison.steps],
        "reach": {
            "added": [each._asdict() for each in reach.added],
            "removed": [each._asdict() for each in reach.removed],
        },
        "summary": {
            "steps": comparison.compared,
            "differing": len(comparison.steps),
            "reach_cells": len(reach.cells),
        },
    }


def _step_json(step: StepDifference) -> dict[str, Any]:
    a, b = step.pair
    return {
        "a": a.id if a is not None else None,
        "b": b.id if b is not None else None,
        "type": step.pair.any.step.type,
        "differences": [_difference_json(each) for each in step.differences],
    }


def _difference_json(difference: Difference) -> dict[str, Any]:
    kind, name = difference.decided
    return {
        "decision": kind,
        "name": name or None,
        "a": difference.a,
        "b": difference.b,
        "causes": [_cause_json(cause) for cause in difference.causes],
    }


def _cause_json(cause: Cause) -> dict[str, Any]:
    return {"kind": cause.kind, "place": cause.place or None, "a": cause.before, "b": cause.after}
