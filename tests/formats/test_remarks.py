from __future__ import annotations

from mrrt_studio.formats.remarks import Note, Remark, line_starts, placed
from mrrt_studio.scenario.text import read_json

RAW = read_json('{\n  "a": 1,\n  "b": [\n    true\n  ]\n}', "x.json")


def test_notes_get_line_and_column_in_their_order() -> None:
    notes = [Note("two", RAW, ("b", 0)), Note("nowhere"), Note("one", RAW, ("a",)), Note("gone", RAW, ("z",))]
    assert [(each.message, each.line, each.column, each.path) for each in placed(notes)] == [
        ("two", 4, 5, "b[0]"),
        ("nowhere", None, None, ""),
        ("one", 2, 8, "a"),
        ("gone", 1, 1, "z"),
    ]


def test_a_known_offset_is_taken_as_it_is() -> None:
    assert placed([Note("m", RAW, offset=RAW.text.index("true"))])[0].line == 4


def test_remarks_read_as_errors_do() -> None:
    assert str(Remark("m", "x.json", 1, 2, "a")) == "x.json:1:2: a: m."
    assert str(Remark("m")) == "m."


def test_lines_begin_after_line_breaks() -> None:
    assert line_starts("a\n\nbc") == [0, 2, 3]
    assert line_starts("") == [0]
