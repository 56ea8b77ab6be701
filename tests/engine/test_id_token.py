from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.id_token import user_claims
from mrrt_studio.engine.tokens import IdToken
from mrrt_studio.scenario.tenant import User
from tests.builders import ADA, ISSUER, NOW, PHONE, Json, client, exchange, last, login, user

FULL = User.model_validate(
    {
        "user_id": ADA,
        "email": "ada@example.com",
        "email_verified": True,
        "name": "Ada",
        "given_name": "Ada",
        "picture": "https://x/p.png",
        "updated_at": "2026-01-01T00:00:00Z",
        "phone_number": "+1",
        "address": {"country": "UK"},
        "app_metadata": {"plan": "x"},
    }
)


def id_token(*steps: Json, **more: Any) -> IdToken:
    found = last(*(steps or (login(),)), **more).tokens.id_token
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("scopes", "names"),
    [
        ((), set()),
        (("openid",), set()),
        (("profile",), {"nickname", "name", "given_name", "picture", "updated_at"}),
        (("email",), {"email", "email_verified"}),
        (("phone",), {"phone_number"}),
        (("address",), {"address"}),
        (("read:messages",), set()),
    ],
)
def test_scopes_open_claims(scopes: tuple[str, ...], names: set[str]) -> None:
    assert set(user_claims(FULL, scopes)) == names


@pytest.mark.parametrize(
    ("known", "claims"),
    [
        ({}, {}),
        (
            {"email": "bob@x.y"},
            {"nickname": "bob", "name": "bob@x.y", "email": "bob@x.y", "email_verified": False},
        ),
        ({"name": "Bob", "nickname": "bo"}, {"name": "Bob", "nickname": "bo"}),
    ],
)
def test_what_auth0_fills_in_is_filled_in(known: Json, claims: Json) -> None:
    found = User.model_validate({"user_id": ADA, **known})
    assert user_claims(found, ("profile", "email")) == claims


def test_a_login_by_code_says_which_session_it_was() -> None:
    claims = id_token(login(scope="openid")).claims
    assert set(claims) == {"iss", "aud", "sub", "iat", "exp", "sid"}
    assert (claims["iss"], claims["aud"], claims["sub"]) == (ISSUER, PHONE, ADA)
    assert (claims["iat"], claims["exp"]) == (NOW, NOW + 36_000)


def test_a_password_grant_has_no_session() -> None:
    claims = id_token(login(flow="password", scope="openid read:messages")).claims
    assert set(claims) == {"iss", "aud", "sub", "iat", "exp"}


def test_an_exchange_keeps_session_and_organization_and_opens_what_it_grants() -> None:
    steps = (login(organization="org_a"), exchange(scope="openid"))
    more = {"organizations": [{"id": "org_a", "members": [ADA]}]}
    at_login, now = id_token(steps[0], **more).claims, id_token(*steps, **more).claims
    assert (now["sid"], now["org_id"]) == (at_login["sid"], "org_a")
    assert ("name" in at_login, "name" in now) == (True, False)


@pytest.mark.parametrize(
    ("settings", "alg", "lifetime", "has_kid"),
    [
        (None, "RS256", 36_000, True),
        ({"alg": "RS512", "lifetime_in_seconds": 60}, "RS512", 60, True),
        ({"alg": "HS256"}, "HS256", 36_000, False),
    ],
)
def test_the_application_says_how_its_id_tokens_are_made(
    settings: Json | None, alg: str, lifetime: int, has_kid: bool
) -> None:
    found = id_token(clients=[client(jwt_configuration=settings)], users=[user()])
    assert (found.header["alg"], found.claims["exp"] - found.claims["iat"]) == (alg, lifetime)
    assert ("kid" in found.header, found.secret is None) == (has_kid, has_kid)
