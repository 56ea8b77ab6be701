"""The report as JSON: one object for one file, a list of them for several."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring
from typing import Any, cast

from mrrt_studio.simulation.coverage import Coverage, coverage_json
from mrrt_studio.simulation.report import Report, report_json

_SCALAR = json.JSONEncoder(ensure_ascii=False).encode
"""Of what holds nothing; with an indent, Python's own encoder is not the fast one."""


def as_json(reports: tuple[Report, ...]) -> str:
    """Return the reports as JSON text with a trailing newline."""
    return join_json([json_part(reported) for reported in reports])


def json_part(reported: Report, covered: Coverage | None = None) -> str:
    """Return one report as JSON text.

    Args:
        reported: a scenario, replayed and checked.
        covered: what its expectations touch, where that was asked for.
    """
    found = report_json(reported)
    if covered is not None:
        found["coverage"] = coverage_json(covered)
    return pretty(found)


def pretty(value: Any, line: str = "\n") -> str:  # noqa: ANN401 - any JSON value
    """Return what ``json.dumps`` with an indent of two prints, in a third of the time.

    Args:
        value: JSON whose members have names of text.
        line: line end and indent of where it stands.
    """
    # Texts come first: they are what most of a report consists of.
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{line}  "
    if isinstance(value, (dict, Mapping)) and value:
        members = cast("Mapping[str, Any]", value).items()
        body = ",".join(
            [f"{inner}{encode_basestring(name)}: {pretty(member, inner)}" for name, member in members]
        )
        return f"{{{body}{line}}}"
    if isinstance(value, (list, tuple)) and value:
        items = cast("Sequence[Any]", value)
        return f"[{','.join([inner + pretty(item, inner) for item in items])}{line}]"
    return _SCALAR(value)


def join_json(parts: Sequence[str]) -> str:
    """Return the object itself where there is one, else a list of them, with a trailing newline."""
    if len(parts) == 1:
        return f"{parts[0]}\n"
    if not parts:
        return "[]\n"
    # JSON has no line end inside a text, so that indenting every line changes nothing that is meant.
    inner = ",\n".join(_indented(part) for part in parts)
    return f"[\n{inner}\n]\n"


def _indented(part: str) -> str:
    return "  " + part.replace("\n", "\n  ")
