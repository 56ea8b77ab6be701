from __future__ import annotations

import pytest

from mrrt_studio.formats.remarks import Note, Remark, line_starts, placed
from mrrt_studio.scenario.text import read_json

TEXT = '{\n  "a": 1,\n  "b": [true,\n    {"c": 2}]\n}'
RAW = read_json(TEXT, "one.json")


def test_a_remark_tells_the_line_column_and_field_of_its_value() -> None:
    (remark,) = placed([Note("odd", RAW, ("b", 1, "c"))])
    assert remark == Remark("odd", "one.json", 4, 11, "b[1].c")
    assert str(remark) == "one.json:4:11: b[1].c: odd."


def test_a_known_offset_counts_instead_of_the_field() -> None:
    (remark,) = placed([Note("odd", RAW, offset=TEXT.index('"b"'))])
    assert (remark.line, remark.column) == (3, 3)


def test_a_note_about_no_text_has_no_place() -> None:
    assert placed([Note("three of them")]) == (Remark("three of them"),)
    assert str(Remark("three of them")) == "three of them."


def test_the_order_of_the_notes_is_kept_across_texts() -> None:
    other = read_json('\n{"z": 0}', None)
    notes = [Note("1", RAW, ("b",)), Note("2", other, ("z",)), Note("3"), Note("4", RAW, ("a",))]
    found = placed(notes)
    assert [each.message for each in found] == ["1", "2", "3", "4"]
    assert [(each.source, each.line) for each in found] == [
        ("one.json", 3), (None, 2), (None, None), ("one.json", 2),
    ]  # fmt: skip
    assert placed([]) == ()


@pytest.mark.parametrize(
    ("text", "starts"), [("", [0]), ("a", [0]), ("a\n", [0, 2]), ("\nbc\r\nd", [0, 1, 5])]
)
def test_lines_start_after_each_line_feed(text: str, starts: list[int]) -> None:
    assert line_starts(text) == starts
