from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.engine.http import FORM_TYPE, JSON_TYPE, HttpRequest, form
from mrrt_studio.engine.tokens import AccessToken
from mrrt_studio.simulation.curl import curl_command, wire_body
from mrrt_studio.simulation.render import signed

URL = "https://example.auth0.com/oauth/token"


def words(request: HttpRequest) -> list[str]:
    """Python's shlex takes a continued line for a word that is a newline."""
    return [word for word in shlex.split(curl_command(request)) if word != "\n"]


def test_a_form_post_names_every_parameter_on_a_line_of_its_own() -> None:
    request = form(URL, {"grant_type": "refresh_token", "scope": "read:a write:a"})
    assert curl_command(request).splitlines() == [
        f"curl --request POST {URL} \\",
        f"  --header 'content-type: {FORM_TYPE}' \\",
        "  --data-urlencode grant_type=refresh_token \\",
        "  --data-urlencode 'scope=read:a write:a'",
    ]


def test_get_needs_no_method_and_no_body() -> None:
    request = HttpRequest("GET", "https://example.auth0.com/authorize?a=1&b=2", {}, {})
    assert curl_command(request) == "curl 'https://example.auth0.com/authorize?a=1&b=2'"


def test_head_is_told_in_the_way_that_does_not_wait_for_a_body() -> None:
    assert words(HttpRequest("HEAD", URL, {}, {})) == ["curl", "--head", URL]


def test_a_json_body_goes_out_as_it_is() -> None:
    request = HttpRequest("PATCH", URL, {"content-type": JSON_TYPE}, {"name": "it's"})
    assert words(request)[-2:] == ["--data-raw", '{"name":"it\'s"}']


@pytest.mark.parametrize(("method", "has_body"), [("DELETE", False), ("PATCH", True)])
def test_an_empty_json_object_is_sent_except_with_delete(method: str, has_body: bool) -> None:
    request = HttpRequest(method, URL, {"content-type": JSON_TYPE}, {})
    assert ("--data-raw" in words(request)) is has_body


def test_brackets_in_the_address_are_not_taken_for_several_addresses() -> None:
    assert "--globoff" in words(HttpRequest("GET", "https://api.example.com/[1-3]", {}, {}))
    assert "--globoff" not in words(HttpRequest("GET", "https://api.example.com/1", {}, {}))


def test_a_token_in_a_header_is_signed() -> None:
    token = AccessToken("api", "app", None, (), 0, 1, {"alg": "RS256", "typ": "JWT"}, {"sub": "me"})
    request = HttpRequest("GET", URL, {"authorization": token}, {})  # pyright: ignore[reportArgumentType] - as the engine does
    assert f"authorization: Bearer {signed(token)}" in words(request)


@pytest.mark.parametrize("value", ["\0", "\ud800"])
def test_what_no_shell_can_carry_is_encoded_before(value: str) -> None:
    command = curl_command(form(URL, {"scope": value}))
    assert command.isascii()
    assert "\0" not in command
    assert "--data-raw" in command


@given(st.dictionaries(st.sampled_from(["scope", "audience", "code"]), st.text()))
def test_every_value_survives_the_shell(body: dict[str, str]) -> None:
    request = form(URL, body)
    given_words = words(request)
    if "--data-raw" not in given_words:
        pairs = [given_words[i + 1] for i, word in enumerate(given_words) if word == "--data-urlencode"]
        assert dict(pair.split("=", 1) for pair in pairs) == body


@given(st.dictionaries(st.text(min_size=1), st.text(alphabet=st.characters(exclude_categories=["Cs"]))))
def test_the_encoded_form_reads_back(body: dict[str, str]) -> None:
    request = form(URL, {name.encode(errors="replace").decode(): value for name, value in body.items()})
    assert dict(parse_qsl(wire_body(request), keep_blank_values=True)) == dict(request.body)


def test_the_encoded_json_reads_back() -> None:
    request = HttpRequest("POST", URL, {"content-type": JSON_TYPE}, {"scopes": [{"value": "ü"}]})
    assert json.loads(wire_body(request)) == {"scopes": [{"value": "ü"}]}


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a POSIX shell")
def test_a_real_shell_splits_it_alike() -> None:
    request = form(URL, {"scope": "a 'b' \"c\" $d `e` \\f\n!g"})
    script = f'curl() {{ for word in "$@"; do printf \'%s\\0\' "$word"; done; }}; {curl_command(request)}'
    out = subprocess.run(["sh", "-c", script], capture_output=True, check=True, text=True).stdout
    assert out.split("\0")[:-1] == words(request)[1:]
