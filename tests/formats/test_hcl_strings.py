from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.hcl_strings import heredoc_parts, heredoc_text


@pytest.mark.parametrize(
    ("token", "text"),
    [
        ("<<E\na\nb\nE", "a\nb\n"),
        ("<<E\n  a\n b\nE\n", "  a\n b\n"),
        ("<<-E\n    a\n      b\n\n  E", "a\n  b\n\n"),
        ("<<-E\n\ta\n\t\tb\n\tE", "a\n\tb\n"),
        ("<<E\r\na\r\nE", "a\n"),
        ("<<E\nE", ""),
        ("<<-E\n\nE", "\n"),
        ("<<E\n<<F\nE", "<<F\n"),
        ("no heredoc", "no heredoc"),
    ],
)
def test_what_stands_between_the_markers(token: str, text: str) -> None:
    assert heredoc_text(token) == text


def parts_of(text: str) -> list[tuple[bool, str, tuple[Any, ...]]]:
    """The parts with content, the line end of the heredoc left out."""
    found = list(heredoc_parts(f"<<E\n{text}\nE"))
    assert found[-1][1].endswith("\n")
    found[-1] = (True, found[-1][1][:-1], ())
    return [each for each in found if each[1]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain", [(True, "plain", ())]),
        ("${var.x}", [(False, "var.x", ("var", "x"))]),
        (
            "a ${ local.l[0] } b",
            [(True, "a ", ()), (False, "local.l[0]", ("local", "l", 0)), (True, " b", ())],
        ),
        ("${upper(x)}!", [(False, "upper(x)", ()), (True, "!", ())]),
        ("${jsonencode({a = {}})}.", [(False, "jsonencode({a = {}})", ()), (True, ".", ())]),
        ("$${var.x}", [(True, "${var.x}", ())]),
        ("$${a}${b.c}$${d}", [(True, "${a}", ()), (False, "b.c", ("b", "c")), (True, "${d}", ())]),
        ("a ${open", [(True, "a ${open", ())]),
        ("$ {x} {y} $", [(True, "$ {x} {y} $", ())]),
    ],
)
def test_the_expressions_in_it_are_told_from_the_text(text: str, parts: list[Any]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize("count", [10_000, 20_000])
def test_an_expression_without_end_is_text(count: int) -> None:
    text = "${" + "x" * count + "}"
    assert parts_of(text) == [(True, text, ())]


def test_a_number_that_no_list_has_stays_a_name() -> None:
    (part,) = parts_of("${a[0123456789]}")
    assert part == (False, "a[0123456789]", ("a", "0123456789"))
