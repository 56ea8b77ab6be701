from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer

FULL = {
    "signing_alg": "HS256",
    "token_dialect": "rfc9068_profile",
    "token_lifetime": 60,
    "subject_type_authorization": {"user": {"policy": "deny_all"}, "client": {"policy": "deny_all"}},
}


def api(**more: Any) -> ResourceServer:
    return ResourceServer.model_validate({"identifier": "https://a", **more})


@pytest.mark.parametrize(
    ("more", "algorithm", "dialect", "lifetime"),
    [
        ({}, "RS256", "access_token", 86_400),
        (dict.fromkeys(("signing_alg", "token_dialect", "token_lifetime")), "RS256", "access_token", 86_400),
        (FULL, "HS256", "rfc9068_profile", 60),
        ({"token_lifetime": 0}, "RS256", "access_token", 0),
    ],
)
def test_its_tokens_have_auth0s_defaults(
    more: dict[str, Any], algorithm: str, dialect: str, lifetime: int
) -> None:
    found = api(**more)
    assert (found.algorithm, found.dialect, found.lifetime) == (algorithm, dialect, lifetime)


@pytest.mark.parametrize(
    ("access", "user", "client"),
    [
        (None, "allow_all", "require_client_grant"),
        ({}, "allow_all", "require_client_grant"),
        ({"user": {}, "client": {}}, "allow_all", "require_client_grant"),
        ({"user": {"policy": "require_client_grant"}}, "require_client_grant", "require_client_grant"),
        (FULL["subject_type_authorization"], "deny_all", "deny_all"),
    ],
)
def test_access_policies_admit_users_and_ask_machines_for_a_grant(
    access: Any, user: str, client: str
) -> None:
    found = api(subject_type_authorization=access)
    assert (found.user_policy, found.client_policy) == (user, client)


def test_scopes_keep_their_order_and_none_is_none() -> None:
    assert api(scopes=[{"value": "w"}, {"value": "a", "description": "A"}]).scope_values == ("w", "a")
    assert api(scopes=None).scope_values == api().scope_values == ()


def test_people_know_it_by_its_name_or_its_identifier() -> None:
    assert (api(name="Messages").label, api(name="").label, api().label) == (
        "Messages",
        "https://a",
        "https://a",
    )


@pytest.mark.parametrize(
    "more",
    [
        {"identifier": ""},
        {"signing_alg": "none"},
        {"token_dialect": "opaque"},
        {"scopes": ["read"]},
        {"subject_type_authorization": {"client": {"policy": "allow_all"}}},
    ],
)
def test_what_auth0_would_never_return_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        api(**more)


@pytest.mark.parametrize("members", [{}, {"audience": "a", "subject_type": "machine"}, {"audience": None}])
def test_a_client_grant_names_its_api_and_its_subject(members: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ClientGrant.model_validate(members)
    assert ClientGrant(audience="a").subject_type is None
