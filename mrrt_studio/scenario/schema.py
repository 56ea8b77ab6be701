"""The JSON Schema of scenario files, so that editors complete and check them as one types."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.assumptions import ASSUMPTIONS
from mrrt_studio.scenario.model import FORMAT, VERSION, Scenario

SCHEMA_ID = f"https://mrrt-studio.invalid/schema/scenario-{VERSION}.json"
"""Names the schema and nothing else: the top-level domain ``invalid`` never resolves (RFC 2606)."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_CODE_FIELDS = (("Action", "code"), ("Rule", "script"))
_Schema = dict[str, Any]


def scenario_schema() -> _Schema:
    """Return the JSON Schema, draft 2020-12, of what :func:`mrrt_studio.scenario.files.load` accepts.

    The loader refuses some files that the schema lets pass, such as two clients with one id: a schema cannot
    say so. What the schema refuses the loader refuses too.
    """
    schema = Scenario.model_json_schema(mode="validation")
    definitions: _Schema = schema["$defs"]
    for model, field in _CODE_FIELDS:
        definitions[model]["properties"][field] = _code(definitions[model]["properties"][field])
    properties: _Schema = schema["properties"]
    properties["assumptions"] = _assumptions()
    properties["format"] = {"const": FORMAT, "description": "What this file is."}
    properties["version"] = {"const": VERSION, "description": "Version of the format."}
    properties["steps"]["items"].pop("discriminator", None)
    head = {"$schema": _DIALECT, "$id": SCHEMA_ID, "title": "MRRT Studio scenario"}
    return head | {**schema, "title": head["title"], "required": ["format", "version"]}


def _code(text: _Schema) -> _Schema:
    lines = {"type": "array", "items": {"type": "string"}, "minItems": 1}
    described = {"description": "Source text: one string, or a list of lines."}
    return {"anyOf": [{"type": "string"}, lines], "default": text.get("default", ""), **described}


def _assumptions() -> _Schema:
    return {
        "type": "object",
        "description": "Choices that differ from their default.",
        "additionalProperties": False,
        "properties": {
            assumption.id: {
                "description": assumption.question,
                "oneOf": [{"const": name, "description": meaning} for name, meaning in assumption.values],
                "default": assumption.default,
            }
            for assumption in ASSUMPTIONS.values()
        },
    }
