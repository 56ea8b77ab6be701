from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_jwt import draft_of, is_token_response
from mrrt_studio.formats.imported import Imported
from mrrt_studio.scenario.errors import FormatError

API = "https://api"
ISSUER = "https://acme.eu.auth0.com/"
ACCESS: dict[str, Any] = {
    "iss": ISSUER,
    "sub": "auth0|u",
    "aud": [API, f"{ISSUER}userinfo"],
    "azp": "app",
    "scope": "openid offline_access read",
    "iat": 100,
    "exp": 7300,
}
MACHINE = {
    "iss": ISSUER,
    "sub": "m@clients",
    "aud": API,
    "azp": "m",
    "scope": "a b",
    "gty": "client-credentials",
}
ID = {"iss": ISSUER, "sub": "auth0|u", "aud": "app", "email": "ada@example.com", "nonce": "n"}


def part(content: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def token(claims: Any, **header: str) -> str:
    return ".".join((part({"alg": "RS256", **header}), part(claims), "c2lnbmF0dXJl"))


def imported(text: str) -> Imported:
    return assemble(draft_of(read_document(text)))


def test_an_access_token_gives_its_tenant_and_login() -> None:
    found = imported(token(ACCESS, typ="JWT"))
    assert found.counts == {"clients": 1, "resource_servers": 1, "users": 1}
    (api,) = found.resource_servers
    assert (api.identifier, [scope.value for scope in api.scopes or ()]) == (API, ["read"])
    assert (api.token_lifetime, api.allow_offline_access, api.token_dialect) == (7200, True, "access_token")
    assert (found.domain, found.is_skeleton) == ("acme.eu.auth0.com", True)
    (step,) = found.steps
    assert step.to_json() == {
        "type": "login", "client": "app", "user": "auth0|u", "audience": API, "scope": ACCESS["scope"]
    }  # fmt: skip


def test_a_machines_token_gives_a_grant_and_no_user() -> None:
    found = imported(token(MACHINE))
    assert found.counts == {"clients": 1, "resource_servers": 1, "client_grants": 1}
    assert found.client_grants[0].to_json() == {"client_id": "m", "audience": API, "scope": ["a", "b"]}
    assert found.clients[0].grant_types == ("client_credentials",)
    assert [step.type for step in found.steps] == ["client_credentials"]


def test_an_id_token_is_for_its_application() -> None:
    found = imported(token(ID))
    assert found.counts == {"clients": 1, "users": 1}
    assert (found.clients[0].client_id, found.users[0].email) == ("app", "ada@example.com")
    assert found.steps[0].to_json() == {
        "type": "login", "client": "app", "user": "auth0|u", "scope": "openid"
    }  # fmt: skip


def test_permissions_and_an_organization_are_taken_from_their_claims() -> None:
    claims = {**ACCESS, "permissions": ["write"], "org_id": "org_1", "org_name": "acme"}
    found = imported(token(claims, typ="at+jwt"))
    (api,), (user,), (organization,) = found.resource_servers, found.users, found.organizations
    assert (api.enforce_policies, api.token_dialect) == (True, "rfc9068_profile_authz")
    assert [each.permission_name for each in user.permissions] == ["write"]
    assert (organization.id, organization.name, organization.members) == ("org_1", "acme", ("auth0|u",))
    assert found.steps[0].to_json()["organization"] == "org_1"


def test_the_tokens_of_a_response_are_one_user() -> None:
    response = {"access_token": token(ACCESS), "id_token": token(ID), "scope": "openid granted"}
    found = imported(json.dumps(response))
    assert found.users[0].email == "ada@example.com"
    assert [scope.value for scope in found.resource_servers[0].scopes or ()] == ["granted"]


@pytest.mark.parametrize("lead", ["Bearer ", "bearer  ", "\n "])
def test_what_stands_before_a_token_does_not_matter(lead: str) -> None:
    assert imported(lead + token(ACCESS) + "\n").clients == imported(token(ACCESS)).clients


def test_neither_the_token_nor_its_signature_is_kept() -> None:
    whole = token(ACCESS)
    assert not [each for each in (whole, whole.split(".")[2]) if each in repr(imported(whole))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (json.dumps({"access_token": "opaque"}), "no token with claims"),
        (json.dumps({"access_token": f"{part({})}.a.b.c.d"}), "encrypted"),
        (json.dumps({"access_token": 1}), "no token with claims"),
        ("{}", "no token with claims"),
        (f"{part({'alg': 'none'})}.bm8.", "no token with claims"),
        (token([1]), "no token with claims"),
        (token({"sub": "u", "scope": "a"}), "for which application"),
    ],
)
def test_what_tells_nothing_is_refused(text: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        imported(text)


@pytest.mark.parametrize(
    ("tree", "is_one"),
    [
        ({"access_token": "a"}, True),
        ({"id_token": "a", "scope": "b"}, True),
        ({"access_token": "a", "client_id": "b"}, False),
        ({"access_token": "a", "user_id": "b"}, False),
        ({"access_token": 1}, False),
        (["access_token"], False),
    ],
)
def test_a_token_response_is_known_by_its_members(tree: Any, is_one: bool) -> None:
    assert is_token_response(tree) is is_one
