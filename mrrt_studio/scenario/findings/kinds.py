"""The one table of findings: everything that can be found, its sentence, its source and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping

from mrrt_studio.scenario.findings.finding import FindingKind
from mrrt_studio.scenario.findings.kinds_of_policies import POLICY_KINDS
from mrrt_studio.scenario.findings.kinds_of_settings import SETTING_KINDS
from mrrt_studio.scenario.findings.kinds_of_tenant import STEP_KINDS, TENANT_KINDS

FINDINGS: Mapping[str, FindingKind] = {
    kind.id: kind for table in (POLICY_KINDS, SETTING_KINDS, TENANT_KINDS, STEP_KINDS) for kind in table
}
"""Every kind of finding by its id."""
