"""Access tokens, claim for claim: each dialect has the claims of Auth0's table, no more and no less."""

from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.tokens import AccessToken
from tests.builders import (
    ADA,
    ISSUER,
    MESSAGES,
    NOW,
    PHONE,
    USERINFO,
    Json,
    exchange,
    last,
    login,
    messages,
    user,
)

COMMON = {"iss", "sub", "aud", "iat", "exp", "scope"}
TABLE = {
    "access_token": ("JWT", COMMON | {"azp"}, True),
    "access_token_authz": ("JWT", COMMON | {"azp", "permissions"}, True),
    "rfc9068_profile": ("at+jwt", COMMON | {"client_id", "jti"}, False),
    "rfc9068_profile_authz": ("at+jwt", COMMON | {"client_id", "jti", "permissions"}, False),
}
GRANT_STEPS: dict[str, tuple[list[Json], str | None]] = {
    "code": ([login()], None),
    "device": ([login(flow="device_code")], None),
    "password": ([login(flow="password")], "password"),
    "refresh": ([login(), exchange()], "refresh_token"),
    "refresh of password": ([login(flow="password"), exchange()], "refresh_token"),
    "machine": (
        [{"id": "m", "type": "client_credentials", "client": PHONE, "audience": MESSAGES}],
        "client-credentials",
    ),
}
MACHINE_GRANT = [{"client_id": PHONE, "audience": MESSAGES, "scope": ["read:messages"]}]
PERMISSIONS = [
    {"resource_server_identifier": MESSAGES, "permission_name": "write:messages"},
    {"resource_server_identifier": MESSAGES, "permission_name": "delete:messages"},
    {"resource_server_identifier": "https://other", "permission_name": "read:other"},
]


def token(*steps: Json, of_api: Json | None = None, **more: Any) -> AccessToken:
    found = last(*(steps or (login(),)), resource_servers=[messages(**(of_api or {}))], **more)
    assert found.tokens.access_token is not None
    return found.tokens.access_token


@pytest.mark.parametrize("dialect", TABLE)
@pytest.mark.parametrize("grant", GRANT_STEPS)
def test_each_dialect_has_its_claims_exactly(dialect: str, grant: str) -> None:
    steps, gty = GRANT_STEPS[grant]
    kind, claims, names_grant = TABLE[dialect]
    found = token(*steps, of_api={"token_dialect": dialect}, client_grants=MACHINE_GRANT)
    expected = claims | ({"gty"} if names_grant and gty else set())
    assert set(found.claims) == expected
    assert found.claims.get("gty") == (gty if names_grant else None)
    assert (set(found.header), found.header["typ"]) == ({"alg", "typ", "kid"}, kind)


def test_the_values_say_who_for_whom_and_how_long() -> None:
    claims = token(login(scope="read:messages"), of_api={"token_lifetime": 600}).claims
    assert dict(claims) == {
        "iss": ISSUER,
        "sub": ADA,
        "aud": MESSAGES,
        "iat": NOW,
        "exp": NOW + 600,
        "scope": "read:messages",
        "azp": PHONE,
    }


@pytest.mark.parametrize(
    ("scope", "alg", "aud"),
    [
        ("openid read:messages", "RS256", [MESSAGES, USERINFO]),
        ("openid", "RS512", [MESSAGES, USERINFO]),
        ("openid", "PS256", [MESSAGES, USERINFO]),
        ("openid", "HS256", MESSAGES),
        ("read:messages", "RS256", MESSAGES),
    ],
)
def test_two_audiences_need_openid_and_an_asymmetric_algorithm(
    scope: str, alg: str, aud: str | list[str]
) -> None:
    found = token(login(scope=scope), of_api={"signing_alg": alg})
    assert found.claims["aud"] == aud
    assert ("kid" in found.header) is (alg != "HS256")


@pytest.mark.parametrize("scope", ["read:messages", "openid"])
def test_permissions_are_sorted_and_all_that_the_user_has_there(scope: str) -> None:
    found = token(
        login(scope=scope),
        of_api={"token_dialect": "access_token_authz", "enforce_policies": True},
        users=[user(permissions=PERMISSIONS)],
    )
    assert found.claims["permissions"] == ["delete:messages", "write:messages"]


def test_an_application_for_itself_may_do_what_it_was_granted() -> None:
    steps, _ = GRANT_STEPS["machine"]
    found = token(*steps, of_api={"token_dialect": "access_token_authz"}, client_grants=MACHINE_GRANT)
    assert (found.claims["sub"], found.claims["permissions"]) == (f"{PHONE}@clients", ["read:messages"])


@pytest.mark.parametrize(
    ("names", "claims"), [(False, {"org_id": "org_a"}), (True, {"org_id": "org_a", "org_name": "acme"})]
)
@pytest.mark.parametrize("dialect", TABLE)
def test_an_organization_stands_in_every_dialect(names: bool, claims: Json, dialect: str) -> None:
    found = token(
        login(organization="org_a"),
        exchange(),
        of_api={"token_dialect": dialect},
        organizations=[{"id": "org_a", "name": "acme", "members": [ADA]}],
        tenant={"allow_organization_name_in_authentication_api": names},
    )
    assert {name: found.claims[name] for name in found.claims if name.startswith("org_")} == claims


def test_a_login_without_audience_gets_an_opaque_token_for_a_day() -> None:
    found = token(login(audience=None), of_api={"token_lifetime": 600})
    assert (found.audience, found.lifetime, dict(found.claims)) == (None, 86_400, {})
    assert found.opaque is not None
    assert found.opaque.count(".") == 4
