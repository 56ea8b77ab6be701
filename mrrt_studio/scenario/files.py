"""The scenario file format: text to scenario and back, losing nothing on the way.

JSON is written; YAML 1.2 with the same content is read too.
"""

from __future__ import annotations

import json

from pydantic import JsonValue, ValidationError

from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.model import FORMAT, VERSION, Scenario
from mrrt_studio.scenario.refusal import refused
from mrrt_studio.scenario.text import RawText, read_json_or_yaml
from mrrt_studio.scenario.versions import current

_HOURS = ("session_lifetime", "idle_session_lifetime")
_MAX_EXACT = 2**53


def load(text: str | bytes, source: str | None = None) -> Scenario:
    """Return the scenario that a file holds.

    Args:
        text: JSON, or YAML 1.2 with the same content; bytes are UTF-8.
        source: name of the file, for error messages; its ending tells JSON from YAML.

    Raises:
        FormatError: the text cannot be used; it says where, why and what would be right.
    """
    return scenario_in(read_json_or_yaml(text, source))


def scenario_in(raw: RawText, at: FieldPath = (), tree: JsonValue = None) -> Scenario:
    """Return the scenario that stands in a text: the whole of it, or the object at a path.

    Raises:
        FormatError: it is no scenario of a known version, or one of its fields cannot be used.
    """
    document = current(raw, at, tree)
    try:
        return Scenario.model_validate(document)
    except ValidationError as error:
        raise refused(error, raw, at) from None


def dump(scenario: Scenario) -> str:
    """Return a scenario as text: two-space indent, one trailing newline, a stable order of fields.

    What was never given stays absent, so that a file says what its author said.
    """
    document = as_document(scenario)
    text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
    if any("\ud800" <= character <= "\udfff" for character in text):
        # Half a surrogate pair has no UTF-8; escaped it can at least be written, found and mended.
        text = json.dumps(document, indent=2, allow_nan=False)
    return f"{text}\n"


def as_document(scenario: Scenario) -> dict[str, JsonValue]:
    """Return what :func:`dump` writes, as a tree: format and version, then the fields that were given."""
    given = scenario.to_json()
    if isinstance(tenant := given.get("tenant"), dict):
        given["tenant"] = tenant | {name: _hours(tenant[name]) for name in _HOURS if name in tenant}
    if isinstance(steps := given.get("steps"), list):
        given["steps"] = [_in_reading_order(step) for step in steps]
    return {"format": FORMAT, "version": VERSION} | given


def _hours(value: JsonValue) -> JsonValue:
    """Give whole hours as Auth0 does, ``168`` and not ``168.0``: the model reads them as fractions too.

    Only these fields, and only numbers that an integer holds exactly: any other would come back changed, or
    with more digits than the reader takes.
    """
    if isinstance(value, float) and value.is_integer() and abs(value) <= _MAX_EXACT:
        return int(value)
    return value


def _in_reading_order(step: JsonValue) -> JsonValue:
    """Put what a step is before what it does, and what is expected of it last."""
    if not isinstance(step, dict):
        return step
    first = {name: step[name] for name in ("id", "type") if name in step}
    last = {name: step[name] for name in ("expect",) if name in step}
    middle = {name: value for name, value in step.items() if name not in first | last}
    return first | middle | last
