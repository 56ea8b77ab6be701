from __future__ import annotations

from mrrt_studio.scenario.findings.kinds import FINDINGS
from mrrt_studio.scenario.findings.kinds_of_policies import POLICY_KINDS
from mrrt_studio.scenario.findings.kinds_of_settings import SETTING_KINDS
from mrrt_studio.scenario.findings.kinds_of_tenant import STEP_KINDS, TENANT_KINDS


def test_every_kind_is_known_by_an_id_of_its_own() -> None:
    tables = (*POLICY_KINDS, *SETTING_KINDS, *TENANT_KINDS, *STEP_KINDS)
    assert list(FINDINGS.values()) == list(tables)
