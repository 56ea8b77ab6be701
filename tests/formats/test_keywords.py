from __future__ import annotations

import json

import pytest
from hypothesis import given as given_
from hypothesis import strategies as st

from mrrt_studio.formats.keywords import (
    MARKER,
    KeywordValue,
    Readable,
    given,
    hidden_in_json,
    hidden_in_yaml,
    mapped,
    read_mappings,
    replaced,
    unreplaceable,
)
from mrrt_studio.scenario.errors import FormatError

KEYWORDS = {
    "ENV": mapped("prod"),
    "LIST": mapped(["a", "b"]),
    "NUMBER": mapped(5),
    "NESTED": mapped("##ENV##"),
}


@pytest.mark.parametrize(
    ("value", "as_json", "as_text"),
    [("x", "x", "x"), (5, 5, "5"), (True, True, "true"), (None, None, "null"), (["a"], ["a"], None)],
)
def test_a_mapped_value_has_two_forms(value: object, as_json: object, as_text: str | None) -> None:
    assert mapped(value) == KeywordValue(as_json, as_text)  # pyright: ignore[reportArgumentType] - table of all


@pytest.mark.parametrize(
    ("text", "value"), [('["a"]', ["a"]), ("5", 5), ("prod", "prod"), ("[broken", "[broken")]
)
def test_a_typed_value_is_json_where_it_can_be(text: str, value: object) -> None:
    assert given(text) == KeywordValue(value, text)  # pyright: ignore[reportArgumentType] - table of all


def test_only_the_mappings_of_a_credentials_file_are_read() -> None:
    config = {"AUTH0_CLIENT_SECRET": "s", "AUTH0_KEYWORD_REPLACE_MAPPINGS": {"ENV": "prod", "N": 1}}
    assert read_mappings(json.dumps(config)) == {
        "ENV": KeywordValue("prod", "prod"),
        "N": KeywordValue(1, "1"),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "no AUTH0_KEYWORD"),
        ("[]", "no AUTH0_KEYWORD"),
        ('{"AUTH0_KEYWORD_REPLACE_MAPPINGS": []}', "an object"),
    ],
)
def test_a_file_without_mappings_is_refused(text: str, said: str) -> None:
    with pytest.raises(FormatError, match=said) as caught:
        read_mappings(text, "config.json")
    assert caught.value.source == "config.json"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a: ##ENV##", "a: prod"),
        ("a: x-##ENV##-@@NUMBER@@", "a: x-prod-5"),
        ("a: @@LIST@@", 'a: ["a", "b"]'),
        ("a: '@@LIST@@'", 'a: ["a", "b"]'),
        ('a: "@@ENV@@"', 'a: "prod"'),
        ('a: "x @@NUMBER@@"', 'a: "x 5"'),
        ("a: ##LIST##", "a: ##LIST##"),
        ("a: ##OTHER## @@OTHER@@", "a: ##OTHER## @@OTHER@@"),
        ("a: @@NESTED@@", 'a: "prod"'),
        ("a: ##NESTED##", "a: ##ENV##"),
        ("# ##ENV##", "# prod"),
        ("a: @@env@@", "a: @@env@@"),
    ],
)
def test_keywords_are_replaced_as_the_tool_does(text: str, result: str) -> None:
    assert replaced(text, KEYWORDS).text == result


def test_what_stands_after_a_replacement_knows_its_place_in_the_file() -> None:
    text = 'a: "@@LIST@@", b: ##ENV##, c'
    changed = replaced(text, KEYWORDS)
    assert changed.original(changed.text.index("c")) == text.index("c")
    assert changed.original(changed.text.index("prod")) == text.index("##ENV##")
    assert changed.original(0) == 0


def test_values_that_make_a_text_too_large_are_refused() -> None:
    with pytest.raises(FormatError, match="too large"):
        replaced("##BIG##" * 20, {"BIG": mapped("x" * 100)}, limit=500)


def test_a_list_has_no_text() -> None:
    assert list(unreplaceable("a ##LIST## @@LIST@@ ##ENV##", KEYWORDS)) == [(2, "##LIST##")]


@pytest.mark.parametrize("text", ["a: ##ID##", "##ID##: 1", "a:\n  ##ID##\n", "a: [x, ##ID##]", "a: @@ID@@"])
def test_a_marker_hidden_from_yaml_comes_back(text: str) -> None:
    hidden = hidden_in_yaml(Readable(text))
    assert MARKER.search(hidden.text) is None
    assert len(hidden.text) == len(text)
    assert hidden.restored_text(hidden.text) == text


def test_a_line_that_is_a_comment_stays_one() -> None:
    text = "a: 1\n##ID##\nb: 2"
    assert hidden_in_yaml(Readable(text)).text == text
    assert hidden_in_yaml(Readable("a:\n##ID##"), comments=True).text == "a:\n##ID##"
    assert hidden_in_yaml(Readable("a:\n##ID##")).text != "a:\n##ID##"


def test_a_marker_outside_of_text_becomes_text_for_json() -> None:
    text = '{"a": @@LIST@@, "b": "x \\" ##ENV##"}'
    hidden = hidden_in_json(Readable(text))
    assert len(hidden.text) == len(text)
    assert hidden.restored(json.loads(hidden.text)) == {"a": "@@LIST@@", "b": 'x " ##ENV##'}


@given_(
    st.lists(st.sampled_from(["##ENV##", "@@ENV@@", "@@LIST@@", "##NONE##", "'", '"', "\n", " x ", "##"]))
)
def test_no_text_is_lost_on_the_way_there_and_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    changed = replaced(text, {})
    assert changed.text == text
    hidden = hidden_in_yaml(changed)
    assert hidden.restored_text(hidden.text) == text
