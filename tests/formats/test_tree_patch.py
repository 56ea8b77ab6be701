from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from mrrt_studio.formats.tree_patch import marked, markers_of, patched
from tests.strategies import json_values

MARKERS = {"prod": "##ENV##"}


@pytest.mark.parametrize(
    ("original", "before", "after", "result"),
    [
        ({"a": "##A##", "b": 1}, {"a": "x", "b": 1}, {"a": "x", "b": 2}, {"a": "##A##", "b": 2}),
        ({"a": "##A##"}, {"a": "x"}, {"a": "y"}, {"a": "y"}),
        ({"unknown": 1, "a": 1}, {"a": 1}, {"a": 2}, {"unknown": 1, "a": 2}),
        ({"b": 1, "a": 1}, {"a": 1, "b": 1}, {"a": 1}, {"a": 1}),
        ({"a": 1}, {"a": 1, "added": "by the import"}, {"a": 2, "added": "by the import"}, {"a": 2}),
        ({"a": 1}, {"a": 1, "added": 1}, {"a": 1, "added": 2}, {"a": 1, "added": 2}),
        ({"a": 1}, {"a": 1}, {"a": 1, "new": ["prod"]}, {"a": 1, "new": ["##ENV##"]}),
        ({"a": 1}, {"a": 1}, {"a": True}, {"a": True}),
        (["##A##", "b"], ["a", "b"], ["b", "a"], ["b", "##A##"]),
        (["##A##", "b"], ["a", "b"], ["a"], ["##A##"]),
        (["##A##"], ["a"], ["a", "prod"], ["##A##", "##ENV##"]),
        (["##MORE##"], ["a", "b"], ["a", "c"], ["a", "c"]),
        (
            [{"audience": "x", "scope": "##S##", "extra": 1}],
            [{"audience": "x", "scope": ["s"]}],
            [{"audience": "new", "scope": []}, {"audience": "x", "scope": ["s"], "y": 1}],
            [{"audience": "new", "scope": []}, {"audience": "x", "scope": "##S##", "extra": 1, "y": 1}],
        ),
        ("##A##", "a", None, None),
    ],
)
def test_only_what_changed_is_written_anew(original: Any, before: Any, after: Any, result: Any) -> None:
    found = patched(original, before, after, MARKERS)
    assert found == result
    assert repr(found) == repr(result)


@given(json_values(), json_values())
def test_without_a_change_the_owners_tree_is_the_same(original: Any, value: Any) -> None:
    assert patched(original, value, value, MARKERS) is original


@given(json_values(), json_values())
def test_a_tree_without_markers_becomes_what_it_shall_mean(before: Any, after: Any) -> None:
    assert patched(before, before, after, {}) == after


def test_values_get_their_markers_wherever_they_stand() -> None:
    tree: Any = {"prod": ["prod", {"x": "prod"}, 1, "production"]}
    assert marked(tree, MARKERS) == {"prod": ["##ENV##", {"x": "##ENV##"}, 1, "production"]}


def test_every_value_with_a_marker_is_found() -> None:
    original: Any = {"a": "##A##", "b": ["@@B@@", "plain"], "c": ["##C##"], "d": "##D##", "e": "##E##"}
    before: Any = {"a": "1", "b": ["2", "plain"], "c": [], "d": "##D##", "f": "6"}
    assert set(markers_of(original, before)) == {("1", "##A##"), ("2", "@@B@@")}
