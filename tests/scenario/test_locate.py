from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.locate import Place, json_values, offsets_of, place_of
from tests.strategies import json_values as any_json

TEXT = """{
  "clients": [
    {"client_id": "a", "x": {"y": [1, 22]}}
  ],
  "steps": []
}"""


def offset(path: FieldPath, *, of_key: bool = False) -> int:
    return offsets_of(json_values(TEXT), [(path, of_key)])[0]


def test_a_value_is_found_where_it_stands() -> None:
    assert TEXT[offset(("clients", 0, "x", "y", 1)) :].startswith("22")
    assert TEXT[offset(("steps",)) :].startswith("[]")


def test_a_key_is_found_where_it_stands() -> None:
    assert TEXT[offset(("clients", 0, "x"), of_key=True) :].startswith('"x"')


def test_what_is_missing_is_shown_at_the_object_that_lacks_it() -> None:
    assert TEXT[offset(("clients", 0, "name")) :].startswith('{"client_id"')
    assert offset(("nowhere", 5, "x")) == 0


def test_several_are_found_in_one_walk() -> None:
    wanted: list[tuple[FieldPath, bool]] = [(("steps",), False), (("clients",), True)]
    assert [TEXT[at] for at in offsets_of(json_values(TEXT), wanted)] == ["[", '"']


def test_lines_and_columns_count_from_one() -> None:
    assert place_of(TEXT, 0) == Place(1, 1)
    assert place_of(TEXT, TEXT.index("22")) == Place(3, 39)
    assert place_of("é\U0001f600x", 2) == Place(1, 3)


@given(any_json(), st.sampled_from([None, 2]))
def test_every_value_of_any_json_is_found(tree: Any, indent: int | None) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=False)
    decoder = json.JSONDecoder()
    for value in json_values(text):
        found, _ = decoder.raw_decode(text, value.start)
        assert found == at(tree, value.path)
        if value.key_start is not None:
            assert decoder.raw_decode(text, value.key_start)[0] == value.path[-1]


@given(any_json())
def test_no_value_is_left_out(tree: Any) -> None:
    assert [value.path for value in json_values(json.dumps(tree))] == list(paths(tree, ()))


@given(st.text(alphabet='{}[],:"\\ \n1ax'))
def test_malformed_text_is_walked_without_an_error(text: str) -> None:
    assert all(0 <= value.start < len(text) for value in json_values(text))


def at(tree: Any, path: FieldPath) -> Any:
    for part in path:
        tree = tree[part]
    return tree


def paths(tree: Any, path: FieldPath) -> Any:
    yield path
    members = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for part, member in members:
        yield from paths(member, (*path, part))
