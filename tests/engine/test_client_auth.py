from __future__ import annotations

import base64

import pytest

from mrrt_studio.engine.client_auth import (
    authenticate,
    client_secret,
    credentials,
    find_client,
    require_grant,
)
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.scenario.client import Client
from tests.builders import PHONE, Json, application, state

SEED = "seed"
POST: Json = {"app_type": "regular_web", "client_secret": "right"}
BASIC: Json = {**POST, "token_endpoint_auth_method": "client_secret_basic"}
ASSERTION: Json = {"app_type": "regular_web", "client_authentication_methods": {"private_key_jwt": {}}}


@pytest.mark.parametrize(
    ("more", "presented"),
    [({}, None), (POST, None), (POST, "right"), (BASIC, "right"), (ASSERTION, None)],
)
def test_the_right_credentials_are_let_in(more: Json, presented: str | None) -> None:
    app = application(**more)
    assert authenticate(app, PHONE, presented, SEED) is app


@pytest.mark.parametrize(
    ("more", "presented", "cause"),
    [
        (None, None, "there is no application phone"),
        ({}, "anything", "it authenticates with 'none' and sent a client secret"),
        (POST, "wrong", "the client secret is wrong"),
        (POST, "", "the client secret is wrong"),
        (BASIC, "wrong", "the client secret is wrong"),
        (ASSERTION, "right", "it authenticates with 'private_key_jwt' and sent a client secret"),
    ],
)
def test_everything_else_gets_one_answer(more: Json | None, presented: str | None, cause: str) -> None:
    app = None if more is None else application(**more)
    with pytest.raises(Refusal) as caught:
        authenticate(app, PHONE, presented, SEED)
    refusal = caught.value
    assert (refusal.status, refusal.error, refusal.description) == (401, "access_denied", "Unauthorized")
    assert refusal.facts["cause"] == cause


def test_a_secret_that_the_tenant_does_not_tell_derives_from_the_seed() -> None:
    app = application(app_type="regular_web")
    secret = client_secret(app, SEED)
    assert secret.startswith("SIM")
    assert len(secret) == 64
    assert authenticate(app, PHONE, secret, SEED) is app
    assert client_secret(app, "other") != secret


def basic(secret: str) -> str:
    return "Basic " + base64.b64encode(f"{PHONE}:{secret}".encode()).decode()


@pytest.mark.parametrize(
    ("app", "presented", "body", "headers"),
    [
        (None, None, {}, {}),
        (application(), None, {}, {}),
        (application(), "given", {"client_secret": "given"}, {}),
        (application(**POST), None, {"client_secret": "right"}, {}),
        (application(**POST), "wrong", {"client_secret": "wrong"}, {}),
        (application(**BASIC), None, {}, {"authorization": basic("right")}),
        (application(**BASIC), "wrong", {}, {"authorization": basic("wrong")}),
        (application(**ASSERTION), "given", {"client_secret": "given"}, {}),
    ],
)
def test_what_is_sent_stands_where_the_method_wants_it(
    app: Client | None, presented: str | None, body: Json, headers: Json
) -> None:
    found = credentials(app, PHONE, presented, SEED)
    assert dict(found.body) == {"client_id": PHONE, **body}
    assert dict(found.headers) == headers


def test_an_assertion_is_only_hinted_at() -> None:
    found = credentials(application(**ASSERTION), PHONE, None, SEED)
    assert found.body["client_assertion"] == "SIM-client-assertion"
    assert found.body["client_assertion_type"].endswith(":jwt-bearer")


def test_any_of_the_grants_will_do_and_the_first_is_named() -> None:
    require_grant(application(grant_types=["b"]), "a", "b")
    with pytest.raises(Refusal) as caught:
        require_grant(application(grant_types=[]), "a", "b")
    refusal = caught.value
    assert (refusal.status, refusal.error) == (403, "unauthorized_client")
    assert refusal.description == "Grant type 'a' not allowed for the client."
    assert refusal.body["error_uri"] == "https://auth0.com/docs/clients/client-grant-types"


def test_applications_are_found_by_their_id() -> None:
    found = find_client(state(), PHONE)
    assert found is not None
    assert found.client_id == PHONE
    assert find_client(state(), "Phone app") is None
