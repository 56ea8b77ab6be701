from __future__ import annotations

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.tenant.dependents import naming, naming_text
from mrrt_studio.ui.tenant.kinds import KINDS
from tests.ui.tenant.studio import ADA, BILLING, HOME, PHONE, WEB, example


def test_policies_of_an_api_are_counted_one_by_one() -> None:
    scenario = example(
        client_grants=[{"client_id": WEB, "audience": HOME}],
        roles=[{"name": "r", "permissions": [{"resource_server_identifier": HOME, "permission_name": "x"}]}],
        tenant={"default_audience": HOME},
    )
    counts = naming(scenario, KINDS["resource_server"], HOME)
    assert counts == {"policies": 1, "client_grants": 1, "roles": 1, "steps": 1, "tenant": 1}
    assert naming_text(counts) == (
        "Still named by 1 client grant, 1 role, 1 step, 1 policy, the tenant's default audience."
    )


def test_what_names_an_application_and_a_user() -> None:
    scenario = example(organizations=[{"id": "org_1", "members": [ADA]}])
    assert naming(scenario, KINDS["client"], PHONE) == {"steps": 1}
    assert naming(scenario, KINDS["user"], ADA) == {"organizations": 1, "steps": 1}


def test_several_are_told_in_the_plural() -> None:
    assert naming_text({"policies": 2, "steps": 3}) == "Still named by 2 policies, 3 steps."


def test_what_nobody_names_leaves_nothing_to_say() -> None:
    assert naming(example(), KINDS["client"], WEB) == {}
    assert naming_text({}) == ""
    assert naming(Scenario(), KINDS["resource_server"], BILLING) == {}
