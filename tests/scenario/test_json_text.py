from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.json_text import MAX_DEPTH, parse_json
from tests.strategies import json_values


def refusal(text: str) -> FormatError:
    with pytest.raises(FormatError) as caught:
        parse_json(text, "a.json")
    assert caught.value.source == "a.json"
    return caught.value


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('{"a": 1 "b": 2}', (1, 9), "comma"),
        ('{\n  "a" 1}', (2, 7), "colon"),
        ('{"a": tru}', (1, 7), "value"),
        ("{a: 1}", (1, 2), "double quotes"),
        ('["abc', (1, 2), "closing quote"),
        ('["a\nb"]', (1, 4), "line break"),
        ('["\\q"]', (1, 3), "backslash"),
        ('["\\u12"]', (1, 4), "hexadecimal"),
        ('{"a": 1} x', (1, 10), "ends before"),
    ],
)
def test_malformed_text_is_told_in_words_with_its_place(text: str, place: tuple[int, int], said: str) -> None:
    error = refusal(text)
    assert (error.line, error.column) == place
    assert said in error.message


def test_a_comma_too_many_is_told_alike_by_every_python() -> None:
    error = refusal('{"a": 1,\n}')
    assert error.line in {1, 2}
    assert "comma" in f"{error.message} {error.hint}"


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_has_no_place(text: str) -> None:
    error = refusal(text)
    assert error.line is None
    assert "nothing" in error.message


@pytest.mark.parametrize(
    ("text", "place", "path"),
    [
        ('{"a": 1,\n "a": 2}', (2, 2), "a"),
        ('{"a": [{"b": {}, "b": {"c": 1}}]}', (1, 18), "a[0].b"),
        ('{"a": [1, NaN]}', (1, 11), "a[1]"),
        ("[-Infinity]", (1, 2), "[0]"),
        ('{"a": 1e999}', (1, 7), "a"),
        ('{"a": -1e999}', (1, 7), "a"),
        (f'{{"a": {2**63}}}', (1, 7), "a"),
        (f'{{"a": {-(2**63) - 1}}}', (1, 7), "a"),
        ('{"a": ' + "9" * 5000 + "}", (1, 7), "a"),
        ('{"a": "x\\ud800"}', (1, 7), "a"),
        ('{"\\udc00": 1}', (1, 12), '["\\udc00"]'),
    ],
)
def test_what_python_lets_pass_is_refused_with_its_place(
    text: str, place: tuple[int, int], path: str
) -> None:
    error = refusal(text)
    assert (error.line, error.column) == place
    assert error.path == path


def test_what_is_just_within_the_limits_is_read() -> None:
    tree = [2**63 - 1, -(2**63), 1e308, "\U0001f600", "\\ud800 as text"]
    assert parse_json(json.dumps(tree)) == tree


@pytest.mark.parametrize("brackets", [("[", "]"), ('{"a":', "}")])
def test_depth_has_a_limit_that_no_stack_decides(brackets: tuple[str, str]) -> None:
    def nested(depth: int) -> str:
        return brackets[0] * depth + "0" + brackets[1] * depth

    parse_json(nested(MAX_DEPTH))
    for depth in (MAX_DEPTH + 1, 100_000):
        error = refusal(nested(depth))
        assert str(MAX_DEPTH) in error.message
        assert error.column == len(brackets[0]) * MAX_DEPTH + 1
    assert refusal(brackets[0] * 100_000).column is not None


@given(json_values())
def test_whatever_json_holds_is_read_as_it_is(tree: Any) -> None:
    assert parse_json(json.dumps(tree)) == tree
    assert parse_json(json.dumps(tree, ensure_ascii=False, indent=1)) == tree


@given(st.text(alphabet='{}[],:"\\/ \nu0dD8eE+-.19aNtrue') | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(FormatError):
        tree = parse_json(text)
        assert json.loads(json.dumps(tree, allow_nan=False)) == tree
