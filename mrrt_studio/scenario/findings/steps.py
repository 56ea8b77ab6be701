"""What is wrong with the steps before any of them is played."""

from __future__ import annotations

from collections.abc import Iterator

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings.finding import Finding
from mrrt_studio.scenario.findings.kinds import FINDINGS
from mrrt_studio.scenario.findings.near_misses import slash_miss
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.references import unresolved_references


def step_findings(scenario: Scenario) -> tuple[Finding, ...]:
    """Return the steps that name tokens of steps which do not exist."""
    return tuple(
        FINDINGS["step-reference"].at(
            unresolved.path, message=_capital(unresolved.message), hint=unresolved.hint
        )
        for unresolved in unresolved_references(scenario)
    )


def findings_of_audiences(configuration: Configuration, scenario: Scenario) -> Iterator[Finding]:
    """Yield the steps whose audience misses an API by its slash."""
    for number, step in enumerate(scenario.steps):
        fields = vars(step)
        for name in ("audience", "api"):
            missed = slash_miss(configuration, fields[name]) if fields.get(name) else None
            if missed is not None:
                facts = {"api": missed.label, "identifier": missed.identifier}
                yield FINDINGS["step-audience-slash"].at(("steps", number, name), **facts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
