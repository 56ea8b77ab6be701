from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.management.payload import problem, type_name

TEXT = {"type": ("string",), "minLength": 2, "maxLength": 3}
NUMBER = {"type": ("integer",), "minimum": 1, "maximum": 5}


@pytest.mark.parametrize(
    ("value", "schema", "message"),
    [
        ("ab", TEXT, None),
        ("a", TEXT, "String is too short (1 chars), minimum 2"),
        ("abcd", TEXT, "String is too long (4 chars), maximum 3"),
        (5, TEXT, "Expected type string but found type integer"),
        (None, TEXT, "Expected type string but found type null"),
        (None, {"type": ("string", "null"), "enum": ("a",)}, None),
        ("b", {"type": ("string",), "enum": ("a",)}, "No enum match for: b"),
        ("a<b", {"type": ("string",), "pattern": "^[^<>]+$"}, "String does not match pattern ^[^<>]+$: a<b"),
        (5, NUMBER, None),
        (0, NUMBER, "Value 0 is less than minimum 1"),
        (6, NUMBER, "Value 6 is greater than maximum 5"),
        (True, NUMBER, "Expected type integer but found type boolean"),
        (1.5, NUMBER, "Expected type integer but found type number"),
        ([], {"type": ("array",), "minItems": 1}, "Array is too short (0), minimum 1"),
        ([1, 2], {"type": ("array",), "maxItems": 1}, "Array is too long (2), maximum 1"),
        ({"x": 1}, {"type": ("object",)}, None),
    ],
)
def test_the_first_thing_that_is_wrong_is_told(value: Any, schema: Any, message: str | None) -> None:
    expected = None if message is None else f"Payload validation error: '{message}'"
    assert problem(value, schema) == expected


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({}, "'Missing required property: a'"),
        ({"a": {"b": ["x", "y"]}}, None),
        ({"a": {"b": ["x", 1]}}, "'Expected type string but found type integer' on property a.b[1]"),
        ({"a": {"c": 1}}, "'Additional properties not allowed: c' on property a"),
        ({"a": {}, "id": 1}, "'Additional properties not allowed: id'"),
        ({"a": {}, "other": 1}, None),
    ],
)
def test_the_place_is_told(value: Any, message: str | None) -> None:
    inner = {
        "type": ("object",),
        "closed": True,
        "properties": {"b": {"type": ("array",), "items": {"type": ("string",)}}},
    }
    schema = {"type": ("object",), "required": ("a",), "refused": ("id",), "properties": {"a": inner}}
    assert problem(value, schema) == (message and f"Payload validation error: {message}")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("", "string"),
        (1, "integer"),
        (1.0, "number"),
        (True, "boolean"),
        ([], "array"),
        ({}, "object"),
        (None, "null"),
    ],
)
def test_types_are_called_as_json_calls_them(value: Any, name: str) -> None:
    assert type_name(value) == name
