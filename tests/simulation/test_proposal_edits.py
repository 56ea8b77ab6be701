from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation import proposal_edits as edits
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    BOB,
    MESSAGES,
    PHONE,
    REPORTS,
    WEB,
    api,
    granted,
    tenant,
)

Edit = Callable[[Scenario], Scenario]

ROLES = [{"name": "Reader", "permissions": granted((BILLING, "read"))}]
DENIED = {"user": {"policy": "deny_all"}, "client": {"policy": "deny_all"}}
BASE = tenant(
    roles=ROLES,
    organizations=[{"id": "org_a", "members": [BOB]}],
    client_grants=[{"client_id": WEB, "audience": BILLING, "scope": ["read"], "subject_type": "user"}],
)

EDITS: tuple[Edit, ...] = (
    partial(edits.add_to_policy, client_id=PHONE, audience=BILLING, scopes=("delete",)),
    partial(edits.add_to_policy, client_id=WEB, audience=BILLING, scopes=()),
    partial(edits.set_refresh_token, client_id=PHONE, leeway=30),
    partial(edits.add_grant_type, client_id=PHONE, grant_type="password"),
    partial(edits.set_client, client_id=PHONE, oidc_conformant=True),
    partial(edits.create_api, identifier="https://new.example.com", scopes=("read",)),
    partial(edits.define_scope, audience=REPORTS, scope="write"),
    partial(edits.set_api, audience=REPORTS, allow_online_access=True),
    partial(
        edits.add_to_client_grant, client_id=WEB, audience=BILLING, scopes=("read", "write"), subject="user"
    ),
    partial(edits.add_to_client_grant, client_id=WEB, audience=BILLING, scopes=("read",), subject="client"),
    partial(edits.give_permission, user_id=ADA, audience=MESSAGES, scope="write"),
    partial(edits.give_role, user_id=ADA, role="Reader"),
    partial(edits.widen_role, name="Reader", audience=MESSAGES, scope="write"),
    partial(edits.add_member, organization="org_a", user_id=ADA),
)

MISSES: tuple[Edit, ...] = (
    partial(edits.add_to_policy, client_id="gone", audience=BILLING, scopes=("read",)),
    partial(edits.set_refresh_token, client_id="gone", leeway=30),
    partial(edits.add_grant_type, client_id="gone", grant_type="password"),
    partial(edits.set_client, client_id="gone", oidc_conformant=True),
    partial(edits.create_api, identifier="", scopes=()),
    partial(edits.define_scope, audience="gone", scope="write"),
    partial(edits.set_api, audience="gone", allow_online_access=True),
    partial(edits.admit_all_applications, audience="gone"),
    partial(edits.ask_for_client_grants, audience="gone", subject="user"),
    partial(edits.ask_for_client_grants, audience=BILLING, subject="user"),
    partial(edits.give_permission, user_id="gone", audience=MESSAGES, scope="write"),
    partial(edits.give_role, user_id="gone", role="Reader"),
    partial(edits.widen_role, name="gone", audience=MESSAGES, scope="write"),
    partial(edits.unblock, user_id="gone"),
    partial(edits.unblock, user_id=ADA),
    partial(edits.add_member, organization="gone", user_id=ADA),
)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_changes_something_once_and_can_be_saved(edit: Edit) -> None:
    changed = edit(BASE)
    assert changed != BASE
    assert edit(changed) is changed
    assert load(dump(changed)) == changed


@pytest.mark.parametrize("edit", MISSES)
def test_where_there_is_nothing_to_do_the_same_object_comes_back(edit: Edit) -> None:
    assert edit(BASE) is BASE


def test_a_policy_is_extended_or_added() -> None:
    longer = edits.add_to_policy(BASE, PHONE, BILLING, ("read", "delete"))
    assert [tuple(policy.scope) for policy in longer.clients[0].policies] == [("read", "write", "delete")]
    added = edits.add_to_policy(BASE, PHONE, REPORTS, ("read",))
    assert [policy.audience for policy in added.clients[0].policies] == [BILLING, REPORTS]


def test_an_application_without_settings_gets_auth0s_defaults() -> None:
    bare = BASE.replace(clients=(BASE.clients[0].replace(refresh_token=None),))
    settings = edits.add_to_policy(bare, PHONE, BILLING, ("read",)).clients[0].refresh_token
    assert settings is not None
    assert settings.to_json() == {
        "rotation_type": "non-rotating",
        "expiration_type": "non-expiring",
        "policies": [{"audience": BILLING, "scope": ["read"]}],
    }


def test_a_new_api_can_be_reached_by_policies() -> None:
    made = edits.create_api(BASE, "https://new.example.com", ("read",)).resource_servers[-1]
    assert (made.identifier, made.scope_values) == ("https://new.example.com", ("read",))
    assert made.allow_offline_access
    assert made.skip_consent_for_verifiable_first_party_clients


def test_an_api_that_denies_all_may_ask_for_grants_or_admit_all() -> None:
    scenario = tenant(resource_servers=[api(BILLING, subject_type_authorization=DENIED)])
    for_users = edits.ask_for_client_grants(scenario, BILLING, "user").resource_servers[0]
    assert (for_users.user_policy, for_users.client_policy) == ("require_client_grant", "deny_all")
    for_machines = edits.ask_for_client_grants(scenario, BILLING, "client").resource_servers[0]
    assert (for_machines.user_policy, for_machines.client_policy) == ("deny_all", "require_client_grant")
    open_to_all = edits.admit_all_applications(scenario, BILLING)
    assert open_to_all.resource_servers[0].user_policy == "allow_all"
    assert edits.admit_all_applications(open_to_all, BILLING) is open_to_all


def test_a_client_grant_is_extended_or_added() -> None:
    longer = edits.add_to_client_grant(BASE, WEB, BILLING, ("write",), "user").client_grants
    assert [(grant.subject_type, grant.scope) for grant in longer] == [("user", ("read", "write"))]
    added = edits.add_to_client_grant(BASE, WEB, BILLING, ("write",), "client").client_grants
    assert [grant.subject_type for grant in added] == ["user", "client"]
    everything = tenant(client_grants=[{"client_id": WEB, "audience": BILLING, "allow_all_scopes": True}])
    assert edits.add_to_client_grant(everything, WEB, BILLING, ("write",), "client") is everything


def test_permissions_come_directly_or_by_a_role() -> None:
    direct = edits.give_permission(BASE, ADA, MESSAGES, "write")
    by_role = edits.widen_role(edits.give_role(BASE, ADA, "Reader"), "Reader", MESSAGES, "write")
    for changed in (direct, by_role):
        configuration = Configuration.of(changed)
        assert configuration.permissions(configuration.users[ADA], MESSAGES) == ("read", "write")


def test_a_blocked_user_is_let_in() -> None:
    blocked = BASE.replace(users=(BASE.users[0].replace(blocked=True),))
    assert not edits.unblock(blocked, ADA).users[0].blocked
