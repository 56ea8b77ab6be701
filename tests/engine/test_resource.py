"""What APIs and the userinfo endpoint say; `token-issuer` is pinned here, as no step can move a tenant."""

from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.resource import ApiCall, Challenge, call_api, userinfo
from mrrt_studio.engine.state import State
from mrrt_studio.engine.tokens import AccessToken
from mrrt_studio.scenario.tenant import Tenant
from tests.builders import (
    ADA,
    BILLING,
    MESSAGES,
    NOW,
    USERINFO,
    Json,
    billing,
    body,
    context,
    last,
    login,
    messages,
    run,
    state,
    user,
)

SECRET = "a-secret-that-is-long-enough-for-hs256"
HS256: Json = {"signing_alg": "HS256", "signing_secret": SECRET}


def token(scope: str = "openid read:messages", audience: str | None = MESSAGES, **of_api: Any) -> AccessToken:
    found = last(login(scope=scope, audience=audience), resource_servers=[messages(**of_api), billing()])
    assert found.tokens.access_token is not None
    return found.tokens.access_token


def called(call: ApiCall, before: State | None = None) -> tuple[int, str | None, str]:
    """Return status, failed check and challenge."""
    _, found = call_api(before or state(), call, context())
    assert found.response is not None
    return (
        found.response.status,
        found.refused.rule if found.refused else None,
        found.response.headers.get("www-authenticate", ""),
    )


@pytest.mark.parametrize(
    ("call", "status", "rule"),
    [
        (ApiCall(None, api=MESSAGES), 401, "token-present"),
        (ApiCall(None, unknown=True, api=MESSAGES), 401, "token-well-formed"),
        (ApiCall(token(audience=None), api=MESSAGES), 401, "token-well-formed"),
        (ApiCall(token(), api=BILLING), 401, "token-audience"),
        (ApiCall(token(**HS256), api=BILLING), 401, "token-signature"),
        (ApiCall(token(token_lifetime=0)), 401, "token-expiry"),
        (ApiCall(token(), requires=("write:messages",)), 403, "token-scope"),
        (ApiCall(token(), requires=("read:messages",)), 200, None),
        (ApiCall(token(), api=MESSAGES), 200, None),
        (ApiCall(token()), 200, None),
    ],
)
def test_an_api_answers_as_its_sdk_does(call: ApiCall, status: int, rule: str | None) -> None:
    assert called(call)[:2] == (status, rule)


def test_a_token_of_another_domain_has_another_issuer() -> None:
    moved = state().changed(
        configuration=state().configuration.changed(tenant=Tenant(domain="other.auth0.com"))
    )
    assert called(ApiCall(token()), moved)[:2] == (401, "token-issuer")


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        (HS256, None),
        ({**HS256, "signing_secret": "another-secret-of-the-same-api-000"}, "token-signature"),
    ],
)
def test_hs256_verifies_with_the_secret_of_today(more: Json, rule: str | None) -> None:
    now = state(resource_servers=[messages(**more)])
    assert called(ApiCall(token(**HS256)), now)[1] == rule


def test_checks_are_made_in_the_order_of_the_sdk() -> None:
    dead = state().changed(now=NOW + 86_400)
    assert called(ApiCall(token(), api=BILLING), dead)[1] == "token-audience"
    assert called(ApiCall(token(), requires=("x",)), dead)[1] == "token-expiry"
    assert called(ApiCall(token(), requires=("x",)), dead.changed(now=NOW + 86_399))[1] == "token-scope"


@pytest.mark.parametrize(
    ("challenge", "header"),
    [
        (Challenge("token-present", 401, None, "none"), "Bearer"),
        (
            Challenge("token-expiry", 401, "invalid_token", 'the "exp" \\ claim'),
            'Bearer error="invalid_token", error_description="the \\"exp\\" \\\\ claim"',
        ),
        (
            Challenge("token-scope", 403, "insufficient_scope", "lacks a", "a b"),
            'Bearer error="insufficient_scope", error_description="lacks a", scope="a b"',
        ),
    ],
)
def test_the_challenge_names_what_failed(challenge: Challenge, header: str) -> None:
    assert challenge.header == header


def test_a_call_without_a_token_gets_an_empty_body() -> None:
    _, found = call_api(state(), ApiCall(None, api=MESSAGES), context())
    assert found.response is not None
    assert (dict(found.response.headers), body(found)) == ({"www-authenticate": "Bearer"}, {})


@pytest.mark.parametrize(
    ("api", "path", "url"),
    [
        (None, "/", MESSAGES),
        (None, "/inbox", f"{MESSAGES}/inbox"),
        (None, "inbox", f"{MESSAGES}/inbox"),
        ("urn:acme:api", "/x", "https://api.invalid/x"),
    ],
)
def test_the_url_is_made_of_identifier_and_path(api: str | None, path: str, url: str) -> None:
    _, found = call_api(state(), ApiCall(token(), api=api, path=path, method="PUT"), context())
    assert found.request is not None
    assert (found.request.method, found.request.url) == ("PUT", url)


def asked(held: AccessToken | None, before: State | None = None) -> Outcome:
    return userinfo(before or state(), held, context())[1]


@pytest.mark.parametrize(
    ("held", "status"),
    [
        (token("openid"), 200),
        (token("openid", audience=None), 200),
        (token("read:messages"), 401),
        (token("profile", audience=None), 401),
        (token("openid", **HS256), 401),
        (token("openid", token_lifetime=0), 401),
        (None, 401),
    ],
)
def test_userinfo_takes_tokens_with_openid_that_live(held: AccessToken | None, status: int) -> None:
    found = asked(held)
    assert found.response is not None
    assert found.response.status == status
    assert ("sub" in body(found)) is (status == 200)


def test_userinfo_compares_whole_audiences() -> None:
    longer = token("openid")._replace(claims={**token("openid").claims, "aud": f"{USERINFO}2"})
    assert asked(longer).refused is not None


@pytest.mark.parametrize(
    ("scope", "claims"),
    [
        ("openid", {"sub": ADA}),
        ("openid email", {"sub": ADA, "email": "ada@example.com", "email_verified": False}),
    ],
)
def test_userinfo_tells_what_the_scopes_open(scope: str, claims: Json) -> None:
    assert body(asked(token(scope))) == claims


def test_userinfo_knows_nobody_who_was_deleted() -> None:
    assert asked(token("openid"), state(users=[])).refused is not None
    assert asked(token("openid"), state(users=[user(blocked=True)])).refused is None


@pytest.mark.parametrize("api", [None, USERINFO])
def test_calling_userinfo_is_asking_it(api: str | None) -> None:
    opaque = {} if api is None else {"api": api}
    call = {"id": "call", "type": "call_api", "access_token": "login", **opaque}
    found = last(login(audience=None, scope="openid"), call)
    assert body(found) == {"sub": ADA}
    if api is not None:
        jwt = run(login(scope="openid"), call)
        assert body(jwt.steps[-1].outcome or Outcome()) == {"sub": ADA}
