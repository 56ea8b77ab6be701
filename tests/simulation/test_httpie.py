from __future__ import annotations

import shlex
import shutil
import subprocess
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.engine.http import FORM_TYPE, JSON_TYPE, HttpRequest, form
from mrrt_studio.engine.tokens import AccessToken
from mrrt_studio.simulation.curl import wire_body
from mrrt_studio.simulation.httpie import httpie_command
from mrrt_studio.simulation.render import signed

URL = "https://example.auth0.com/oauth/token"
HTTPIE = shutil.which("http")


def words(request: HttpRequest) -> list[str]:
    """Python's shlex takes a continued line for a word that is a newline."""
    return [word for word in shlex.split(httpie_command(request)) if word != "\n"]


def test_a_form_post_names_every_parameter_on_a_line_of_its_own() -> None:
    request = form(URL, {"grant_type": "refresh_token", "scope": "read:a write:a"})
    assert httpie_command(request).splitlines() == [
        f"http --ignore-stdin --form POST {URL} \\",
        f"  content-type:{FORM_TYPE} \\",
        "  grant_type=refresh_token \\",
        "  'scope=read:a write:a'",
    ]


def test_a_request_without_a_body_has_neither_form_nor_raw() -> None:
    request = HttpRequest("GET", "https://example.auth0.com/authorize?a=1&b=2", {}, {})
    assert httpie_command(request) == "http --ignore-stdin GET 'https://example.auth0.com/authorize?a=1&b=2'"


def test_a_json_body_goes_out_as_it_is() -> None:
    request = HttpRequest("PATCH", URL, {"content-type": JSON_TYPE}, {"name": "it's"})
    assert words(request)[-2:] == ["--raw", '{"name":"it\'s"}']


def test_a_token_in_a_header_is_signed() -> None:
    token = AccessToken("api", "app", None, (), 0, 1, {"alg": "RS256", "typ": "JWT"}, {"sub": "me"})
    request = HttpRequest("GET", URL, {"authorization": token}, {})  # pyright: ignore[reportArgumentType] - as the engine does
    assert f"authorization:Bearer {signed(token)}" in words(request)


@pytest.mark.parametrize(
    ("value", "item"), [("@file", "scope=\\@file"), ("=x", "scope=\\=x"), ("a=@b", "scope=a=@b")]
)
def test_a_value_never_becomes_a_file_or_a_query(value: str, item: str) -> None:
    assert item in words(form(URL, {"scope": value}))


@pytest.mark.parametrize("value", ["\0", "\ud800", "back\\:slash"])
def test_what_no_item_can_carry_goes_out_raw(value: str) -> None:
    request = form(URL, {"scope": value})
    assert words(request)[-2:] == ["--raw", wire_body(request)]


def test_an_empty_header_is_sent_empty() -> None:
    assert "x-none;" in words(HttpRequest("GET", URL, {"x-none": ""}, {}))


def read_as_httpie_does(item: str) -> tuple[str, str, str]:
    """Return key, separator and value of a request item, by the rules of HTTPie's documentation."""
    tokens: list[tuple[str, bool]] = []
    characters = iter(item)
    for character in characters:
        if character == "\\":
            following = next(characters, "")
            escapes = following != "" and following in ":;=@"
            tokens += [(following, True)] if escapes else [("\\", True), *((c, True) for c in following)]
        else:
            tokens.append((character, False))
    plain = "".join("\0" if escaped else character for character, escaped in tokens)
    separators = (":=@", "==@", ":=", "==", "=@", ":@", ":", "=", "@", ";")
    place, _, separator = min((plain.find(sep), -len(sep), sep) for sep in separators if plain.find(sep) >= 0)
    text = [character for character, _ in tokens]
    return "".join(text[:place]), separator, "".join(text[place + len(separator) :])


_NAMES = st.text(alphabet="ab:=@;", min_size=1)


@given(st.dictionaries(_NAMES, st.text(alphabet="a:=@;\\ '\"$\n"), max_size=4))
def test_every_item_reads_back(body: dict[str, str]) -> None:
    request = form(URL, body)
    given_words = words(request)
    if "--raw" in given_words:
        assert dict(parse_qsl(given_words[-1], keep_blank_values=True)) == body
    elif body:
        read = [read_as_httpie_does(word) for word in given_words[6:]]
        assert {key: value for key, _, value in read} == body
        assert {separator for _, separator, _ in read} == {"="}


@pytest.mark.skipif(HTTPIE is None, reason="needs HTTPie")
def test_httpie_itself_sends_the_same_body() -> None:
    request = form(URL, {"a:b": "@file", "scope": "=x @y 'z'", "path": "C:\\dir", "none": ""})
    for sent in (request, form(URL, {"scope": "back\\=slash"})):
        command = [str(HTTPIE), "--offline", "--print=B", *words(sent)[1:]]
        out = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        assert parse_qsl(out, keep_blank_values=True) == parse_qsl(wire_body(sent), keep_blank_values=True)
