from __future__ import annotations

import base64
import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_jwt import draft_of, is_token_response
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.review import apply
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import simulate
from tests.strategies import json_values

CLAIMS: dict[str, Any] = {
    "iss": "https://acme.eu.auth0.com/",
    "sub": "auth0|ada",
    "aud": ["https://api.example.com", "https://acme.eu.auth0.com/userinfo"],
    "azp": "app",
    "iat": 1000,
    "exp": 4600,
    "scope": "openid read:a offline_access",
}
SIGNATURE = "c2lnbmF0dXJl"


def part(tree: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(tree).encode()).decode().rstrip("=")


def token(claims: Any, header: Any = None) -> str:
    return f"{part(header or {'alg': 'RS256', 'typ': 'JWT'})}.{part(claims)}.{SIGNATURE}"


def imported(text: str) -> Imported:
    return assemble(draft_of(read_document(text)))


@pytest.mark.parametrize("wrap", ["{}", "Bearer {}", "\n {}\n"])
def test_an_access_token_becomes_a_skeleton(wrap: str) -> None:
    found = imported(wrap.format(token(CLAIMS)))
    assert (found.domain, found.clients[0].client_id, found.users[0].user_id) == (
        "acme.eu.auth0.com",
        "app",
        "auth0|ada",
    )
    api = found.resource_servers[0]
    assert (api.identifier, api.scope_values, api.lifetime) == ("https://api.example.com", ("read:a",), 3600)
    assert api.allow_offline_access is True
    assert found.steps[0].model_dump(include={"type", "client", "user", "audience", "scope"}) == {
        "type": "login",
        "client": "app",
        "user": "auth0|ada",
        "audience": "https://api.example.com",
        "scope": CLAIMS["scope"],
    }


def test_the_login_gives_such_a_token_again() -> None:
    [played] = simulate(apply(Scenario(), imported(token(CLAIMS)))).steps
    assert played.outcome.authorization is not None
    assert set(played.outcome.authorization.granted) == set(CLAIMS["scope"].split())


def test_neither_token_nor_signature_is_kept() -> None:
    found = imported(token(CLAIMS))
    assert SIGNATURE not in repr(found)
    assert found.origins[0].tree is None


def test_permissions_tell_that_roles_count() -> None:
    found = imported(token({**CLAIMS, "permissions": ["read:a", "write:a"]}, {"typ": "at+jwt"}))
    api = found.resource_servers[0]
    assert (api.enforce_policies, api.dialect) == (True, "rfc9068_profile_authz")
    assert [each.permission_name for each in found.users[0].permissions] == ["read:a", "write:a"]


def test_a_machine_has_a_grant_and_no_user() -> None:
    found = imported(token({**CLAIMS, "sub": "app@clients", "gty": "client-credentials", "scope": "read:a"}))
    assert (found.users, found.client_grants[0].scope) == ((), ("read:a",))
    assert found.steps[0].type == "client_credentials"
    [played] = simulate(apply(Scenario(), found)).steps
    assert played.outcome.refused is None


def test_an_organization_comes_along() -> None:
    found = imported(token({**CLAIMS, "org_id": "org_1", "org_name": "acme"}))
    assert (found.organizations[0].name, found.organizations[0].members) == ("acme", ("auth0|ada",))
    assert found.clients[0].organization_usage == "allow"


def test_an_id_token_tells_application_and_user() -> None:
    claims = {
        "iss": CLAIMS["iss"],
        "sub": "auth0|ada",
        "aud": "app",
        "email": "ada@example.com",
        "nonce": "n",
    }
    found = imported(token(claims))
    assert (found.clients[0].client_id, found.users[0].email, found.resource_servers) == (
        "app",
        "ada@example.com",
        (),
    )


def test_a_token_response_is_read_whole() -> None:
    id_token = token({"iss": CLAIMS["iss"], "sub": "auth0|ada", "aud": "app", "name": "Ada"})
    tree = {
        "access_token": token(CLAIMS),
        "id_token": id_token,
        "refresh_token": "s3cret",
        "scope": "openid read:a",
    }
    assert is_token_response(tree)
    found = imported(json.dumps(tree))
    assert (found.users[0].name, found.resource_servers[0].allow_offline_access) == ("Ada", None)
    assert "s3cret" not in repr(found)


@pytest.mark.parametrize("tree", [{}, [], {"access_token": 5}, {"access_token": "x", "user_id": "u"}])
def test_other_objects_are_no_token_response(tree: Any) -> None:
    assert not is_token_response(tree)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (".".join([part({"alg": "dir"}), "", "a", "b", "c"]), "encrypted"),
        (f"{part({})}.e30x.{SIGNATURE}", "no token"),
        (token([]), "no token"),
        (token({"iss": "x"}), "for which application"),
        ('{"access_token": "opaque"}', "no token"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(FormatError) as caught:
        imported(text)
    assert said in caught.value.message
    assert caught.value.line is not None


NAMES = st.sampled_from([*CLAIMS, "gty", "permissions", "org_id", "client_id"])


@given(st.dictionaries(NAMES, json_values()), st.booleans())
def test_any_claims_are_read_or_refused(claims: dict[str, Any], whole: bool) -> None:
    with contextlib.suppress(FormatError):
        assert imported(token(CLAIMS | claims if whole else claims)).clients


@given(st.text(max_size=30).map(lambda text: "eyJ" + text) | st.binary(max_size=30))
def test_anything_else_is_refused(text: str | bytes) -> None:
    with contextlib.suppress(FormatError):
        document = read_document(text)
        if document.syntax == "jwt":
            draft_of(document)
