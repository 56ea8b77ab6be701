"""The report as JUnit XML, which every continuous integration service can show."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

from mrrt_studio.simulation.expectations import Check
from mrrt_studio.simulation.report import Report, StepReport

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(reports: tuple[Report, ...]) -> str:
    """Return one test suite a file and one test case a check; a step without expectations is a case too."""
    root = ET.Element(
        "testsuites",
        {
            "tests": str(sum(_cases(reported) for reported in reports)),
            "failures": str(sum(reported.failed for reported in reports)),
        },
    )
    for reported in reports:
        _add_suite(root, reported)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _cases(reported: Report) -> int:
    return sum(len(step.checks) or 1 for step in reported.steps)


def _add_suite(root: ET.Element, reported: Report) -> None:
    counts = {"tests": str(_cases(reported)), "failures": str(reported.failed), "errors": "0", "skipped": "0"}
    attributes = {"name": _clean(reported.name or reported.file), **counts, "time": "0"}
    suite = ET.SubElement(root, "testsuite", attributes)
    for step in reported.steps:
        _add_step(suite, reported, step)


def _add_step(suite: ET.Element, reported: Report, step: StepReport) -> None:
    if not step.checks:
        ET.SubElement(suite, "testcase", _case(reported, step.played.id))
    for check in step.checks:
        case = ET.SubElement(suite, "testcase", _case(reported, f"{step.played.id}: {check.key}"))
        if not check.passed:
            _add_failure(case, check)


def _case(reported: Report, name: str) -> dict[str, str]:
    return {"classname": _clean(reported.file), "name": _clean(name), "time": "0"}


def _add_failure(case: ET.Element, check: Check) -> None:
    message = f"expected {_shown(check.expected)}, got {_shown(check.actual)}"
    failure = ET.SubElement(case, "failure", {"message": _clean(message), "type": "expectation"})
    failure.text = _clean(f"{check.key}: {message}")


def _shown(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(value, ensure_ascii=False)


def _clean(text: str) -> str:
    """XML has no way to say most control characters."""
    return _NOT_XML.sub("\ufffd", text)
