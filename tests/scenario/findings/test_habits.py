from __future__ import annotations

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings.habits import findings_of_habits, permitted
from tests.builders import BILLING, billing, client, policy, scenario, user

HELD = [{"resource_server_identifier": BILLING, "permission_name": "read:billing"}]


def found(*scopes: str, enforce: bool = True, **more: object) -> list[tuple[str, object]]:
    given = scenario(
        clients=[client(policy(BILLING, *scopes))],
        resource_servers=[billing(enforce_policies=enforce)],
        **{"users": [user(permissions=HELD)], **more},
    )
    tenant = Configuration.of(given)
    told = findings_of_habits(tenant, given.clients[0], 0, permitted(tenant))
    return [(finding.id, finding.at[-1]) for finding in told]


def test_what_no_user_may_do_is_worth_knowing_where_rbac_decides() -> None:
    assert found("read:billing", "write:billing") == [("policy-scope-beyond-rbac", 1)]
    assert found("read:billing", "write:billing", enforce=False) == []


def test_one_user_who_may_is_enough_also_by_a_role() -> None:
    role = {"name": "Writer", "permissions": [{**HELD[0], "permission_name": "write:billing"}]}
    assert found("write:billing", users=[user(), user("auth0|bob", roles=["Writer"])], roles=[role]) == []


def test_a_tenant_without_users_says_nothing() -> None:
    assert found("write:billing", users=[]) == []


def test_each_repetition_is_told_once() -> None:
    assert found("read:billing", "read:billing", "read:billing") == [
        ("policy-scope-twice", 1),
        ("policy-scope-twice", 2),
    ]
