from __future__ import annotations

from mrrt_studio.ui.reach.policy_diff import policy_diff
from tests.simulation.reach_samples import BILLING, PHONE, WEB, client, tenant


def test_only_policies_that_differ_are_told() -> None:
    after = tenant(clients=[client(PHONE, (BILLING, "read")), client(WEB)])
    assert policy_diff(tenant(), after).splitlines() == [
        "--- Phone app",
        "+++ Phone app",
        "@@ -1,3 +1,2 @@",
        f" {BILLING}",
        '   "read"',
        '-  "write"',
    ]


def test_without_a_change_there_is_nothing() -> None:
    assert policy_diff(tenant(), tenant()) == ""
    assert policy_diff(tenant(), tenant(clients=[])) == ""
