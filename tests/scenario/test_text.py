from __future__ import annotations

import pytest

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.text import read_json, read_json_or_yaml


@pytest.mark.parametrize(
    ("text", "source", "tree"),
    [
        ('{"a": 1}', None, {"a": 1}),
        ("a: 1", None, {"a": 1}),
        ("a: 1", "a.yaml", {"a": 1}),
        ("{a: 1}", "A.YML", {"a": 1}),
        ('{"a": 1}', "a.txt", {"a": 1}),
        ("a: 1", "a.txt", {"a": 1}),
    ],
)
def test_the_name_decides_between_json_and_yaml_else_the_text(
    text: str, source: str | None, tree: object
) -> None:
    assert read_json_or_yaml(text, source).tree == tree


def test_a_json_file_is_not_taken_for_yaml() -> None:
    with pytest.raises(FormatError, match="value is missing"):
        read_json_or_yaml("a: 1", "a.mrrt.json")
    with pytest.raises(FormatError):
        read_json_or_yaml("{a: 1}", None)


@pytest.mark.parametrize(("text", "source"), [('{"a":\n [1, 2]}', "a.json"), ("a:\n [1, 2]", "a.yaml")])
def test_places_and_refusals_are_those_of_the_text(text: str, source: str) -> None:
    raw = read_json_or_yaml(text, source)
    assert raw.place(("a", 1)) == (2, 6)
    error = raw.refuse("is wrong", ("a", 1), hint="Mend it")
    assert str(error) == f"{source}:2:6: a[1]: is wrong. Mend it."


def test_depth_may_be_one_more_where_a_document_is_wrapped() -> None:
    text = '{"a": {"b": 1}}'
    assert read_json(text, max_depth=2).tree
    with pytest.raises(FormatError):
        read_json(text, max_depth=1)
