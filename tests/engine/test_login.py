from __future__ import annotations

import pytest

from tests.builders import (
    ADA,
    BILLING,
    MESSAGES,
    USERINFO,
    Json,
    billing,
    body,
    client,
    last,
    login,
    messages,
    user,
)

DENY: Json = {"subject_type_authorization": {"user": {"policy": "deny_all"}}}
CLOSED: Json = {"skip_consent_for_verifiable_first_party_clients": False}

CHECKS = (
    "client-known",
    "client-authenticates",
    "grant-type-allowed",
    "audience-resolved",
    "audience-exists",
    "user-authenticates",
    "user-not-blocked",
    "organization-allows",
    "api-access-allowed",
    "consent-given",
)


@pytest.mark.parametrize("flow", ["authorization_code", "password", "device_code"])
def test_every_check_is_passed_in_order(flow: str) -> None:
    assert last(login(flow=flow)).checks == CHECKS


@pytest.mark.parametrize(
    ("step", "tenant", "passed"),
    [
        ({"client": "nobody"}, {}, 0),
        ({"client_secret": "x"}, {}, 1),
        ({}, {"clients": [client(grant_types=[])]}, 2),
        ({"audience": "https://nowhere"}, {}, 4),
        ({"user": "nobody"}, {}, 5),
        ({"password": "wrong"}, {}, 5),
        ({}, {"users": [user(blocked=True)]}, 6),
        ({"organization": "org_x"}, {}, 7),
        ({}, {"resource_servers": [messages(**DENY)]}, 8),
        ({"consent": "deny"}, {"resource_servers": [messages(**CLOSED)]}, 9),
    ],
)
@pytest.mark.parametrize("flow", ["authorization_code", "password", "device_code"])
def test_the_first_check_that_fails_answers(flow: str, step: Json, tenant: Json, passed: int) -> None:
    found = last(login(flow=flow, **step), **tenant)
    if flow == "password" and "consent" in step:
        assert found.refused is None
        return
    assert found.checks == CHECKS[:passed]
    assert found.refused is not None
    assert found.response is not None
    assert found.response.status >= 300
    assert found.tokens.access_token is None
    assert len(found.logs) == 1


@pytest.mark.parametrize(
    ("step", "tenant", "status", "error"),
    [
        ({"audience": "https://nowhere"}, {}, 302, "access_denied"),
        ({"audience": "https://nowhere", "flow": "password"}, {}, 400, "invalid_request"),
        ({"audience": "https://nowhere", "flow": "device_code"}, {}, 403, "access_denied"),
        ({}, {"resource_servers": [messages(**DENY)]}, 302, "unauthorized_client"),
        ({"flow": "password"}, {"resource_servers": [messages(**DENY)]}, 403, "unauthorized_client"),
        ({"scope": "offline_access online_access"}, {}, 302, "invalid_request"),
        ({"scope": "offline_access online_access", "flow": "password"}, {}, 400, "invalid_request"),
        ({"prompt": "none"}, {}, 302, "login_required"),
        ({"client_secret": "x"}, {}, 401, "access_denied"),
    ],
)
def test_the_endpoint_that_refuses_shapes_the_answer(
    step: Json, tenant: Json, status: int, error: str
) -> None:
    found = last(login(**step), **tenant)
    assert found.response is not None
    assert (found.response.status, body(found)["error"]) == (status, error)
    assert found.request is not None
    assert ("authorize" in found.request.url) is (status == 302)


@pytest.mark.parametrize(
    ("flow", "earlier"),
    [
        ("authorization_code", ["/authorize"]),
        ("password", []),
        ("device_code", ["/oauth/device/code", "/oauth/token"]),
    ],
)
def test_what_comes_before_the_token_request_is_told(flow: str, earlier: list[str]) -> None:
    found = last(login(flow=flow))
    paths = [
        exchange.request.url.removeprefix("https://example.auth0.com").partition("?")[0]
        for exchange in found.earlier
    ]
    assert paths == earlier
    assert found.request is not None
    assert found.request.url.endswith("/oauth/token")


@pytest.mark.parametrize(
    ("requested", "default", "audience"),
    [
        (MESSAGES, None, MESSAGES),
        (None, None, None),
        ("", None, None),
        (None, BILLING, BILLING),
        (MESSAGES, BILLING, MESSAGES),
        (USERINFO, BILLING, None),
        ("https://example.auth0.com", BILLING, None),
    ],
)
def test_the_audience_is_the_requested_else_the_default_else_none(
    requested: str | None, default: str | None, audience: str | None
) -> None:
    found = last(
        login(audience=requested, scope="openid"),
        tenant={"default_audience": default},
        resource_servers=[messages(), billing()],
    )
    assert found.authorization is not None
    assert (found.authorization.audience, found.authorization.audience_rule) == (
        audience,
        "audience-resolved",
    )
    assert found.tokens.access_token is not None
    assert (found.tokens.access_token.opaque is None) is (audience is not None)


@pytest.mark.parametrize(
    ("scope", "refresh_token", "id_token"),
    [
        ("openid offline_access", True, True),
        ("offline_access", True, False),
        ("openid", False, True),
        (None, False, False),
    ],
)
def test_each_token_comes_with_its_scope(scope: str | None, refresh_token: bool, id_token: bool) -> None:
    found = body(last(login(scope=scope)))
    assert ("refresh_token" in found, "id_token" in found) == (refresh_token, id_token)


def test_a_refresh_token_opens_a_family_that_remembers_the_login() -> None:
    found = last(login(scope="openid offline_access read:messages"))
    token = found.tokens.refresh_token
    assert token is not None
    assert found.opened_family
    assert found.kept_refresh_token is token
    assert token.login.scopes == ("openid", "offline_access", "read:messages")
    assert (token.login.audience, token.login.user_id, token.login.flow) == (
        MESSAGES,
        ADA,
        "authorization_code",
    )


@pytest.mark.parametrize(
    ("step", "logs"),
    [
        ({}, ["seacft"]),
        ({"flow": "password"}, ["sepft"]),
        ({"flow": "device_code"}, ["sede"]),
        ({"client": "nobody"}, ["f"]),
        ({"client": "nobody", "flow": "password"}, ["fepft"]),
        ({"client_secret": "x"}, ["feacft"]),
        ({"password": "wrong"}, ["fp"]),
        ({"user": "nobody"}, ["fu"]),
        ({"user": "nobody", "flow": "password"}, ["fepft"]),
        ({"user": "nobody", "flow": "device_code"}, ["fede"]),
        ({"prompt": "none"}, ["fsa"]),
        ({"prompt": "none", "flow": "password"}, ["sepft"]),
    ],
)
def test_the_tenant_log_has_one_entry_for_each_ending(step: Json, logs: list[str]) -> None:
    assert [entry.type for entry in last(login(**step)).logs] == logs


def test_a_silent_login_uses_the_session_that_a_login_opened() -> None:
    silent = {"id": "silent", "type": "silent_login", "client": "phone", "user": ADA, "scope": "openid"}
    found = last(login(), silent)
    assert [entry.type for entry in found.logs] == ["ssa"]
    assert found.tokens.id_token is not None
    assert found.checks == (*CHECKS[:4], "session-alive", *CHECKS[6:])


def test_an_open_dialog_is_answered_once() -> None:
    tenant = {"resource_servers": [messages(**CLOSED)]}
    assert last(login(), login(id="again", consent="deny"), **tenant).refused is None
    assert last(login(), login(id="again", consent="deny", prompt="consent"), **tenant).refused is not None
