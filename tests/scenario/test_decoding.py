from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.decoding import decoded
from mrrt_studio.scenario.errors import FormatError


def refusal(data: str | bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        decoded(data, "a.json")
    assert caught.value.source == "a.json"
    return caught.value


def test_utf8_with_and_without_a_byte_order_mark() -> None:
    assert decoded("Zoë".encode(), None) == "Zoë"
    assert decoded(codecs.BOM_UTF8 + "Zoë".encode(), None) == "Zoë"
    assert decoded("\ufeffZoë", None) == "Zoë"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_other_encodings_are_refused_by_name(encoding: str, name: str) -> None:
    error = refusal('{"format": "x"}'.encode(encoding))
    assert name in error.message
    assert "UTF-8" in error.hint


def test_a_broken_byte_is_told_with_its_place() -> None:
    error = refusal(codecs.BOM_UTF8 + 'é\nab"'.encode() + b"\xff")
    assert (error.line, error.column) == (2, 4)
    assert "0xFF" in error.message


def test_nul_is_told_with_its_place() -> None:
    error = refusal(b'{"a":\n "b\0"}')
    assert (error.line, error.column) == (2, 4)
    assert refusal(b"\0" * 4096).line == 1


def test_half_a_surrogate_pair_is_told_with_its_place() -> None:
    error = refusal("\n \ud800")
    assert (error.line, error.column) == (2, 2)
    assert "U+D800" in error.message


@given(st.binary() | st.text())
def test_anything_is_either_text_or_refused(data: str | bytes) -> None:
    try:
        text = decoded(data, None)
    except FormatError:
        return
    assert "\0" not in text
    text.encode("utf-8")
