from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.engine.http import JSON_TYPE, HttpRequest, HttpResponse, form, redirect
from mrrt_studio.ui.inspector.http_text import (
    raw_request,
    readable_request,
    readable_response,
    request_name,
    response_name,
)
from tests.ui.inspector.cases import CALL, FEWER, LOGIN, WRONG_CALL, last


def test_a_form_has_one_parameter_a_line() -> None:
    _, outcome = last(LOGIN, FEWER)
    assert outcome.request is not None
    lines = readable_request(outcome.request).splitlines()
    assert lines[:3] == [
        "POST /oauth/token HTTP/1.1",
        "Host: example.auth0.com",
        "Content-Type: application/x-www-form-urlencoded",
    ]
    assert lines[3] == ""
    assert "audience=https://billing.example.com" in lines
    assert "scope=read:billing write:billing" in lines


def test_an_authorize_request_is_broken_into_its_parameters() -> None:
    _, outcome = last(LOGIN)
    lines = readable_request(outcome.earlier[0].request).splitlines()
    assert lines[0] == "GET /authorize HTTP/1.1"
    assert lines[1] == "  ?response_type=code"
    assert "  &scope=openid profile offline_access read:messages" in lines
    assert lines[-1] == "Host: example.auth0.com"


def test_a_redirect_is_broken_into_its_parameters_and_has_no_body() -> None:
    _, outcome = last(LOGIN)
    lines = readable_response(outcome.earlier[0].response).splitlines()
    assert lines[0] == "HTTP/1.1 302 Found"
    assert lines[1].startswith("Location: https://app.example.com/callback")
    assert lines[2].startswith("  ?code=")
    assert lines[3].startswith("  &state=")
    assert len(lines) == 4


def test_json_is_indented_and_its_tokens_are_signed() -> None:
    _, outcome = last(LOGIN, FEWER)
    assert outcome.response is not None
    text = readable_response(outcome.response)
    assert '\n  "access_token": "eyJ' in text
    assert '\n  "expires_in": 86400' in text


def test_a_challenge_is_shown() -> None:
    _, outcome = last(LOGIN, WRONG_CALL)
    assert outcome.response is not None
    assert 'WWW-Authenticate: Bearer error="invalid_token"' in readable_response(outcome.response)


def test_a_token_in_a_header_is_signed() -> None:
    _, outcome = last(LOGIN, CALL)
    assert outcome.request is not None
    assert "Authorization: Bearer eyJ" in readable_request(outcome.request)
    assert "Authorization: Bearer eyJ" in raw_request(outcome.request)


def test_an_answer_without_a_body_has_none() -> None:
    assert readable_response(HttpResponse(204, {}, {})) == "HTTP/1.1 204 No Content"
    assert readable_response(HttpResponse(599, {}, {})) == "HTTP/1.1 599"


def test_names_are_short() -> None:
    assert request_name(form("https://example.auth0.com/oauth/token", {})) == "POST /oauth/token"
    assert request_name(HttpRequest("GET", "https://api.example.com", {}, {})) == "GET /"
    assert response_name(redirect("https://app", {})) == "302 Found"


def test_the_raw_request_goes_out_as_it_stands() -> None:
    request = form("https://example.auth0.com/oauth/token?x=1", {"scope": "a b", "audience": "https://ä"})
    head, _, body = raw_request(request).partition("\r\n\r\n")
    assert head.split("\r\n") == [
        "POST /oauth/token?x=1 HTTP/1.1",
        "Host: example.auth0.com",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    assert body == "scope=a+b&audience=https%3A%2F%2F%C3%A4"


def test_a_request_without_a_body_ends_after_its_headers() -> None:
    request = HttpRequest("GET", "https://api.example.com", {}, {})
    assert raw_request(request).endswith("Host: api.example.com\r\n\r\n")


def test_a_management_body_is_indented() -> None:
    request = HttpRequest("PATCH", "https://x/api/v2/clients/a", {"content-type": JSON_TYPE}, {"name": "ü"})
    assert readable_request(request).endswith('{\n  "name": "ü"\n}')


@pytest.mark.parametrize("text", ["a\nb", "a\r\nHost: evil", "a\u2028b", "a\x00b"])
def test_nothing_breaks_out_of_its_line(text: str) -> None:
    request = form("https://example.auth0.com/oauth/token", {"scope": text})
    assert len(readable_request(request).splitlines()) == 5


@given(st.dictionaries(st.text(), st.text(), max_size=4))
def test_every_form_can_be_read(body: dict[str, str]) -> None:
    request = form("https://example.auth0.com/oauth/token", body)
    assert readable_request(request).count("\n") == 2 + (1 + len(body) if body else 0)
