from __future__ import annotations

import jwt
import pytest

from mrrt_studio.engine.http import HttpRequest, HttpResponse
from mrrt_studio.engine.tokens import AccessToken, IdToken
from mrrt_studio.simulation import render


def token(opaque: str | None = None) -> AccessToken:
    header = {"alg": "RS256", "typ": "JWT", "kid": render.demo_keys().kid}
    return AccessToken(
        "https://api", "app", "ada", ("a",), 0, 60, header, {"iss": "i", "exp": 60}, opaque=opaque
    )


def test_a_token_in_a_header_or_body_is_signed_when_it_is_shown() -> None:
    request = render.request_json(HttpRequest("GET", "https://api", {"authorization": token()}, {}))  # type: ignore[dict-item]
    response = render.response_json(HttpResponse(200, {}, {"access_token": token(), "scope": "a"}))
    assert request["headers"]["authorization"] == f"Bearer {render.signed(token())}"
    assert response["body"] == {"access_token": render.signed(token()), "scope": "a"}


def test_a_signed_token_verifies_with_the_published_keys() -> None:
    key = jwt.PyJWKSet.from_dict(dict(render.jwks_json())).keys[0]
    claims = jwt.decode(render.signed(token()), key, algorithms=["RS256"], options={"verify_exp": False})
    assert claims == {"iss": "i", "exp": 60}


def test_the_key_says_what_it_is() -> None:
    assert "DEMO" in render.jwks_json()["keys"][0]["kid"]


def test_an_opaque_token_has_nothing_to_decode() -> None:
    assert render.access_token_json(token("abc")) == {"jwt": "abc", "header": None, "claims": None}


def test_a_decoded_token_shows_its_parts() -> None:
    shown = render.id_token_json(IdToken({"alg": "HS256", "typ": "JWT"}, {"sub": "ada"}, "s" * 32))
    assert shown is not None
    assert jwt.decode(shown["jwt"], "s" * 32, algorithms=["HS256"]) == shown["claims"] == {"sub": "ada"}


@pytest.mark.parametrize("shown", [render.access_token_json, render.id_token_json, render.refresh_token_json])
def test_what_was_not_returned_is_null(shown: object) -> None:
    assert callable(shown)
    assert shown(None) is None


def test_never_is_null() -> None:
    assert (render.time_json(None), render.time_json(0)) == (None, "1970-01-01T00:00:00Z")
