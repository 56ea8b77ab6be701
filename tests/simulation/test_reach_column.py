from __future__ import annotations

from typing import Any

from mrrt_studio.engine.context import OpenQuestions
from mrrt_studio.engine.state import LoginGrant
from mrrt_studio.scenario.assumptions import DEFAULTS
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach_column import Column, Exchanged, api_scopes, columns_of
from tests.simulation.reach_samples import ADA, BILLING, BOB, MESSAGES, PHONE, api, client, tenant, user


def columns(scenario: Scenario, previous: dict[str, Column] | None = None) -> dict[str, Column]:
    return columns_of(Configuration.of(scenario), previous)


def test_users_are_grouped_by_what_they_may_do_only_where_that_counts() -> None:
    found = columns(tenant())
    assert [(group.permissions, group.users) for group in found[MESSAGES].groups] == [
        ({"read"}, (ADA,)),
        (frozenset(), (BOB,)),
    ]
    assert [(group.permissions, group.users) for group in found[BILLING].groups] == [(None, (ADA, BOB))]
    assert columns(tenant(users=[]))[BILLING].groups == ()


def test_scopes_about_the_user_are_none_of_the_api() -> None:
    odd = Scenario.model_validate({"resource_servers": [api(BILLING, "openid", "read", "online_access")]})
    assert api_scopes(odd.resource_servers[0]) == ("read",)


def test_unchanged_columns_stay_the_same_objects() -> None:
    before = columns(tenant())
    assert columns(tenant(), before) == before
    renamed = columns(tenant(users=[user(ADA, (MESSAGES, "read"), name="A"), user(BOB)]), before)
    assert renamed == before


def test_what_changes_a_cell_makes_a_new_column() -> None:
    before = columns(tenant())
    grants = columns(tenant(client_grants=[{"audience": BILLING, "client_id": PHONE}]), before)
    assert changed(before, grants) == [BILLING]
    permissions = columns(tenant(users=[user(ADA, (BILLING, "read")), user(BOB)]), before)
    assert changed(before, permissions) == [MESSAGES]
    assert len(changed(before, columns(tenant(tenant={"domain": "acme.eu.auth0.com"}), before))) == 3
    assert len(changed(before, columns(tenant(users=[user(ADA, (MESSAGES, "read"))]), before))) == 3


def changed(before: dict[str, Column], after: dict[str, Column]) -> list[str]:
    return [name for name, column in after.items() if before[name] is not column]


def test_answers_are_handed_over_where_only_users_differ() -> None:
    before = columns(tenant())
    people = [user(ADA, (MESSAGES, "write")), user(BOB)]
    after = columns(tenant(users=people), before)
    assert after[MESSAGES].answers is before[MESSAGES].answers
    stricter = columns(tenant(resource_servers=[api(MESSAGES, "read", enforce_policies=True)]), before)
    assert stricter[MESSAGES].answers is not before[MESSAGES].answers


def test_what_an_exchange_finds_is_the_audience_decision() -> None:
    policies = client(PHONE, (BILLING, "read gone"), (MESSAGES, "read"))
    closed = api(MESSAGES, "read", skip_consent_for_verifiable_first_party_clients=False)
    found = columns(tenant(clients=[policies], resource_servers=[api(BILLING, "read"), closed]))
    scenario = tenant(clients=[policies])
    assert exchanged(found[BILLING], scenario) == Exchanged("audience-in-policy", True, ("read", "gone"))
    assert exchanged(found[MESSAGES], scenario) == Exchanged("audience-consent-required", False)
    refusing = {"unlisted-audience": "error"}
    assert exchanged(found[MESSAGES], scenario, **refusing) == Exchanged("audience-consent-required", False)


def exchanged(column: Column, scenario: Scenario, **choices: Any) -> Exchanged:
    phone = scenario.clients[0]
    entries = tuple(policy for policy in phone.policies if policy.audience == column.api.identifier)
    login = LoginGrant(PHONE, ADA, None, (), "authorization_code", 0, phone.policies)
    named = {name.replace("_", "-"): value for name, value in choices.items()}
    return column.exchanged(phone, login, entries, OpenQuestions({**DEFAULTS, **named}))


def test_a_group_gets_of_the_policies_what_its_permissions_allow() -> None:
    column = columns(tenant())[MESSAGES]
    ada, bob = column.groups
    phone = tenant().clients[0]
    assert column.by_exchange(phone, ("write", "read", "gone"), ada) == ("read",)
    assert column.by_exchange(phone, ("read",), bob) == ()
    assert column.at_login(phone, "authorization_code", ada) == ("read",)


def test_applications_are_told_apart_where_the_api_asks_for_a_grant() -> None:
    access = {"subject_type_authorization": {"user": {"policy": "require_client_grant"}}}
    grant = {"audience": BILLING, "client_id": PHONE, "scope": ["read"], "subject_type": "user"}
    scenario = tenant(resource_servers=[api(BILLING, "read", "write", **access)], client_grants=[grant])
    column = columns(scenario)[BILLING]
    phone, web = scenario.clients
    assert (column.login_refusal(phone), column.login_refusal(web)) == (None, "api-access-allowed")
    assert column.by_exchange(phone, ("read", "write"), column.groups[0]) == ("read",)
    assert column.by_exchange(web, ("read", "write"), column.groups[0]) == ()


def test_the_kind_of_refresh_token_that_a_login_brings() -> None:
    phone = tenant().clients[0]
    both = api(BILLING, "read", allow_offline_access=False, allow_online_access=True)
    found = columns(tenant(resource_servers=[api(MESSAGES), both]))
    assert found[MESSAGES].refresh_kind(phone, "authorization_code") == "offline"
    assert found[BILLING].refresh_kind(phone, "authorization_code") == "online"
    assert found[BILLING].refresh_kind(phone, "password") is None
