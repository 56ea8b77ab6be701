from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from mrrt_studio.formats.yaml_writer import yaml_text
from mrrt_studio.scenario.yaml_text import parse_yaml
from tests.formats.deploy_cli_node import asked
from tests.strategies import json_values

LONG = "a text that is so long that it does not fit on one line of eighty characters, as descriptions are"
TREES: list[JsonValue] = [
    {"a": [1, {"b": "c", "d": []}, [2, [3]]], "e": {}, "f": None, "g": True},
    {"no": "no", "yes": "~", "n": "12:30", "d": "2020-01-01", "o": "0o7", "f": "1e3", "e": "", "m": "<<"},
    {"s": ["'", '"', "a: b", "a #b", "a#b", "- a", "-a", " a", "a ", "@@KEY@@", "##KEY##", "{a}", "*"]},
    {"code": "function () {\n\n  return '\\t';\n}\n", "keep": "a\n\n", "strip": "a\nb", "lead": "  a\nb"},
    {"fold": LONG, "deep": {"er": {"still": [LONG, f"{LONG}\n{LONG}\n\n  {LONG}\nend\n"]}}},
    {"tab": "a\tb", "bell": "\x07", "nel": "\x85", "bom": "\ufeff", "emoji": "é\U0001f600"},
    {"x" * 1100: 1, "a\nb": 2, "?": 3, "": 4},
    [3.0166666666666666, 168.0, -0.0, 1e21, 1e-7, 10**15, -5],
    "text",
    [],
]
TEXTS = st.text(" \n\t:#-'\"@%&*!|>{}[],?=0123456789eE.+~_obxynNtT/ab\\é\x85\u2028\ufeff", max_size=40)
LINES = st.lists(st.text("abc  ", max_size=120), max_size=4).map("\n".join)


@pytest.mark.parametrize("tree", TREES)
def test_what_is_written_is_read_again(tree: JsonValue) -> None:
    assert parse_yaml(yaml_text(tree))[0] == tree


@given(json_values() | st.dictionaries(TEXTS, TEXTS | LINES | st.lists(LINES, max_size=2), max_size=3))
def test_any_tree_is_read_again(tree: JsonValue) -> None:
    assert parse_yaml(yaml_text(tree))[0] == tree


def test_the_style_is_that_of_the_tool() -> None:
    text = yaml_text({"clients": [{"name": "A", "callbacks": []}, {"name": "no"}], "note": LONG})
    assert text.splitlines() == [
        "clients:",
        "  - name: A",
        "    callbacks: []",
        "  - name: 'no'",
        "note: >-",
        "  a text that is so long that it does not fit on one line of eighty characters,",
        "  as descriptions are",
    ]


def test_byte_for_byte_as_js_yaml_writes_it() -> None:
    written = [answer["text"] for answer in asked([{"dump": tree} for tree in TREES])]
    assert [yaml_text(tree) for tree in TREES] == written
