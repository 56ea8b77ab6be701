"""The report as JSON: one object for one file, a list of them for several."""

from __future__ import annotations

import json

from mrrt_studio.simulation.report import Report, report_json


def as_json(reports: tuple[Report, ...]) -> str:
    """Return the reports as JSON text with a trailing newline."""
    objects = [report_json(reported) for reported in reports]
    return json.dumps(objects[0] if len(objects) == 1 else objects, indent=2, ensure_ascii=False) + "\n"
