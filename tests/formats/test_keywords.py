from __future__ import annotations

import json

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from mrrt_studio.formats.keywords import (
    MARKER,
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

KEYWORDS = {"ENV": mapped("dev"), "URLS": mapped(["a", "b"]), "LIFE": mapped(60), "ON": mapped(True)}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("https://##ENV##.x", "https://dev.x"),
        ("a: @@URLS@@", 'a: ["a", "b"]'),
        ("a: '@@URLS@@'", 'a: ["a", "b"]'),
        ('a: "@@ENV@@"', 'a: "dev"'),
        ("a: ' @@ENV@@ '", "a: ' \"dev\" '"),
        ("a: ##LIFE## @@LIFE@@ ##ON##", "a: 60 60 true"),
        ("##URLS## ##OTHER##", "##URLS## ##OTHER##"),
        ("# ##ENV##", "# dev"),
    ],
)
def test_values_are_put_in_as_the_deploy_cli_does(text: str, result: str) -> None:
    assert replaced(text, KEYWORDS).text == result


def test_a_list_has_no_text_and_its_marker_is_told() -> None:
    assert list(unreplaceable("x ##URLS## ##ENV##", KEYWORDS)) == [(2, "##URLS##")]


def test_typed_values_may_be_json_and_are_text_as_they_were_typed() -> None:
    assert (given("1.10").value, given("1.10").text) == (1.1, "1.10")
    assert given('["a"]').value == ["a"]
    assert (given("abc").value, given("").text) == ("abc", "")


def test_of_the_mapping_file_only_the_mappings_are_read() -> None:
    file = {"AUTH0_CLIENT_SECRET": "s3cret", "AUTH0_KEYWORD_REPLACE_MAPPINGS": {"ENV": "dev", "L": [1]}}
    found = read_mappings(json.dumps(file))
    assert {key: value.value for key, value in found.items()} == {"ENV": "dev", "L": [1]}


@pytest.mark.parametrize("file", [{"AUTH0_DOMAIN": "x"}, {"AUTH0_KEYWORD_REPLACE_MAPPINGS": []}, []])
def test_a_file_without_mappings_is_refused(file: object) -> None:
    with pytest.raises(FormatError) as caught:
        read_mappings(json.dumps(file), "config.json")
    assert caught.value.source == "config.json"


def test_values_that_grow_without_end_are_refused() -> None:
    with pytest.raises(FormatError, match="too large"):
        replaced("##ENV##" * 100, {"ENV": mapped("x" * 1000)}, 10_000)


@pytest.mark.parametrize("hide", [hidden_in_yaml, hidden_in_json])
def test_hidden_markers_keep_every_place_and_come_back(hide: object) -> None:
    text = '{"a": ##X##, "b": ["@@Y@@", @@Z@@], "c": "t ##A####B## t"}'
    readable = hide(Readable(text))  # type: ignore[operator]
    assert len(readable.text) == len(text)
    assert MARKER.search(readable.text) is None or hide is hidden_in_json
    assert readable.restored(["x", {readable.sign[0] * 2: readable.sign[1]}, 1]) == ["x", {"##": "@@"}, 1]


def test_json_with_hidden_markers_is_json() -> None:
    readable = hidden_in_json(Readable('{"a": ##X##, "b": ["@@Y@@", @@Z@@], "c": "t ##A## \\"@@B@@"}'))
    tree = readable.restored(json.loads(readable.text))
    assert tree == {"a": "##X##", "b": ["@@Y@@", "@@Z@@"], "c": 't ##A## "@@B@@'}


@pytest.mark.parametrize(
    ("text", "is_hidden"),
    [
        ("a:\n  ##X##\n", True),
        ("a:\n  - ##X##\n", True),
        ("##X##: 1\n", True),
        ("a: 1\n##X##\n", False),
        ("##X## is a comment\n", False),
        ("##X##\na: 1\n", False),
        ("a: b ##X##\n", True),
    ],
)
def test_a_marker_that_begins_a_line_is_a_comment_unless_a_value_is_missing(
    text: str, is_hidden: bool
) -> None:
    assert ("##X##" not in hidden_in_yaml(Readable(text)).text) is is_hidden
    assert "##X##" in hidden_in_yaml(Readable("a:\n  ##X##\n"), comments=True).text


def test_no_character_of_the_text_is_taken_for_a_sign() -> None:
    readable = hidden_in_yaml(Readable("\ue000\ue000 a: ##X##"))
    assert readable.restored_text(readable.text) == "\ue000\ue000 a: ##X##"


PIECES = st.lists(st.sampled_from(["##ENV##", "@@URLS@@", "'@@ENV@@'", "##NO##", "a", "\n", ": ", "é", '"']))


@for_all(PIECES)
def test_every_place_after_replacing_is_told_as_a_place_before(pieces: list[str]) -> None:
    text = "".join(pieces)
    readable = replaced(text, KEYWORDS)
    places = [readable.original(offset) for offset in range(len(readable.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert places[-1] == len(text)
    for offset, place in enumerate(places[:-1]):
        if readable.text[offset] in "é\n":
            assert text[place] == readable.text[offset]


@for_all(PIECES)
def test_what_is_hidden_always_comes_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    for hide in (hidden_in_yaml, hidden_in_json):
        readable = hide(Readable(text))
        assert len(readable.text) == len(text)
    readable = hidden_in_yaml(Readable(text))
    assert readable.restored_text(readable.text) == text
