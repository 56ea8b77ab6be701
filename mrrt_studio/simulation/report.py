"""The report of a run, version 1: what ``mrrt-studio run --format json`` prints and others read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from mrrt_studio.engine.explain import explain_scope
from mrrt_studio.engine.outcome import Authorization, LogEntry, Outcome, ScopeDecision
from mrrt_studio.simulation.expectations import Check, check_step
from mrrt_studio.simulation.render import request_json, response_json, tokens_json
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

FORMAT = "mrrt-studio/report"
VERSION = 1


@dataclass(frozen=True, slots=True)
class StepReport:
    """One step with its checks."""

    played: PlayedStep
    outcome: Outcome
    checks: tuple[Check, ...]

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that do not hold."""
        return tuple(check for check in self.checks if not check.passed)


@dataclass(frozen=True, slots=True)
class Report:
    """One scenario, replayed and checked."""

    name: str
    file: str
    steps: tuple[StepReport, ...]

    @property
    def failed(self) -> int:
        """How many checks do not hold."""
        return sum(len(step.failed) for step in self.steps)

    @property
    def checks(self) -> int:
        """How many checks there are."""
        return sum(len(step.checks) for step in self.steps)


def report(timeline: Timeline, file: str, only: str | None = None) -> Report:
    """Return the report of a timeline.

    Args:
        timeline: a scenario, played.
        file: its name, as the person gave it.
        only: id of the one step to report, or None for all that are not disabled.
    """
    played = [step for step in timeline.steps if only is None or step.id == only]
    return Report(timeline.scenario.name, file, tuple(_reported(played)))


def narrowed(reported: Report, step_ids: frozenset[str]) -> Report:
    """Return the report with some of its steps alone."""
    return replace(reported, steps=tuple(step for step in reported.steps if step.played.id in step_ids))


def _reported(played: Iterable[PlayedStep]) -> Iterable[StepReport]:
    for step in played:
        if step.outcome is not None:
            yield StepReport(step, step.outcome, check_step(step))


def report_json(reported: Report) -> dict[str, Any]:
    """Return the report as one JSON object; members that do not apply are null."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "scenario": {"name": reported.name, "file": reported.file},
        "steps": [_step_json(step) for step in reported.steps],
        "summary": {"steps": len(reported.steps), "checks": reported.checks, "failed": reported.failed},
    }


def _step_json(step: StepReport) -> dict[str, Any]:
    outcome, played = step.outcome, step.played
    scripts = {"scripts": scripts_json(outcome)} if outcome.scripts else {}
    return {
        "id": played.id,
        "type": played.step.type,
        "title": played.step.title,
        "at": played.at_text,
        "request": request_json(outcome.request) if outcome.request else None,
        "response": response_json(outcome.response) if outcome.response else None,
        "authorization": authorization_json(outcome),
        "tokens": tokens_json(outcome),
        "logs": [_log_json(entry) for entry in outcome.logs],
        "checks": [check._asdict() for check in step.checks],
        **scripts,
    }


def scripts_json(outcome: Outcome) -> list[dict[str, Any]]:
    """Return what each Rule and Action of a step did; a step in which none ran has no such member."""
    return [
        {
            "name": run.name,
            "kind": run.kind,
            "commands": [
                {"method": each.method, "arguments": list(each.arguments), "ignored": each.ignored}
                for each in run.commands
            ],
            "console": [{"level": line.level, "text": line.text} for line in run.console],
            "error": {"kind": run.error.kind, "message": run.error.message} if run.error else None,
        }
        for run in outcome.scripts
    ]


def authorization_json(outcome: Outcome) -> dict[str, Any] | None:
    """Return the merged authorization of a step, or the assumptions that decided where there is none."""
    authorization = outcome.authorization
    if authorization is None:
        return _only_assumptions(outcome) if outcome.assumptions else None
    return {
        "requested": {
            "audience": authorization.requested_audience,
            "scope": authorization.requested_scope,
        },
        "audience": authorization.audience,
        "audience_rule": authorization.audience_rule,
        "policy_used": authorization.policy_used,
        "scopes": [_scope_json(decision, authorization) for decision in authorization.scopes],
        "assumptions": list(outcome.assumptions),
    }


def _only_assumptions(outcome: Outcome) -> dict[str, Any]:
    return {
        "requested": {"audience": None, "scope": None},
        "audience": None,
        "audience_rule": None,
        "policy_used": None,
        "scopes": [],
        "assumptions": list(outcome.assumptions),
    }


def _scope_json(decision: ScopeDecision, authorization: Authorization) -> dict[str, Any]:
    return {
        "scope": decision.scope,
        "granted": decision.granted,
        "rule": decision.rule,
        "sources": list(decision.sources),
        "why": explain_scope(decision, authorization).text,
    }


def _log_json(entry: LogEntry) -> dict[str, Any]:
    return {"type": entry.type, "description": entry.description, "details": dict(entry.details)}
