from __future__ import annotations

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.tenant.dependents import naming, naming_text
from mrrt_studio.ui.tenant.kinds import KINDS
from tests.ui.tenant.studio import ADA, BILLING, HOME, PHONE, WEB, example


def test_policies_of_an_api_are_listed_one_by_one() -> None:
    scenario = example(
        client_grants=[{"client_id": WEB, "audience": HOME}],
        roles=[{"name": "r", "permissions": [{"resource_server_identifier": HOME, "permission_name": "x"}]}],
        tenant={"default_audience": HOME},
    )
    found = naming(scenario, KINDS["resource_server"], HOME)
    assert found == {
        "policies": ("Phone app",),
        "client_grants": ("Web portal → Messages",),
        "roles": ("r",),
        "steps": ("login",),
        "tenant": ("",),
    }
    assert naming_text(found) == (
        "Still named by 1 client grant (Web portal → Messages), 1 role (r), 1 step (login), "
        "1 policy (Phone app), the tenant's default audience."
    )


def test_what_names_each_other_kind() -> None:
    scenario = example(
        organizations=[{"id": "org_1", "name": "acme", "members": [ADA]}],
        roles=[{"name": "r"}],
        users=[{"user_id": ADA, "name": "Ada", "roles": ["r"]}],
    )
    assert naming(scenario, KINDS["client"], PHONE) == {"steps": ("login",)}
    assert naming(scenario, KINDS["user"], ADA) == {"organizations": ("acme",), "steps": ("login",)}
    assert naming(scenario, KINDS["role"], "r") == {"users": ("Ada",)}
    step = {"id": "in", "type": "login", "client": PHONE, "user": ADA, "organization": "org_1"}
    named = example(organizations=[{"id": "org_1"}], steps=[step])
    assert naming(named, KINDS["organization"], "org_1") == {"steps": ("in",)}


def test_one_of_two_roles_of_a_name_leaves_nothing_without_a_role() -> None:
    users = [{"user_id": ADA, "roles": ["r"]}]
    scenario = Scenario.model_validate({"roles": [{"name": "r"}, {"name": "r"}], "users": users})
    assert naming(scenario, KINDS["role"], "r#2") == {}


def test_several_are_told_in_the_plural_and_not_all_of_them_by_name() -> None:
    assert naming_text({"policies": ("A", "A"), "steps": ("1", "2", "3", "4", "5")}) == (
        "Still named by 2 policies (A), 5 steps (1, 2, 3, 4…)."
    )


def test_what_nobody_names_leaves_nothing_to_say() -> None:
    assert naming(example(), KINDS["client"], WEB) == {}
    assert naming_text({}) == ""
    assert naming(Scenario(), KINDS["resource_server"], BILLING) == {}
