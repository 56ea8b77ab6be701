from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.hcl import HclList, HclObject, Opaque, Reference, Template, joined, parse_hcl
from mrrt_studio.scenario.errors import FormatError


def value(expression: str) -> Any:
    return parse_hcl(f"a = {expression}\n").by_name["a"].value


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1", 1),
        ("-2", -2),
        ("(3)", 3),
        ("1.5", 1.5),
        ("true", True),
        ("false", False),
        ("null", None),
        ('"a b"', "a b"),
        ('""', ""),
        (r'"a\tb\"\\"', 'a\tb"\\'),
        (r'"\u00e9"', "é"),
        ('"$${x}"', "${x}"),
        ('"%%{x}"', "%{x}"),
        ("<<E\na\n  b\nE", "a\n  b\n"),
        ("<<-E\n  a\n    b\n  E", "a\n  b\n"),
        ('[1, "b",]', HclList((1, "b"))),
        ("[\n # why\n 1\n]", HclList((1,))),
        ('{ a = 1, "b c" : [] }', HclObject((("a", 1), ("b c", HclList(()))))),
    ],
)
def test_literals_are_what_they_say(expression: str, expected: Any) -> None:
    found = value(expression)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("expression", "parts"),
    [
        ("auth0_client.app.id", ("auth0_client", "app", "id")),
        ("local.list[0].name", ("local", "list", 0, "name")),
        ('local.map["key"]', ("local", "map", "key")),
        ('"${var.x}"', ("var", "x")),
    ],
)
def test_a_path_is_a_reference(expression: str, parts: tuple[Any, ...]) -> None:
    found = value(expression)
    assert isinstance(found, Reference)
    assert found.parts == parts
    assert found.text == expression.strip('"${}')


@pytest.mark.parametrize(
    "expression",
    [
        "upper(var.x)", "1 + 2", "var.a ? 1 : 2", "auth0_client.app[*].id", "local.map[var.key]",
        "[for x in var.l : x]", "{ for k, v in var.m : k => v }", "!true", '"%{ if true }a%{ endif }"',
    ],
)  # fmt: skip
def test_what_only_terraform_can_work_out_stays_text(expression: str) -> None:
    found = value(expression)
    assert isinstance(found, Opaque)
    assert found.text == expression
    assert found.offset == len("a = ")


def test_text_with_expressions_is_a_template() -> None:
    found = value('"https://${var.host}/"')
    assert isinstance(found, Template)
    before, reference, after = found.parts
    assert (before, after) == ("https://", "/")
    assert isinstance(reference, Reference)
    assert reference.parts == ("var", "host")


def test_blocks_have_labels_content_and_places() -> None:
    text = '# head\nresource "auth0_client" "app" {\n  name = "A"\n  mobile {\n    ios {}\n  }\n}\n'
    (block,) = parse_hcl(text).blocks
    assert (block.type, block.labels) == ("resource", ("auth0_client", "app"))
    assert text[block.offset :].startswith("resource")
    assert text[block.by_name["name"].offset :].startswith('name = "A"')
    assert [inner.type for inner in block.blocks[0].blocks] == ["ios"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\nb = = 2\n", 2, 5),
        ('resource "a" {\n', 2, 1),
        ("a = " + "[" * 200 + "]" * 200 + "\n", 1, None),
        ("a = 1\n" + "\n" * 1_001, 1, 6),
    ],
    ids=["malformed", "open", "deep", "blanks"],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, line: int, column: int | None) -> None:
    with pytest.raises(FormatError) as caught:
        parse_hcl(text, "main.tf")
    assert (caught.value.source, caught.value.line) == ("main.tf", line)
    assert column in {None, caught.value.column}


def test_a_long_path_does_not_end_the_program() -> None:
    assert len(value("a" + ".b" * 3_000).parts) == 3_001


def test_parts_are_joined_as_far_as_they_are_text() -> None:
    reference = Reference(("var", "x"), "var.x", 0)
    assert joined(["a", "b"], 0) == "ab"
    assert joined([], 0) == ""
    assert joined([reference], 0) is reference
    assert joined(["a", reference], 3) == Template(("a", reference), 3)
