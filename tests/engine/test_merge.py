from __future__ import annotations

import pytest

from mrrt_studio.engine.merge import Candidates, Filters, gather, merge, requested_scopes
from mrrt_studio.scenario.client import RefreshTokenPolicy
from tests.builders import (
    ADA,
    BILLING,
    MESSAGES,
    PHONE,
    api,
    client,
    configuration,
    context,
    grant,
    user,
    verdicts,
)

DEFINED = ("read:messages", "write:messages")
OPEN = Filters(frozenset(DEFINED), permissions=None, client_grant=None)


def entry(*scopes: str) -> RefreshTokenPolicy:
    return RefreshTokenPolicy(audience=MESSAGES, scope=scopes)


def candidates(login: str, policy: str = "", *, narrowed: bool = False) -> Candidates:
    return Candidates(dict.fromkeys(login.split()), dict.fromkeys(policy.split()), narrowed)


@pytest.mark.parametrize(
    ("scope", "named"),
    [
        (None, None),
        ("", None),
        ("   ", None),
        ("openid", ("openid",)),
        (" write:a  read:a write:a ", ("write:a", "read:a")),
    ],
)
def test_a_request_names_scopes_once_in_its_order_or_none_at_all(
    scope: str | None, named: tuple[str, ...] | None
) -> None:
    assert requested_scopes(scope) == named


@pytest.mark.parametrize(
    ("audience", "offered"),
    [
        (MESSAGES, "openid offline_access read:messages write:messages"),
        (BILLING, "openid offline_access write:messages"),
        (None, "openid offline_access write:messages"),
    ],
)
def test_all_of_the_login_stays_at_its_own_api_and_only_the_identity_elsewhere(
    audience: str | None, offered: str
) -> None:
    login = grant("openid offline_access read:messages")
    found = gather(login, audience, (entry("write:messages"),), DEFINED, context().open_questions())
    assert found.in_order() == tuple(offered.split())


def test_every_entry_counts_and_none_twice() -> None:
    entries = (entry("b", "a"), entry("a", "c"))
    assert gather(grant(""), MESSAGES, entries, DEFINED, context().open_questions()).in_order() == (
        "b",
        "a",
        "c",
    )


@pytest.mark.parametrize(("choice", "offered"), [("nothing", ("a",)), ("everything", ("a", *DEFINED))])
def test_an_empty_policy_gives_nothing_or_the_scopes_of_the_api_in_its_order(
    choice: str, offered: tuple[str, ...]
) -> None:
    questions = context(empty_policy_scope=choice).open_questions()
    assert gather(grant(""), MESSAGES, (entry("a"), entry()), DEFINED, questions).in_order() == offered
    assert questions.decisive[0] == "empty-policy-scope"


@pytest.mark.parametrize(
    ("login", "policy", "decisive"),
    [
        ("openid read:messages", "read:messages", ()),
        ("openid read:messages", "write:messages", ("same-audience-policy",)),
        ("openid", "read:messages", ("same-audience-policy",)),
    ],
)
def test_what_a_policy_of_the_logins_api_does_is_a_question_only_where_they_differ(
    login: str, policy: str, decisive: tuple[str, ...]
) -> None:
    questions = context(same_audience_policy="narrows").open_questions()
    found = gather(grant(login), MESSAGES, (entry(policy),), DEFINED, questions)
    assert questions.decisive == decisive
    assert found.narrowed is bool(decisive)


@pytest.mark.parametrize(
    ("login", "policy", "requested", "rules"),
    [
        ("read:messages", "", None, {"read:messages": "scope-login"}),
        ("", "read:messages", None, {"read:messages": "scope-policy"}),
        ("read:messages", "read:messages", None, {"read:messages": "scope-login-and-policy"}),
        ("", "read:nothing", None, {"read:nothing": "scope-not-on-api"}),
        ("", "openid", None, {"openid": "scope-not-on-api"}),
        ("openid", "openid", None, {"openid": "scope-login"}),
        ("read:gone", "read:gone", None, {"read:gone": "scope-login"}),
        ("read:messages", "", ("openid",), {"read:messages": "scope-not-requested"}),
        ("read:messages", "", ("email",), {"email": "scope-not-authorized"}),
        ("", "", ("read:messages",), {"read:messages": "scope-not-authorized"}),
        ("", "read:nothing", ("read:nothing",), {"read:nothing": "scope-not-on-api"}),
    ],
)
def test_each_scope_gets_its_verdict(
    login: str, policy: str, requested: tuple[str, ...] | None, rules: dict[str, str]
) -> None:
    found = verdicts(merge(candidates(login, policy), OPEN, requested))
    assert found | rules == found


@pytest.mark.parametrize(
    ("permissions", "client_grant", "rule"),
    [
        (None, None, "scope-policy"),
        ((), None, "scope-rbac"),
        (("read:messages",), None, "scope-policy"),
        (None, (), "scope-client-grant"),
        (("read:messages",), ("write:messages",), "scope-client-grant"),
        ((), (), "scope-rbac"),
    ],
)
def test_rbac_and_client_grants_filter_whatever_the_source(
    permissions: tuple[str, ...] | None, client_grant: tuple[str, ...] | None, rule: str
) -> None:
    filters = Filters(
        frozenset(DEFINED),
        None if permissions is None else frozenset(permissions),
        None if client_grant is None else frozenset(client_grant),
    )
    by_policy = verdicts(merge(candidates("openid", "read:messages"), filters, None))
    by_login = verdicts(merge(candidates("openid read:messages"), filters, ("openid", "read:messages")))
    assert by_policy["read:messages"] == rule
    assert by_login["read:messages"] == rule.replace("scope-policy", "scope-login")
    assert by_policy["openid"] == by_login["openid"] == "scope-login"


def test_a_narrowing_policy_leaves_what_both_give_and_the_identity() -> None:
    offered = candidates("openid read:messages", "read:messages write:messages", narrowed=True)
    assert verdicts(merge(offered, OPEN, None)) == {
        "openid": "scope-login",
        "read:messages": "scope-login-and-policy",
        "write:messages": "scope-not-authorized",
    }


def test_what_was_asked_for_in_vain_comes_last() -> None:
    decisions = merge(candidates("openid", "read:messages"), OPEN, ("x", "read:messages", "openid"))
    assert [decision.scope for decision in decisions] == ["openid", "read:messages", "x"]
    assert [decision.granted for decision in decisions] == [True, True, False]


@pytest.mark.parametrize(
    ("more", "first_party", "permissions", "client_grant"),
    [
        ({}, True, None, None),
        ({"enforce_policies": True}, True, {"read"}, None),
        (
            {"subject_type_authorization": {"user": {"policy": "require_client_grant"}}},
            True,
            None,
            {"write"},
        ),
        ({}, False, None, {"write"}),
    ],
)
def test_the_tenant_says_what_is_filtered(
    more: dict[str, object], first_party: bool, permissions: set[str] | None, client_grant: set[str] | None
) -> None:
    held = [{"resource_server_identifier": MESSAGES, "permission_name": "read"}]
    tenant = configuration(
        clients=[client(is_first_party=first_party)],
        resource_servers=[api(MESSAGES, "read", "write", **more)],
        users=[user(permissions=held)],
        client_grants=[
            {"client_id": PHONE, "audience": MESSAGES, "scope": ["write"], "subject_type": "user"},
            {"client_id": PHONE, "audience": MESSAGES, "scope": ["read"]},
        ],
    )
    filters = Filters.of(tenant, tenant.clients[PHONE], tenant.users[ADA], MESSAGES)
    assert filters == Filters(frozenset({"read", "write"}), _frozen(permissions), _frozen(client_grant))


def _frozen(scopes: set[str] | None) -> frozenset[str] | None:
    return None if scopes is None else frozenset(scopes)


def test_identity_scopes_are_nobodys_to_filter() -> None:
    closed = Filters(frozenset(), permissions=frozenset(), client_grant=frozenset())
    assert closed.judge("offline_access") == (None, None, None)
    assert closed.judge("read:messages") == (False, False, False)
