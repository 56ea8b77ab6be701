from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.ui.scripts.javascript import CODE, read_line


def parts(text: str) -> list[tuple[str, str]]:
    """Return every coloured part of a text of several lines."""
    state, found = CODE, list[tuple[str, str]]()
    for line in text.split("\n"):
        read = read_line(line, state)
        state = read.state
        found += [(line[span.start : span.start + span.length], span.kind) for span in read.spans]
    return found


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("// no 'text' here", [("// no 'text' here", "comment")]),
        ("a /* b\nc */ 'd'", [("/* b", "comment"), ("c */", "comment"), ("'d'", "string")]),
        ("x = 1.5e-3 + 0xff", [("1.5e-3", "number"), ("0xff", "number")]),
        ("return event.return", [("return", "keyword"), ("event", "name")]),
        ("a = /[/'\"]+/g", [("/[/'\"]+/g", "string")]),
        ("a / 2 / b", [("2", "number")]),
        ("'it\\'s' \"x\"", [("'it\\'s'", "string"), ('"x"', "string")]),
        ("`a\nb`1", [("`a", "string"), ("b`", "string"), ("1", "number")]),
    ],
)
def test_parts_of_a_line(code: str, wanted: list[tuple[str, str]]) -> None:
    assert parts(code) == wanted


def test_code_within_a_text_is_code() -> None:
    found = parts("`a ${ {b: 1}.b } c`; 2")
    assert ("1", "number") in found
    assert ("2", "number") in found
    assert (" c`", "string") in [(text.removeprefix("}"), kind) for text, kind in found]


@given(st.text(alphabet="`${}/*'\"\\ab1 ()[]\n"))
def test_any_text_is_read_to_its_end(text: str) -> None:
    state = CODE
    for line in text.split("\n"):
        read = read_line(line, state)
        state = read.state
        assert 0 <= state < 1 << 31
        assert all(span.length > 0 and span.start + span.length <= len(line) for span in read.spans)
        starts = [span.start for span in read.spans]
        assert starts == sorted(starts)
