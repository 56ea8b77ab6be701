from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.highlight import CodeLanguage, Highlighter, coloured_spans


def coloured(line: str, language: CodeLanguage) -> dict[str, str]:
    """Text to colour; a later span wins, as on the screen."""
    return {line[start : start + length]: colour for start, length, colour in coloured_spans(line, language)}


def test_json() -> None:
    found = coloured('  "exp": 1767258720, "ok": true, "aud": ["https://a"], "n": null', "json")
    assert found['"exp"'] == found['"ok"'] == found['"aud"'] == "code-name"
    assert found["1767258720"] == "code-number"
    assert found["true"] == found["null"] == "code-keyword"
    assert found['"https://a"'] == "code-string"


def test_words_inside_a_json_string_are_only_a_string() -> None:
    found = coloured('"scope": "true 12 null, false"', "json")
    assert set(found.values()) == {"code-name", "code-string"}


def test_http() -> None:
    assert coloured("POST /oauth/token HTTP/1.1", "http")["POST"] == "code-keyword"
    assert coloured("Content-Type: application/json", "http")["Content-Type"] == "code-name"
    assert coloured("HTTP/1.1 401 Unauthorized", "http")["401 Unauthorized"] == "code-number"
    body = coloured("grant_type=refresh_token&client_id=phone", "http")
    assert body["grant_type"] == body["client_id"] == "code-name"


def test_the_three_parts_of_a_token() -> None:
    assert coloured("eyJh.eyJp.c2ln", "jwt") == {
        "eyJh": "jwt-header",
        "eyJp": "jwt-payload",
        "c2ln": "jwt-signature",
    }


def test_a_token_without_signature_has_two_parts() -> None:
    assert "jwt-signature" not in {v for k, v in coloured("eyJh.eyJp.", "jwt").items() if k}


def test_plain_text_has_no_colours() -> None:
    assert coloured('{"a": 1}', "plain") == {}


@given(st.text(max_size=80), st.sampled_from(["plain", "json", "http", "jwt"]))
def test_spans_lie_inside_the_line(line: str, language: CodeLanguage) -> None:
    for start, length, colour in coloured_spans(line, language):
        assert 0 <= start <= start + length <= len(line)
        assert colour in theme().colours()


@pytest.mark.parametrize("scheme", ["dark", "high-contrast"])
def test_colours_follow_the_scheme(qapp: object, scheme: str) -> None:
    document = QTextDocument("eyJh.eyJp.c2ln")
    highlighter = Highlighter(document)
    highlighter.set_language("jwt")
    theme().set_scheme(scheme)
    first = document.firstBlock().layout().formats()[0]
    assert first.format.foreground().color() == theme().colour("jwt-header")
