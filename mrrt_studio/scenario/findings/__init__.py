"""What Auth0 accepts and then silently ignores, or what surprises people, each at one place.

A form can thus show it at the very row. What needs the steps' outcomes is in ``simulation/all_findings.py``.
"""

from __future__ import annotations

from mrrt_studio.scenario.findings.finding import SEVERITIES, Finding, FindingKind, Severity
from mrrt_studio.scenario.findings.kinds import FINDINGS
from mrrt_studio.scenario.findings.policies import policy_findings
from mrrt_studio.scenario.findings.steps import step_findings
from mrrt_studio.scenario.findings.survey import Survey, findings

__all__ = [
    "FINDINGS",
    "SEVERITIES",
    "Finding",
    "FindingKind",
    "Severity",
    "Survey",
    "findings",
    "policy_findings",
    "step_findings",
]
