"""Checks a request body against the part of a JSON schema that the Management API's errors speak about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

Schema = Mapping[str, Any]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def problem(value: Any, schema: Schema) -> str | None:  # noqa: ANN401 - any JSON
    """Return the Management API's message for the first thing that is wrong, or None.

    Source: https://github.com/auth0/terraform-provider-auth0/issues/1236
    """
    found = next(_problems(value, schema, ""), None)
    if found is None:
        return None
    message, path = found
    place = f" on property {path}" if path else ""
    return f"Payload validation error: '{message}'{place}"


def _problems(value: Any, schema: Schema, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any JSON
    allowed: tuple[str, ...] = schema.get("type", ())
    if allowed and not any(_is(value, name) for name in allowed):
        yield f"Expected type {' or '.join(allowed)} but found type {type_name(value)}", path
        return
    if "enum" in schema and value is not None and value not in schema["enum"]:
        yield f"No enum match for: {value}", path
    if isinstance(value, str):
        yield from _lengths(value, schema, path, "String is too {} ({} chars), {} {}", "Length")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"String does not match pattern {schema['pattern']}: {value}", path
    elif isinstance(value, list):
        yield from _array(cast("list[Any]", value), schema, path)
    elif isinstance(value, dict):
        yield from _object(cast("dict[str, Any]", value), schema, path)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from _bounds(value, schema, path)


def _is(value: object, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, _TYPES[name])


def type_name(value: object) -> str:
    """Return what JSON calls the type of a value."""
    return next(name for name in _TYPES if _is(value, name))


def _lengths(value: Any, schema: Schema, path: str, text: str, kind: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    size = len(value)
    least, most = schema.get(f"min{kind}", 0), schema.get(f"max{kind}", size)
    if size < least:
        yield text.format("short", size, "minimum", least), path
    if size > most:
        yield text.format("long", size, "maximum", most), path


def _array(value: list[Any], schema: Schema, path: str) -> Iterator[tuple[str, str]]:
    yield from _lengths(value, schema, path, "Array is too {} ({}), {} {}", "Items")
    for index, item in enumerate(value):
        yield from _problems(item, schema.get("items", {}), f"{path}[{index}]")


def _object(value: dict[str, Any], schema: Schema, path: str) -> Iterator[tuple[str, str]]:
    for name in schema.get("required", ()):
        if name not in value:
            yield f"Missing required property: {name}", path
    for name in schema.get("refused", ()):
        if name in value:
            yield f"Additional properties not allowed: {name}", path
    known: Mapping[str, Schema] = schema.get("properties", {})
    for name, member in value.items():
        if name in known:
            yield from _problems(member, known[name], f"{path}.{name}".lstrip("."))
        elif schema.get("closed"):
            yield f"Additional properties not allowed: {name}", path


def _bounds(value: float, schema: Schema, path: str) -> Iterator[tuple[str, str]]:
    if value < schema.get("minimum", value):
        yield f"Value {value} is less than minimum {schema['minimum']}", path
    if value > schema.get("maximum", value):
        yield f"Value {value} is greater than maximum {schema['maximum']}", path
