from __future__ import annotations

from mrrt_studio.scenario.findings.finding import Finding, FindingKind

KIND = FindingKind(
    "made-up", "info", "Title", "It is so.", "{api} is so.", "https://example.com", "assumed", "rule"
)


def test_a_kind_makes_findings_with_the_facts_of_a_case() -> None:
    finding = KIND.at(("clients", 0, "name"), api="Billing", scope="unused")
    assert finding == Finding("rule", ("clients", 0, "name"), "Billing is so.", "info", "made-up")
    assert finding.path == "clients[0].name"
