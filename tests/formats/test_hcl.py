from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.hcl import HclList, HclObject, Opaque, Reference, Template, parse_hcl
from mrrt_studio.scenario.errors import FormatError


def value(expression: str) -> Any:
    return parse_hcl(f"x = {expression}\n").attributes[0].value


@pytest.mark.parametrize(
    ("expression", "literal"),
    [
        ('"a\\n\\"b\\u00e9"', 'a\n"bé'),
        ('"$${x} %%{y}"', "${x} %{y}"),
        ('"$${f(\\"x\\")}"', '${f("x")}'),
        ("5", 5),
        ("-5", -5),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ('("a")', "a"),
        ("<<EOT\na\nEOT", "a\n"),
        ('<<EOT\n`${"$"}{x}` ${"%"}\nEOT', "`${x}` %\n"),
        ("[]", HclList(())),
        ('["a", 1,]', HclList(("a", 1))),
        ('{a = 1, "b c" = 2}', HclObject((("a", 1), ("b c", 2)))),
        ("{ for = 1 }", HclObject((("for", 1),))),
    ],
)
def test_literals_are_what_they_say(expression: str, literal: Any) -> None:
    assert value(expression) == literal


@pytest.mark.parametrize(
    ("expression", "parts"),
    [
        ("auth0_client.a.id", ("auth0_client", "a", "id")),
        ('"${var.x}"', ("var", "x")),
        ("var.l[0].n", ("var", "l", 0, "n")),
        ('local.m["k"]', ("local", "m", "k")),
        ("(var.x)", ("var", "x")),
    ],
)
def test_paths_are_references(expression: str, parts: tuple[Any, ...]) -> None:
    assert value(expression).parts == parts


@pytest.mark.parametrize(
    "expression",
    [
        'jsonencode({a = 1})', "var.x ? 1 : 2", "1 + 2", "!true", "[for x in var.l : x]", "var.l[*].x",
        "var.l[var.i]", '"%{ if true }a%{ endif }"', "{(var.k) = 1}", "9" * 30,
    ],
)  # fmt: skip
def test_everything_else_keeps_its_text(expression: str) -> None:
    found = value(expression)
    assert isinstance(found, Opaque)
    assert found.text == expression


def test_text_with_expressions_is_a_template() -> None:
    found = value('"a-${var.x}-b"')
    assert isinstance(found, Template)
    assert [part if isinstance(part, str) else part.parts for part in found.parts] == [
        "a-",
        ("var", "x"),
        "-b",
    ]  # type: ignore[union-attr]
    assert isinstance(value("<<E\na ${var.x}\nE"), Template)


def test_blocks_have_labels_places_and_what_stands_in_them() -> None:
    body = parse_hcl(
        '# c\nresource "auth0_client" "a" {\n  name = "n"\n  refresh_token {\n    leeway = 1\n  }\n}\n'
    )
    [block] = body.blocks
    assert (block.type, block.labels, block.offset) == ("resource", ("auth0_client", "a"), 4)
    assert block.by_name["name"].value == "n"
    assert [(inner.type, inner.by_name["leeway"].value) for inner in block.blocks] == [("refresh_token", 1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = \n", 1),
        ("a = 1\nb {\n", 3),
        ('a = "x\n', None),
        ("a = " + "[" * 200 + "]" * 200, 1),
        ("a {\n" * 200 + "}\n" * 200, 101),
        ("a = 1\n" + " " * 2000 + "b = 2", 1),
        ("}", 1),
        ("a = <<E\nx", None),
    ],
)
def test_what_is_malformed_or_hostile_is_refused_with_its_place(text: str, line: int | None) -> None:
    with pytest.raises(FormatError) as caught:
        parse_hcl(text, "x.tf")
    assert caught.value.source == "x.tf"
    assert caught.value.line is not None
    assert line is None or caught.value.line == line


def test_a_long_path_is_no_danger() -> None:
    assert len(value("a" + ".b" * 5000).parts) == 5001
    assert isinstance(value("1" + " + 1" * 3000), Opaque)


TOKENS = st.lists(
    st.sampled_from(
        ["a", "=", "{", "}", "[", "]", '"', "${", "\n", "1", ".", "<<E\n", "E", "for", "(", ")", ","]
    )
)


@given(TOKENS.map(" ".join) | st.text(max_size=40))
def test_anything_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(FormatError):
        assert isinstance(parse_hcl(text).blocks, tuple)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='"\\${}%'), max_size=20))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert value(f'"{text}"') == text


def test_references_know_their_text_and_place() -> None:
    found = value("var.x")
    assert isinstance(found, Reference)
    assert (found.text, found.offset) == ("var.x", 4)
