"""All fixes at once that change no outcome, as ``mrrt-studio check --fix`` writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mrrt_studio.scenario.findings import SEVERITIES, Finding, Severity, Survey
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.finding_fixes import Fix, fixes


@dataclass(frozen=True, slots=True)
class Mend:
    """One finding that was mended."""

    finding: Finding
    """As it stood in the scenario just before: mending one may move the others."""
    text: str
    """What was done."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A scenario with its mends."""

    scenario: Scenario
    mends: tuple[Mend, ...] = ()


def mend(scenario: Scenario, severities: Collection[Severity] = SEVERITIES) -> Mended:
    """Return the scenario after every fix that promises to change no outcome; what has none stays.

    Args:
        scenario: what is to be mended.
        severities: of the findings that are mended.
    """
    survey = Survey()
    done: list[Mend] = []
    # Every fix takes at least one finding away, so that this many are enough.
    for _ in survey.of(scenario):
        found = (finding for finding in survey.of(scenario) if finding.severity in severities)
        harmless = _first_harmless(scenario, found)
        if harmless is None:
            break
        finding, fix = harmless
        scenario = fix.apply(scenario)
        done.append(Mend(finding, fix.text))
    return Mended(scenario, tuple(done))


def _first_harmless(scenario: Scenario, found: Iterable[Finding]) -> tuple[Finding, Fix] | None:
    offered = ((finding, fix) for finding in found for fix in fixes(scenario, finding))
    return next((each for each in offered if not each[1].may_change_outcomes), None)
