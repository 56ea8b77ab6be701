from __future__ import annotations

import pytest

from mrrt_studio.engine.login_scopes import (
    LoginRequest,
    check_refresh_scopes,
    decide_login_scopes,
    offline_obstacle,
    online_obstacle,
    requested_at_login,
)
from mrrt_studio.engine.merge import Filters
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.scenario.resource_server import ResourceServer
from tests.builders import MESSAGES, ROTATING, Json, api, application, verdicts

OIDC = ("openid", "profile", "email", "address", "phone")


def messages_api(**more: object) -> ResourceServer:
    return ResourceServer.model_validate(api(MESSAGES, "read", "write", **more))


def request(
    *, flow: str = "authorization_code", app: Json | None = None, of_api: Json | None = None
) -> LoginRequest:
    return LoginRequest(application(**(app or {})), messages_api(**(of_api or {})), flow, (), ())


@pytest.mark.parametrize(
    ("flow", "named", "asked"),
    [
        ("authorization_code", None, ()),
        ("authorization_code", ("read",), ("read",)),
        ("password", None, (*OIDC, "read", "write")),
        ("password", ("openid",), (*OIDC, "read", "write")),
        ("password", ("openid", "offline_access"), ("openid", "offline_access", "read", "write")),
        ("password", ("read",), ("read",)),
        ("password", ("openid", "other"), ("openid", "other")),
    ],
)
def test_a_password_grant_means_more_than_it_names(
    flow: str, named: tuple[str, ...] | None, asked: tuple[str, ...]
) -> None:
    assert requested_at_login(flow, named, messages_api()) == asked


def test_without_an_api_a_password_grant_means_the_identity_scopes() -> None:
    assert requested_at_login("password", None, None) == OIDC


@pytest.mark.parametrize(("at_authorize", "status"), [(True, 302), (False, 400)])
def test_two_kinds_of_refresh_token_exclude_each_other(at_authorize: bool, status: int) -> None:
    check_refresh_scopes(("openid", "offline_access"), at_authorize=at_authorize)
    with pytest.raises(Refusal) as caught:
        check_refresh_scopes(("online_access", "offline_access"), at_authorize=at_authorize)
    assert (caught.value.status, caught.value.error) == (status, "invalid_request")


@pytest.mark.parametrize(
    ("app", "of_api", "flow", "obstacle"),
    [
        ({}, {}, "authorization_code", None),
        ({}, {}, "password", None),
        ({}, {}, "device_code", None),
        ({}, {"allow_offline_access": False}, "authorization_code", "offline-api-allows"),
        ({}, {"allow_offline_access": None}, "authorization_code", "offline-api-allows"),
        ({"grant_types": ["authorization_code"]}, {}, "authorization_code", "offline-grant-type"),
        ({}, {}, "implicit", "offline-flow"),
        ({}, {}, "client_credentials", "offline-flow"),
        ({"app_type": "spa"}, {}, "authorization_code", "offline-spa-rotates"),
        ({"app_type": "spa", "kind": ROTATING}, {}, "authorization_code", None),
        ({"oidc_conformant": False}, {}, "authorization_code", None),
    ],
)
def test_why_no_refresh_token_came_back(app: Json, of_api: Json, flow: str, obstacle: str | None) -> None:
    assert offline_obstacle(request(flow=flow, app=app, of_api=of_api)) == obstacle


@pytest.mark.parametrize(
    ("app", "obstacle"), [({}, None), ({"oidc_conformant": False}, "offline-oidc-conformant")]
)
def test_a_login_without_audience_asks_no_api(app: Json, obstacle: str | None) -> None:
    assert offline_obstacle(LoginRequest(application(**app), None, "authorization_code", (), ())) == obstacle


@pytest.mark.parametrize(
    ("app", "of_api", "flow", "obstacle"),
    [
        ({}, {"allow_online_access": True}, "authorization_code", None),
        ({}, {}, "authorization_code", "online-api-allows"),
        ({}, {"allow_online_access": True}, "password", "online-flow"),
        ({"grant_types": []}, {"allow_online_access": True}, "authorization_code", "offline-grant-type"),
    ],
)
def test_why_no_online_refresh_token_came_back(
    app: Json, of_api: Json, flow: str, obstacle: str | None
) -> None:
    assert online_obstacle(request(flow=flow, app=app, of_api=of_api)) == obstacle


def test_an_online_refresh_token_needs_an_api() -> None:
    asked = LoginRequest(application(), None, "authorization_code", (), ())
    assert online_obstacle(asked) == "online-api-allows"


@pytest.mark.parametrize(
    ("defined", "permissions", "client_grant", "rule"),
    [
        ({"read"}, None, None, "scope-login"),
        (set(), None, None, "scope-not-on-api"),
        (set(), set(), set(), "scope-not-on-api"),
        ({"read"}, None, set(), "scope-client-grant"),
        ({"read"}, set(), set(), "scope-client-grant"),
        ({"read"}, set(), {"read"}, "scope-rbac"),
        ({"read"}, {"read"}, {"read"}, "scope-login"),
    ],
)
def test_a_scope_is_capped_by_the_api_then_the_client_grant_then_rbac(
    defined: set[str], permissions: set[str] | None, client_grant: set[str] | None, rule: str
) -> None:
    filters = Filters(frozenset(defined), _frozen(permissions), _frozen(client_grant))
    asked = LoginRequest(application(), messages_api(), "authorization_code", ("openid", "read"), None)
    found = decide_login_scopes(asked, filters)
    assert verdicts(found) == {"openid": "scope-login", "read": rule, "offline_access": "offline-requested"}
    assert [decision.scope for decision in found if decision.granted][:1] == ["openid"]


def _frozen(scopes: set[str] | None) -> frozenset[str] | None:
    return None if scopes is None else frozenset(scopes)


def test_what_nobody_named_does_not_count_as_requested() -> None:
    filters = Filters(frozenset({"read", "write"}), permissions=None, client_grant=None)
    asked = LoginRequest(application(), messages_api(), "password", (*OIDC, "read", "write"), ("openid",))
    requested = {found.scope: found.requested for found in decide_login_scopes(asked, filters)}
    assert requested == {**dict.fromkeys((*OIDC, "read", "write", "offline_access"), False), "openid": True}
