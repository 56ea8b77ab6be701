from __future__ import annotations

import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest

from mrrt_studio.engine.authorize import (
    authorize_failure,
    authorize_request,
    authorize_success,
    code_members,
    device_conversation,
    device_members,
    password_members,
    redirect_uri,
    token_request,
)
from mrrt_studio.engine.http import form
from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.scenario.tenant import Tenant, User
from tests.builders import ADA, PHONE, Json, application

IDS = Ids("seed", "login")
TENANT = Tenant(domain="acme.eu.auth0.com")
REALM = "http://auth0.com/oauth/grant-type/password-realm"


def test_the_challenge_of_the_first_request_fits_the_verifier_of_the_second() -> None:
    url = authorize_request(TENANT, application(), IDS, {"client_id": PHONE, "audience": None}).url
    query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    verifier = code_members(application(), IDS)["code_verifier"]
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    assert url.startswith("https://acme.eu.auth0.com/authorize?response_type=code&")
    assert (query["code_challenge"], query["code_challenge_method"]) == (digest, "S256")
    assert "audience" not in query


def test_the_code_of_the_redirect_is_the_one_that_is_exchanged() -> None:
    response = authorize_success(application(callbacks=["https://app.acme.com/cb"]), IDS)
    assert response.headers["location"].startswith("https://app.acme.com/cb?code=")
    assert response.body["code"] == code_members(None, IDS)["code"]


@pytest.mark.parametrize("more", [{}, {"callbacks": []}, {"callbacks": None}])
def test_an_application_without_callbacks_has_a_plain_one(more: Json) -> None:
    assert redirect_uri(application(**more)) == redirect_uri(None) == "https://app.example.com/callback"


def test_a_refusal_is_a_redirect_or_the_tenants_own_page() -> None:
    redirected = authorize_failure(None, IDS, Refusal("r", 302, "access_denied", "No: x & y"))
    page = authorize_failure(None, IDS, Refusal("r", 400, "invalid_request", "Unknown client: x"))
    assert (redirected.status, redirected.body["error"]) == (302, "access_denied")
    assert "error_description=No%3A+x+%26+y" in redirected.headers["location"]
    assert (page.status, page.body["error_description"]) == (400, "Unknown client: x")


def test_a_token_request_names_its_grant_first() -> None:
    request = token_request(TENANT, application(), PHONE, None, IDS, code_members(None, IDS))
    assert request.url == "https://acme.eu.auth0.com/oauth/token"
    assert list(request.body)[:2] == ["grant_type", "client_id"]


@pytest.mark.parametrize(
    ("grants", "grant_type", "realm"),
    [
        (["password"], "password", None),
        (["password", REALM], "password", None),
        ([REALM], REALM, "Username-Password-Authentication"),
        ([], "password", None),
    ],
)
def test_a_realm_is_named_where_only_that_grant_is_allowed(
    grants: list[str], grant_type: str, realm: str | None
) -> None:
    members = password_members(TENANT, application(grant_types=grants), None, ADA, None)
    assert (members["grant_type"], members["realm"]) == (grant_type, realm)


@pytest.mark.parametrize(
    ("known", "given", "sent"),
    [("right", None, "right"), ("right", "wrong", "wrong"), (None, None, "SIM-password")],
)
def test_the_right_password_is_sent_unless_the_step_names_another(
    known: str | None, given: str | None, sent: str
) -> None:
    user = User(user_id=ADA, email="ada@example.com", password=known)
    members = password_members(TENANT, application(), user, ADA, given)
    assert (members["username"], members["password"]) == ("ada@example.com", sent)


def test_a_device_asks_for_a_code_and_polls_too_early() -> None:
    poll = form("https://x", device_members(IDS))
    start, early = device_conversation(TENANT, PHONE, IDS, {"audience": None, "scope": "openid"}, poll)
    assert start.request.url.endswith("/oauth/device/code")
    assert dict(start.request.body) == {"client_id": PHONE, "scope": "openid"}
    assert start.response.body["device_code"] == poll.body["device_code"]
    assert (start.response.body["expires_in"], start.response.body["interval"]) == (900, 5)
    assert (early.response.status, early.response.body) == (
        403,
        {
            "error": "authorization_pending",
            "error_description": "User has yet to authorize device code.",
        },
    )
