from __future__ import annotations

import pytest

from mrrt_studio.engine.signing import sign
from mrrt_studio.simulation.render import (
    access_token_json,
    demo_keys,
    id_token_json,
    jwks_json,
    refresh_token_json,
    request_json,
    response_json,
    signed,
    time_json,
    tokens_json,
)
from tests.builders import ROTATING, client, exchange, last, login

LIVES = {**ROTATING, "token_lifetime": 3600, "idle_token_lifetime": 60}


def test_tokens_in_a_body_are_signed_when_somebody_looks() -> None:
    found = last(login())
    assert found.response is not None
    shown = response_json(found.response)
    tokens = tokens_json(found)
    assert shown["body"]["access_token"] == tokens["access_token"]["jwt"]
    assert shown["body"]["id_token"] == tokens["id_token"]["jwt"]
    assert shown["body"]["refresh_token"] == tokens["refresh_token"]["value"]
    assert found.tokens.access_token is not None
    assert tokens["access_token"]["claims"] == found.tokens.access_token.claims
    assert tokens["access_token"]["header"]["alg"] == "RS256"


def test_a_bearer_token_is_shown_as_it_was_sent() -> None:
    found = last(login(), {"id": "call", "type": "call_api", "access_token": "login"})
    token = last(login()).tokens.access_token
    assert found.request is not None
    assert token is not None
    shown = request_json(found.request)
    assert shown["headers"] == {"authorization": f"Bearer {signed(token)}"}
    assert signed(token) == sign(token, demo_keys())


def test_an_opaque_token_has_nothing_to_decode() -> None:
    shown = access_token_json(last(login(audience=None)).tokens.access_token)
    assert shown is not None
    assert (shown["header"], shown["claims"], shown["jwt"].count(".")) == (None, None, 4)


def test_a_refresh_token_is_shown_as_the_server_knows_it() -> None:
    token = last(login(), exchange(), clients=[client(kind=LIVES)]).tokens.refresh_token
    shown = refresh_token_json(token)
    assert token is not None
    assert shown == {
        "value": token.value,
        "family": token.family,
        "counter": 2,
        "expires_at": "2026-01-01T10:00:00Z",
        "idle_expires_at": "2026-01-01T09:01:00Z",
    }


def test_what_was_not_returned_is_null() -> None:
    found = tokens_json(last({"id": "w", "type": "wait", "seconds": 1}))
    assert found == {"access_token": None, "id_token": None, "refresh_token": None}
    assert (access_token_json(None), id_token_json(None), refresh_token_json(None)) == (None, None, None)


@pytest.mark.parametrize(("seconds", "text"), [(None, None), (0, "1970-01-01T00:00:00Z")])
def test_never_is_null(seconds: int | None, text: str | None) -> None:
    assert time_json(seconds) == text


def test_the_demo_key_is_read_once() -> None:
    assert demo_keys() is demo_keys()
    assert jwks_json() == demo_keys().jwks
