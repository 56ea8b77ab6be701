from __future__ import annotations

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings.steps import findings_of_audiences, step_findings
from tests.builders import BILLING, MESSAGES, exchange, login, scenario


def test_audiences_that_miss_an_api_by_a_slash() -> None:
    call = {"type": "call_api", "access_token": "x1", "api": f"{MESSAGES}/"}
    given = scenario(login(), exchange(audience=f"{BILLING}/"), call, exchange(id="x2", audience=BILLING))
    found = list(findings_of_audiences(Configuration.of(given), given))
    assert [finding.path for finding in found] == ["steps[1].audience", "steps[2].api"]


def test_a_reference_that_leads_nowhere() -> None:
    (finding,) = step_findings(scenario(login(), exchange(refresh_token="logn")))
    assert (finding.id, finding.severity) == ("step-reference", "error")
