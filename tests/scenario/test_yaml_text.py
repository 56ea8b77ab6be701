from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.json_text import MAX_DEPTH
from mrrt_studio.scenario.locate import offsets_of
from mrrt_studio.scenario.yaml_text import parse_yaml
from tests.strategies import json_values


def refusal(text: str) -> FormatError:
    with pytest.raises(FormatError) as caught:
        parse_yaml(text, "a.yaml")
    assert caught.value.source == "a.yaml"
    return caught.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("12:30", "12:30"),
        ("2026-01-01T09:00:00Z", "2026-01-01T09:00:00Z"),
        ("2026-01-01", "2026-01-01"),
        ("1_000", "1_000"),
        ("<<", "<<"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("010", 10),
        ("0o17", 15),
        ("0xff", 255),
        ("-7", -7),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("'5'", "5"),
        ("!!str 5", "5"),
        ("! 5", "5"),
        ("!!int 5", 5),
    ],
)
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    tree, _ = parse_yaml(f"a: {text}\n")
    assert tree == {"a": value}
    assert isinstance(tree, dict)
    assert type(tree["a"]) is type(value)


def test_blocks_lists_comments_and_aliases() -> None:
    text = "# c\na: &x\n  - 1\n  - {b: 2}\ncode: |\n  one\n  two\nagain: *x\n"
    tree, _ = parse_yaml(text)
    assert tree == {"a": [1, {"b": 2}], "code": "one\ntwo\n", "again": [1, {"b": 2}]}


def test_places_are_those_of_the_text() -> None:
    text = "a:\n- x: 1\n  'y z': [2, 3]\n"
    _, values = parse_yaml(text)
    value, key = offsets_of(values, [(("a", 0, "y z", 1), False), (("a", 0, "y z"), True)])
    assert text[value:].startswith("3")
    assert text[key:].startswith("'y z'")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "twice"),
        ("a: {b: 1, 'b': 2}", (1, 11), "twice"),
        ("1: x", (1, 1), "must be text"),
        ("? [a]\n: b", (1, 3), "must be text"),
        ("a: b: c", (1, 5), "not allowed"),
        ("a: [1", (1, 6), "expected"),
        ("a: !secret x", (1, 4), "!secret"),
        ("a: !!set {b}", (1, 4), "set"),
        ("a: !!binary aGk=", (1, 4), "binary"),
        ("a: .inf", (1, 4), "no number"),
        ("a: .nan", (1, 4), "no number"),
        ("a: 1e999", (1, 4), "no number"),
        (f"a: {2**63}", (1, 4), "too large"),
        ("a: 0x" + "f" * 5000, (1, 4), "too large"),
        ("a: " + "9" * 5000, (1, 4), "too large"),
        ("a: *x", (1, 4), "nothing that stands before"),
        ("a: &x [*x]", (1, 8), "contains itself"),
        ("&x a: *x", (1, 7), "nothing that stands before"),
        ("--- a\n--- b\n", (2, 1), "second document"),
        ('a: "\\ud800"', (1, 4), "surrogate"),
        ("a:\n\t- b", (2, 1), "\\t"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(text: str, place: tuple[int, int], said: str) -> None:
    error = refusal(text)
    assert (error.line, error.column) == place
    assert said in error.message


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_an_empty_text_is_told(text: str) -> None:
    assert "nothing" in refusal(text).message


def test_an_alias_bomb_does_not_go_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    assert "aliases" in refusal("\n".join(lines)).message


def test_depth_has_a_limit_that_no_stack_decides() -> None:
    parse_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert refusal("[" * (MAX_DEPTH + 1)).column == MAX_DEPTH + 1
    assert refusal("[" * 20_000).column == MAX_DEPTH + 1


def test_an_anchor_that_is_used_anew_means_the_newer_value() -> None:
    assert parse_yaml("a: &x 1\nb: &x 2\nc: *x\n")[0] == {"a": 1, "b": 2, "c": 2}


def test_what_the_parser_itself_trips_over_is_refused() -> None:
    assert refusal('"\\UFFFFFFFF"').message == "this is no YAML"


@given(json_values())
def test_json_is_yaml(tree: Any) -> None:
    text = json.dumps(tree)
    assume("\x7f" not in text)  # the one character that JSON may hold as it is and YAML may not
    assert parse_yaml(text)[0] == tree


@given(st.text(alphabet="ab01 \n\t:-[]{},&*!|>'\"%?#~.\\x<") | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(FormatError):
        tree, _ = parse_yaml(text)
        json.dumps(tree, allow_nan=False)
