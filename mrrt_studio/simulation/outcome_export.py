"""What one step did, to be handed on: as text, as Markdown, or as JSON.

Text and Markdown tell the explanation and carry neither tokens nor secrets; the JSON is the step of the
report and carries the tokens, which the demo key signs here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mrrt_studio.engine.explain import (
    Explanation,
    explain_audience,
    explain_note,
    explain_refusal,
    explain_scope,
    headline,
)
from mrrt_studio.engine.outcome import Authorization, Outcome, ScopeDecision
from mrrt_studio.scenario.assumptions import ASSUMPTIONS
from mrrt_studio.scenario.times import rfc3339
from mrrt_studio.simulation.expectations import Check, check_step
from mrrt_studio.simulation.report import Report, StepReport, report_json
from mrrt_studio.simulation.step_titles import step_title
from mrrt_studio.simulation.timeline import PlayedStep

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_NOTHING = "nothing"

Names = Mapping[str, str] | None
"""What people call the refresh tokens, by value; without them an automatic title names none."""


class _Section(NamedTuple):
    title: str
    lines: tuple[str, ...]


def outcome_text(played: PlayedStep, names: Names = None) -> str:
    """Return what a step did as plain text.

    Raises:
        ValueError: the step is disabled, so it did nothing.
    """
    bulleted = [
        "\n".join([f"{section.title}:", *(f"- {line}" for line in section.lines)])
        for section in _sections(played)
    ]
    return "\n\n".join([_heading(played, names), *bulleted]) + "\n"


def outcome_markdown(played: PlayedStep, names: Names = None) -> str:
    """Return what a step did as Markdown; whatever a person named is escaped.

    Raises:
        ValueError: the step is disabled, so it did nothing.
    """
    parts = [f"# {_escaped(_heading(played, names))}"]
    for section in _sections(played):
        lines = "\n".join(f"- {_escaped(line)}" for line in section.lines)
        parts.append(f"## {section.title}\n\n{lines}")
    return "\n\n".join(parts) + "\n"


def outcome_json(played: PlayedStep) -> str:
    """Return the step as the report of a run has it, as JSON text.

    Raises:
        ValueError: the step is disabled, so no report has it.
    """
    step = StepReport(played, _outcome(played), check_step(played))
    (shown,) = report_json(Report("", "", (step,)))["steps"]
    return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"


def _outcome(played: PlayedStep) -> Outcome:
    if played.outcome is None:
        raise ValueError(f"step {played.id} is disabled")
    return played.outcome


def _heading(played: PlayedStep, names: Names) -> str:
    title = step_title(played, names) if names is not None else played.step.title or played.step.type
    return _one_line(f"{title} (step {played.id}, {played.at_text})")


def _sections(played: PlayedStep) -> Iterator[_Section]:
    outcome = _outcome(played)
    found = (
        _Section("Result", tuple(_result(outcome))),
        _Section("Why", tuple(_why(outcome))),
        _Section("Scopes", tuple(_scopes(outcome.authorization))),
        _Section("Actions and Rules", tuple(_scripts(outcome))),
        _Section("Tokens", tuple(_tokens(outcome))),
        _Section("Tenant log", tuple(f"{entry.type}: {entry.description}" for entry in outcome.logs)),
        _Section("Assumptions that decided here", tuple(_assumptions(played, outcome))),
        _Section("Expectations", tuple(_expectation(check) for check in check_step(played))),
    )
    for section in found:
        if section.lines:
            yield section._replace(lines=tuple(_one_line(line) for line in section.lines))


def _result(outcome: Outcome) -> Iterator[str]:
    if outcome.request is not None:
        yield f"{outcome.request.method} {outcome.request.url.partition('?')[0]}"
    if words := headline(outcome):
        yield f"Answer: {words}"
    authorization = outcome.authorization
    if authorization is not None:
        yield f"Audience requested: {authorization.requested_audience or _NOTHING}"
        yield f"Audience issued: {_issued(authorization)}"
        yield f"Scope requested: {authorization.requested_scope or _NOTHING}"
        yield f"Scope issued: {' '.join(authorization.echoed) or _NOTHING}"


def _issued(authorization: Authorization) -> str:
    return authorization.audience or ("the userinfo endpoint alone" if authorization.granted else _NOTHING)


def _why(outcome: Outcome) -> Iterator[str]:
    refusal = explain_refusal(outcome)
    audience = explain_audience(outcome.authorization) if outcome.authorization else None
    for explanation in (refusal, audience if refusal is None else None):
        if explanation is not None:
            yield from _explained(explanation)
    for note in outcome.notes:
        yield from _explained(explain_note(note))


def _explained(explanation: Explanation) -> Iterator[str]:
    rule = explanation.rule
    yield f"{explanation.title.rstrip('.')}. {explanation.text}"
    if explanation.advice:
        yield f"What would change it: {explanation.advice}"
    yield f"Rule {rule.id} ({rule.confidence}): {rule.source}"


def _scopes(authorization: Authorization | None) -> Iterator[str]:
    if authorization is None:
        return
    for decision in authorization.scopes:
        explanation = explain_scope(decision, authorization)
        yield f"{decision.scope}: {_verdict(decision)} ({decision.rule}). {explanation.text}"
        if decision.requested and not decision.granted and explanation.advice:
            yield f"{decision.scope}: what would change it: {explanation.advice}"


def _verdict(decision: ScopeDecision) -> str:
    if decision.granted:
        return "granted"
    return "withheld" if decision.withheld else "dropped"


def _scripts(outcome: Outcome) -> Iterator[str]:
    """Tell what ran and which calls it made; their values may be anybody's and stay out."""
    for run in outcome.scripts:
        yield f"{run.name}: {run.error.message if run.error else 'ran'}"
        for command in run.commands:
            effect = f"no effect, {command.ignored}" if command.ignored else "done"
            yield f"{run.name}: {command.method}: {effect}"


def _tokens(outcome: Outcome) -> Iterator[str]:
    access, identity, refresh = outcome.tokens
    if access is not None:
        audience = access.audience or "the userinfo endpoint alone"
        yield f"Access token for {audience}, expires {rfc3339(access.expires_at)}"
    if identity is not None:
        yield f"ID token for {identity.claims.get('aud', 'the application')}"
    if refresh is not None:
        yield f"Refresh token, family {refresh.family}, counter {refresh.counter}"


def _assumptions(played: PlayedStep, outcome: Outcome) -> Iterator[str]:
    for name in outcome.assumptions:
        assumption = ASSUMPTIONS[name]
        meaning = dict(assumption.values)[played.before.world.choices[name]]
        yield f"{name}: {assumption.question} Here: {meaning}"


def _expectation(check: Check) -> str:
    if check.passed:
        return f"{check.key}: holds"
    expected, actual = (json.dumps(value, ensure_ascii=False) for value in (check.expected, check.actual))
    return f"{check.key}: does not hold, expected {expected}, got {actual}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)
