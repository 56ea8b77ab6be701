from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from mrrt_studio.scenario.client import Client

DAY = 86_400
YEAR = 31_557_600


def client(**more: Any) -> Client:
    return Client.model_validate({"client_id": "c", **more})


def refreshing(app_type: str = "native", **settings: Any) -> Client:
    kind = {"rotation_type": "rotating", "expiration_type": "expiring", **settings}
    return client(app_type=app_type, refresh_token=kind)


@pytest.mark.parametrize(
    ("more", "method", "public"),
    [
        ({}, "none", True),
        ({"client_secret": "s"}, "client_secret_post", False),
        ({"app_type": "native", "client_secret": "s"}, "none", True),
        ({"app_type": "spa"}, "none", True),
        ({"app_type": "regular_web"}, "client_secret_post", False),
        (
            {"app_type": "spa", "token_endpoint_auth_method": "client_secret_basic"},
            "client_secret_basic",
            False,
        ),
        ({"app_type": "regular_web", "token_endpoint_auth_method": "none"}, "none", True),
        (
            {"app_type": "native", "client_authentication_methods": {"private_key_jwt": {}}},
            "private_key_jwt",
            False,
        ),
    ],
)
def test_how_it_proves_itself_follows_from_its_type(more: dict[str, Any], method: str, public: bool) -> None:
    assert (client(**more).auth_method, client(**more).is_public) == (method, public)


@pytest.mark.parametrize(
    ("more", "grants"),
    [
        ({"app_type": "spa"}, ("authorization_code", "implicit", "refresh_token")),
        (
            {"app_type": "regular_web"},
            ("authorization_code", "implicit", "refresh_token", "client_credentials"),
        ),
        ({"grant_types": []}, ()),
        ({"grant_types": ["password"]}, ("password",)),
    ],
)
def test_grants_are_those_given_or_what_a_new_application_gets(
    more: dict[str, Any], grants: tuple[str, ...]
) -> None:
    assert client(**more).allowed_grants == grants


@pytest.mark.parametrize(("given", "first"), [(None, True), (True, True), (False, False)])
def test_an_application_is_first_party_unless_it_says_no(given: bool | None, first: bool) -> None:
    assert client(is_first_party=given).first_party is first


@pytest.mark.parametrize(
    ("found", "absolute", "idle"),
    [
        (client(), None, None),
        (client(refresh_token={}), None, None),
        (refreshing(expiration_type="non-expiring", token_lifetime=9, idle_token_lifetime=8), None, None),
        (refreshing(), 30 * DAY, 15 * DAY),
        (refreshing("regular_web"), YEAR, 30 * DAY),
        (refreshing(token_lifetime=9, idle_token_lifetime=8), 9, 8),
        (refreshing(infinite_token_lifetime=True, token_lifetime=9), None, 15 * DAY),
        (refreshing(infinite_idle_token_lifetime=True, idle_token_lifetime=8), 30 * DAY, None),
        (refreshing(infinite_token_lifetime=False, token_lifetime=9), 9, 15 * DAY),
    ],
)
def test_how_long_its_refresh_tokens_live(found: Client, absolute: int | None, idle: int | None) -> None:
    assert (found.absolute_lifetime, found.idle_lifetime) == (absolute, idle)


def test_without_refresh_token_settings_nothing_rotates_and_no_policy_is_there() -> None:
    bare, null = client(), client(refresh_token={"policies": None})
    assert (bare.rotates, bare.leeway, bare.policies) == (False, 0, ())
    assert (null.rotates, null.leeway, null.policies) == (False, 0, ())


def test_refresh_token_settings_are_read() -> None:
    found = refreshing(leeway=5, policies=[{"audience": "a"}, {"audience": "b", "scope": ["r"]}])
    assert (found.rotates, found.leeway) == (True, 5)
    assert [(policy.audience, policy.scope) for policy in found.policies] == [("a", ()), ("b", ("r",))]


@pytest.mark.parametrize(
    ("settings", "lifetime", "alg"),
    [
        (None, 36_000, "RS256"),
        ({}, 36_000, "RS256"),
        ({"lifetime_in_seconds": 60, "alg": "HS256"}, 60, "HS256"),
    ],
)
def test_id_tokens_have_auth0s_defaults(settings: dict[str, Any] | None, lifetime: int, alg: str) -> None:
    found = client(jwt_configuration=settings)
    assert (found.id_token_lifetime, found.id_token_alg) == (lifetime, alg)


def test_people_know_it_by_its_name_or_its_id() -> None:
    assert (client(name="Phone app").label, client().label) == ("Phone app", "c")


@pytest.mark.parametrize(
    "more",
    [
        {"client_id": ""},
        {"refresh_token": {"rotation_type": "sometimes"}},
        {"refresh_token": {"leeway": "3"}},
        {"refresh_token": {"policies": [{"scope": []}]}},
        {"jwt_configuration": {"alg": "none"}},
    ],
)
def test_what_auth0_would_never_return_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        client(**more)
