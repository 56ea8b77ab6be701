from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.hcl_strings import heredoc_parts, heredoc_text


@pytest.mark.parametrize(
    ("token", "text"),
    [
        ("<<EOT\na\n  b\nEOT\n", "a\n  b\n"),
        ("<<-EOT\n    a\n\n      b\n  EOT\n", "a\n\n  b\n"),
        ("<<EOT\nEOT\n", ""),
        ("<<EOT\r\na\r\nEOT\r\n", "a\n"),
        ("<<-E\n\ta\n\tE\n", "a\n"),
    ],
)
def test_what_stands_between_the_markers_is_the_text(token: str, text: str) -> None:
    assert heredoc_text(token) == text


def test_expressions_in_it_are_told_apart() -> None:
    parts = list(heredoc_parts('<<E\na ${var.x} $${y} ${f("}")} ${a.b[0].c\nE\n'))
    assert parts[0] == (True, "a ", ())
    assert parts[1] == (False, "var.x", ("var", "x"))
    assert parts[2] == (True, " ${y} ", ())
    assert parts[3][0] is False
    assert parts[3][2] == ()
    assert parts[-1][0] is True


def test_a_place_in_a_list_is_a_number() -> None:
    assert list(heredoc_parts("<<E\n${a.b[0]}\nE\n"))[1] == (False, "a.b[0]", ("a", "b", 0))


@given(st.text(st.sampled_from("${}ab.[]0 \n\"'"), max_size=40))
def test_any_text_is_taken_apart(text: str) -> None:
    parts = list(heredoc_parts(f"<<E\n{text}\nE\n"))
    assert sum(len(part[1]) for part in parts if part[0]) <= len(text) + 1
