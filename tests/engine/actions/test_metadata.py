from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.metadata import InvalidMetadataError, with_entry, without_entry


def test_an_entry_is_set_replaced_and_taken_away() -> None:
    assert with_entry({"a": "1"}, "b", "2") == {"a": "1", "b": "2"}
    assert with_entry({"a": "1"}, "a", "2") == {"a": "2"}
    assert without_entry({"a": "1"}, "a") == without_entry({}, "b") == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [("a b", "x"), ("", "x"), (None, "x"), ("a" * 256, "x"), ("a", 1), ("a", None), ("a", "x" * 256)],
)
def test_what_is_outside_the_limits_is_refused(key: object, value: object) -> None:
    with pytest.raises(InvalidMetadataError):
        with_entry({}, key, value)


def test_there_are_at_most_25_entries() -> None:
    full = {f"k{number}": "x" for number in range(25)}
    assert with_entry(full, "k0", "y")["k0"] == "y"
    with pytest.raises(InvalidMetadataError, match="25"):
        with_entry(full, "more", "x")
