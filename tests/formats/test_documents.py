from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.documents import LIMITS, MAX_VALUES, read_document, syntax_of
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.scenario.errors import FormatError

KEYWORDS = {"ENV": mapped("prod"), "LIST": mapped(["a", "b"])}


def refusal(text: str | bytes, source: str | None = None) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read_document(text, source, keywords=KEYWORDS)
    assert caught.value.source == source
    return caught.value


@pytest.mark.parametrize(
    ("text", "source", "syntax"),
    [
        ("{}", None, "json"),
        (" [1]", None, "json"),
        ("clients: []", None, "yaml"),
        ("{}", "tenant.YAML", "yaml"),
        ("a: 1", "x.json", "json"),
        ("{}", "terraform.tfstate", "json"),
        ("", "main.tf", "hcl"),
        ('resource "auth0_client" "a" {\n}', None, "hcl"),
        ("# c\nlocals {\n}", None, "hcl"),
        ("resource: x", None, "yaml"),
        ("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1In0.", None, "jwt"),
        ("  Bearer eyJhbGciOiJub25lIn0.e30.c2ln\n", "x.json", "jwt"),
    ],
)
def test_what_a_text_is_written_in(text: str, source: str | None, syntax: str) -> None:
    assert syntax_of(text, source) == syntax


@pytest.mark.parametrize(
    ("text", "trees"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('{"a": 1}\n{"b": 2}\n', [{"a": 1}, {"b": 2}]),
        ('[1] [2]\n"x"', [[1], [2], "x"]),
    ],
)
def test_json_may_stand_one_after_the_other(text: str, trees: list[Any]) -> None:
    document = read_document(text, "x.json")
    assert [part.tree for part in document.parts] == trees
    assert document.tree == trees[0]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: ##ID##", {"a": "##ID##"}),
        ("a: ##ENV##", {"a": "prod"}),
        ("a: @@LIST@@", {"a": ["a", "b"]}),
        ("a: '@@URLS@@'", {"a": "@@URLS@@"}),
        ("a: @@URLS@@", {"a": "@@URLS@@"}),
        ("a: https://##X##.y", {"a": "https://##X##.y"}),
        ('a: [ "a", ##MORE## ]', {"a": ["a", "##MORE##"]}),
        ("a: no\nb: 12:30:00\nc: yes", {"a": "no", "b": "12:30:00", "c": "yes"}),
        ("a: 1 # ##COMMENT##", {"a": 1}),
        ("##COMMENT##\na: 1", {"a": 1}),
        ("x: &x {a: 1, b: 1}\ny: {<<: *x, b: 2}", {"x": {"a": 1, "b": 1}, "y": {"a": 1, "b": 2}}),
    ],
)
def test_yaml_is_read_as_the_tool_means_it(text: str, tree: Any) -> None:
    assert read_document(text, "tenant.yaml", keywords=KEYWORDS).tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('{"a": @@API@@, "b": ##N##}', {"a": "@@API@@", "b": "##N##"}),
        ('{"a": @@LIST@@}', {"a": ["a", "b"]}),
        ('{"##ENV##": "x ##ID##"}', {"prod": "x ##ID##"}),
    ],
)
def test_markers_in_json_are_read(text: str, tree: Any) -> None:
    assert read_document(text, "x.json", keywords=KEYWORDS).tree == tree


@pytest.mark.parametrize("source", ["x.yaml", "x.json"])
def test_the_owners_tree_keeps_its_markers(source: str) -> None:
    document = read_document('{"a": "##ENV##", "b": [@@LIST@@]}', source, keywords=KEYWORDS)
    assert document.tree == {"a": "prod", "b": [["a", "b"]]}
    assert document.marked == {"a": "##ENV##", "b": ["@@LIST@@"]}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('{"x": @@LIST@@,\n "y": [##ENV##, "z"]}', "x.yaml"),
        ('{"x": @@LIST@@,\n "y": [@@ENV@@, "z"]}', "x.json"),
    ],
)
def test_places_are_those_of_the_file(text: str, source: str) -> None:
    document = read_document(text, source, keywords=KEYWORDS)
    place = document.raw.place(("y", 1))
    assert tuple(place)[:2] == (2, 17)


@pytest.mark.parametrize(
    ("text", "source", "line", "column"),
    [
        ('{"a": 1}\n{"b": ,}', "x.json", 2, 7),
        ('{"a": @@LIST@@,\n "b": ##ENV##,,}', "x.json", 2, 7),
        ("a: 1\na: 2\n", "x.yaml", 2, 1),
        ("", "x.json", 1, 1),
    ],
)
def test_faults_are_told_with_their_place(text: str, source: str, line: int, column: int) -> None:
    error = refusal(text, source)
    assert (error.line, error.column) == (line, column)


def test_a_fault_names_the_marker_as_it_stands_in_the_file() -> None:
    assert "##ID##" in str(refusal('{"##ID##": 1, "##ID##": 2}', "x.json"))


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("#" * (LIMITS["yaml"] + 1), "x.yaml", "larger than 1.5 MiB"),
        (" " * (LIMITS["hcl"] + 1), "main.tf", "larger than 0.5 MiB"),
        ("[" + "1," * MAX_VALUES + "1]", "x.json", "more than 400,000 values"),
        ("a: !" + "x" * 100_001, "x.yaml", "100,000 characters without a blank"),
    ],
)
def test_what_would_take_too_long_is_refused(text: str, source: str, said: str) -> None:
    error = refusal(text, source)
    assert said in error.message
    assert error.line is not None


def test_bytes_are_utf_8() -> None:
    assert read_document("a: ä".encode(), "x.yaml").tree == {"a": "ä"}
    assert refusal(b"a: \xff", "x.yaml").line == 1


def test_a_list_that_should_be_text_is_told() -> None:
    document = read_document("a: ##LIST##", "x.yaml", keywords=KEYWORDS)
    assert document.tree == {"a": "##LIST##"}
    assert [(note.offset, "##LIST##" in note.message) for note in document.notes] == [(3, True)]


@pytest.mark.parametrize("text", ["locals {\n}", "eyJhbGciOiJub25lIn0.e30."])
def test_configuration_and_tokens_have_no_tree_yet(text: str) -> None:
    document = read_document(text)
    assert (document.parts, document.tree, document.raw.text) == ((), None, text)


def test_every_document_that_others_wrote_is_read(shared: Path) -> None:
    folder = shared / "samples"
    files = [
        *folder.glob("deploy-cli-yaml/*.yaml"),
        *folder.glob("management-api/*"),
        *folder.glob("discovery/*.json"),
    ]
    assert len(files) > 20
    assert all(read_document(file.read_bytes(), file.name).tree for file in files)
