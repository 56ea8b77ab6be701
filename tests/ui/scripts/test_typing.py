from __future__ import annotations

import pytest

from mrrt_studio.ui.scripts.javascript import read_line
from mrrt_studio.ui.scripts.typing import Lines, bracket_at, indent_after, indented, outdented, partner


def lines_of(code: str) -> Lines:
    lines, states = code.split("\n"), [0]
    for line in lines:
        states.append(read_line(line, states[-1]).state)
    return lambda number: (lines[number], states[number]) if 0 <= number < len(lines) else None


@pytest.mark.parametrize(
    ("line", "indent"), [("", ""), ("  a();", "  "), ("if (a) {", "  "), ("  f(", "    "), ("  g([ ", "    ")]
)
def test_the_next_line_begins_where_it_should(line: str, indent: str) -> None:
    assert indent_after(line) == indent


def test_lines_move_by_one_step() -> None:
    assert indented("a") == "  a"
    assert indented("") == ""
    assert [outdented(line) for line in ("    a", " a", "\ta", "a")] == ["  a", "a", "a", "a"]


def test_a_bracket_finds_its_partner_across_lines_and_past_texts() -> None:
    code = lines_of("f((a) => {\n  return ')}';  // }\n});")
    assert partner(code, 0, 9, 100) == (2, 0)
    assert partner(code, 2, 0, 100) == (0, 9)
    assert partner(code, 0, 1, 100) == (2, 1)
    assert partner(code, 0, 2, 100) == (0, 4)


@pytest.mark.parametrize("code", ["(", "(]", "a"])
def test_what_does_not_match_has_no_partner(code: str) -> None:
    assert partner(lines_of(code), 0, 0, 100) is None


def test_it_looks_no_further_than_it_is_told() -> None:
    code = lines_of("{" + "\n" * 50 + "}")
    assert partner(code, 0, 0, 10) is None
    assert partner(code, 0, 0, 100) == (50, 0)


def test_the_bracket_before_the_cursor_counts_first() -> None:
    code = lines_of("a()b")
    assert bracket_at(code, 0, 2) == (1, 1)
    assert bracket_at(code, 0, 1) == (1, 1)
    assert bracket_at(code, 0, 3) == (2, -1)
    assert bracket_at(code, 0, 0) is None
