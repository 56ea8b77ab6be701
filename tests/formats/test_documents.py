from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats import documents
from mrrt_studio.formats.documents import LIMITS, read_document, syntax_of
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.scenario.errors import FormatError
from tests.strategies import json_values


def refusal(data: str | bytes, source: str = "x.yaml") -> FormatError:
    with pytest.raises(FormatError) as caught:
        read_document(data, source)
    assert caught.value.source == source
    assert caught.value.line is not None
    assert caught.value.column is not None
    return caught.value


@pytest.mark.parametrize(
    ("text", "source", "syntax"),
    [
        ("{}", None, "json"),
        (" [1]", None, "json"),
        ("{}", "x.yaml", "yaml"),
        ("a: 1", None, "yaml"),
        ("a: 1", "x.json", "json"),
        ("a: 1", "tenant.txt", "yaml"),
        ('resource "auth0_client" "a" {\n}', None, "hcl"),
        ("resource auth0_client a {\n}", None, "hcl"),
        ("locals {", None, "hcl"),
        ("locals {", "a.tf", "hcl"),
        ("resource: 1", None, "yaml"),
        ("eyJhbGciOiJub25lIn0.eyJhIjoxfQ.", None, "jwt"),
        ("Bearer eyJh.eyJh.c2ln\n", "token.txt", "jwt"),
        ("{}", "terraform.tfstate", "json"),
    ],
)
def test_what_a_text_is_written_in_is_found_out(text: str, source: str | None, syntax: str) -> None:
    assert syntax_of(text, source) == syntax


@pytest.mark.parametrize("separator", ["\n", "", "\n\n  "])
def test_json_values_may_follow_each_other(separator: str) -> None:
    document = read_document(f'{{"a": 1}}{separator}[2]{separator}{{"b": 3}}', "x.json")
    assert [part.tree for part in document.parts] == [{"a": 1}, [2], {"b": 3}]
    place = document.parts[-1].place(("b",))
    assert document.text.split("\n")[place.line - 1][place.column - 1] == "3"


def test_places_are_those_of_the_whole_text() -> None:
    document = read_document('{"a": 1}\n{"b":\n 3}', "x.json")
    error = document.parts[1].refuse("m", ("b",))
    assert (error.line, error.column) == (3, 2)
    error = refusal('{"a": 1}\n{"b" 3}', "x.json")
    assert (error.line, error.column) == (2, 6)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("identifier: ##API##", {"identifier": "##API##"}),
        ("a: https://##ENV##.x", {"a": "https://##ENV##.x"}),
        ("callbacks: @@URLS@@", {"callbacks": "@@URLS@@"}),
        ('[ "a", ##MORE## ]', ["a", "##MORE##"]),
        ("'@@URLS@@'", "@@URLS@@"),
        ("a: b ##C## d", {"a": "b ##C## d"}),
        ("##K##: 1", {"##K##": 1}),
        ("a: |\n  ##X##\n  y", {"a": "##X##\ny"}),
        ("a:\n  ##X##\nb: 1", {"a": "##X##", "b": 1}),
        ("a:\n  ##X##\n  - b", {"a": ["b"]}),
        ("a:\n  ##X##\n  b: 1", {"a": {"b": 1}}),
        ("a: [\n  ##X##,\n  ##Y##\n]", {"a": ["##X##", "##Y##"]}),
        ("- a:\n    ##X##\n- b", [{"a": "##X##"}, "b"]),
        ("######## PART ########\n##PART##\na: 1 # ##X##", {"a": 1}),
    ],
)
def test_markers_stand_in_any_place_of_yaml(text: str, tree: Any) -> None:
    document = read_document(text, "x.yaml")
    assert document.tree == tree
    assert document.marked == tree


def test_markers_stand_in_any_place_of_json() -> None:
    document = read_document('{"a": @@A@@, "b": [##B##, "x"], "c": "##C##"}', "x.json")
    assert document.tree == {"a": "@@A@@", "b": ["##B##", "x"], "c": "##C##"}


@pytest.mark.parametrize("source", ["x.yaml", "x.json"])
def test_with_values_both_trees_are_there(source: str) -> None:
    text = '{"a": @@A@@, "b": "##B##"}'
    keywords = {"A": mapped([1, 2]), "B": mapped("b")}
    document = read_document(text, source, keywords=keywords)
    assert document.tree == {"a": [1, 2], "b": "b"}
    assert document.marked == {"a": "@@A@@", "b": "##B##"}


def test_faults_after_replacing_are_told_where_they_stand_in_the_file() -> None:
    text = "a: ##LONG##\nb: [1\n"
    with pytest.raises(FormatError) as caught:
        read_document(text, "x.yaml", keywords={"LONG": mapped("x\ny: 1\nz: 2")})
    assert caught.value.line == 3
    with pytest.raises(FormatError) as caught:
        read_document("a: ##V##\n", "x.yaml", keywords={"V": mapped("[")})
    assert (caught.value.line or 0) <= 2


def test_a_name_twice_is_an_error_with_its_line() -> None:
    assert refusal("a: 1\nb: 2\na: 3").line == 3
    assert "##X##" in refusal("##X##: 1\n##X##: 3").message


def test_yaml_is_version_1_2() -> None:
    assert read_document("a: [no, 12:30, on, 0o17, ~]", "x.yaml").tree == {
        "a": ["no", "12:30", "on", 15, None]
    }


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3", {"a": {"x": 1, "y": 2}, "b": {"x": 1, "y": 3}}),
        ("a: &a {x: 1}\nb: &b {x: 2, z: 0}\nc: {<<: [*a, *b]}", {"x": 1, "z": 0}),
        ("a: {<<: text}", {"a": {"<<": "text"}}),
    ],
)
def test_merge_keys_are_merged(text: str, tree: Any) -> None:
    found: Any = read_document(text, "x.yaml").tree
    assert found == tree or found["c"] == tree


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a: \xff", "UTF-8"),
        ("a: b".encode("utf-16"), "UTF-16"),
        (b"a: b\0", "NUL"),
        (b"", "nothing in it"),
        ("[" * 10_000, "inside each other"),
        ("a: &a [*a]", "contains itself"),
        ("a: &a [x,x]\nb: &b [*a,*a]\n" + "".join(f"k{n}: [{'*b,' * 2000}]\n" for n in range(3)), "repeat"),
        ("!" * 200_000, "without a blank"),
        ("---\na: 1\n---\nb: 2", "second document"),
    ],
)
def test_hostile_yaml_is_refused_with_its_place(data: str | bytes, said: str) -> None:
    assert said in refusal(data).message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("[" * 10_000, "inside each other"),
        ('{"a": 1, "a": 2}', "twice"),
        ('[1, {"a": "' + '\\"a' * 50_000, "no closing quote"),
        (b'{"a": "\xc3\x28"}', "UTF-8"),
    ],
)
def test_hostile_json_is_refused_with_its_place(data: str | bytes, said: str) -> None:
    assert said in refusal(data, "x.json").message


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read_document(b"\xef\xbb\xbfa: 1", "x.yaml").tree == {"a": 1}


def test_what_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LIMITS", dict.fromkeys(LIMITS, 20))
    assert "larger than" in refusal("a: 1\n" * 5).message
    assert "larger than" in refusal(b"\xff" * 21).message
    monkeypatch.setattr(documents, "LIMITS", LIMITS)
    monkeypatch.setattr(documents, "MAX_VALUES", 3)
    assert "more than 3 values" in refusal("[1,2,3,4]", "x.json").message


def test_a_keyword_whose_value_is_a_list_is_told() -> None:
    document = read_document("a: ##L##", "x.yaml", keywords={"L": mapped([1])})
    assert document.tree == {"a": "##L##"}
    assert "##L##" in document.notes[0].message


@given(json_values(), st.sampled_from(["x.json", "x.yaml"]))
def test_any_json_is_read_as_it_is(value: Any, source: str) -> None:
    text = json.dumps(value)
    if text.strip('"[]{}'):
        assert read_document(text, source).tree == value


CHARACTERS = st.text(st.sampled_from("{}[]:,\"'-#@&*!|> \nabX1\t\\") | st.characters(), max_size=60)


@given(CHARACTERS | st.binary(max_size=60), st.sampled_from(["x.json", "x.yaml", "x.tf", None]))
def test_anything_is_read_or_refused_with_its_place(data: str | bytes, source: str | None) -> None:
    assert None not in place_of_fault(data, source)


def place_of_fault(data: str | bytes, source: str | None) -> tuple[int | None, int | None]:
    try:
        read_document(data, source)
    except FormatError as error:
        return error.line, error.column
    return 0, 0
