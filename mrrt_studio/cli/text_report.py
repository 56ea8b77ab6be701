"""The report for people: what each step did, why something is missing, and which expectations do not hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from mrrt_studio.engine.explain import (
    explain_audience,
    explain_note,
    explain_refusal,
    explain_scope,
    headline,
    missing_scopes,
    verdict,
)
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.simulation.expectations import Check
from mrrt_studio.simulation.report import Report, StepReport


def as_text(reports: tuple[Report, ...]) -> str:
    """Return the reports as lines of text, with a total below more than one."""
    return join_texts([text_part(reported) for reported in reports], sum(map(_has_failed, reports)))


def text_part(reported: Report) -> str:
    """Return one report as lines of text."""
    return "".join(f"{line}\n" for line in _report_lines(reported))


def join_texts(parts: Sequence[str], failed: int) -> str:
    """Return the parts one below the other.

    Args:
        parts: what :func:`text_part` made of each file.
        failed: files with expectations that do not hold.
    """
    total = f"{len(parts)} files, {failed} with expectations that do not hold\n" if len(parts) > 1 else ""
    return "".join(parts) + total


def _has_failed(reported: Report) -> bool:
    return reported.failed > 0


def _report_lines(reported: Report) -> Iterator[str]:
    yield f"{reported.name or 'Unnamed scenario'} ({reported.file})"
    width = max((len(step.played.id) for step in reported.steps), default=0)
    for step in reported.steps:
        yield from _step_lines(step, width)
    steps, checks = _count(len(reported.steps), "step"), _count(reported.checks, "check")
    yield f"  {steps}, {checks}, {reported.failed} failed"
    yield ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _step_lines(step: StepReport, width: int) -> Iterator[str]:
    mark = "✗" if step.failed else "✓" if step.checks else "·"
    played = step.played
    parts = (f"{mark} {played.id:<{width}}", played.at_text, played.step.type, headline(step.outcome))
    yield "  " + "  ".join(part for part in parts if part)
    indent = " " * (width + 6)
    yield from (indent + line for line in _explanation(step.outcome))
    yield from (indent + _check_line(check) for check in step.failed)


def _explanation(outcome: Outcome) -> Iterator[str]:
    """Say what was issued and everything that a person may not have expected."""
    authorization = outcome.authorization
    if outcome.tokens.access_token is not None and authorization is not None:
        yield f"{authorization.audience or 'userinfo only'}: {' '.join(authorization.granted) or 'no scope'}"
    refusal = explain_refusal(outcome)
    if refusal is not None:
        yield f"{refusal.text} [{refusal.rule.id}]"
    if authorization is not None and verdict(outcome) == "another-audience":
        audience = explain_audience(authorization)
        if audience is not None:
            yield f"{audience.text} [{audience.rule.id}]"
    if authorization is not None and refusal is None:
        for decision in missing_scopes(authorization):
            yield f"{explain_scope(decision, authorization).text} [{decision.rule}]"
    for note in outcome.notes:
        yield f"{explain_note(note).text} [{note.rule}]"


def _check_line(check: Check) -> str:
    return f"{check.key}: expected {_shown(check.expected)}, got {_shown(check.actual)}"


def _shown(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
