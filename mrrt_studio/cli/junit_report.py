"""The report as JUnit XML, which every continuous integration service can show."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from mrrt_studio.simulation.expectations import Check
from mrrt_studio.simulation.report import Report, StepReport

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def as_junit(reports: tuple[Report, ...]) -> str:
    """Return one test suite a file and one test case a check; a step without expectations is a case too."""
    return join_junit([junit_part(reported) for reported in reports])


class JunitPart(NamedTuple):
    """One test suite as text, and what it adds to the totals."""

    text: str
    tests: int
    failures: int


def junit_part(reported: Report) -> JunitPart:
    """Return the test suite of one file."""
    holder = ET.Element("testsuites")
    _add_suite(holder, reported)
    suite = holder[0]
    ET.indent(suite, level=1)
    return JunitPart(ET.tostring(suite, encoding="unicode"), _cases(reported), reported.failed)


def join_junit(parts: Sequence[JunitPart]) -> str:
    """Return the document with all test suites and their totals."""
    tests, failures = sum(part.tests for part in parts), sum(part.failures for part in parts)
    start = f'<testsuites tests="{tests}" failures="{failures}"'
    if not parts:
        return f"{_HEAD}{start} />\n"
    suites = "\n".join(f"  {part.text}" for part in parts)
    return f"{_HEAD}{start}>\n{suites}\n</testsuites>\n"


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
            _add_failure(case, check, f"{reported.file}: steps[{step.played.index}].expect.{check.key}")


def _case(reported: Report, name: str) -> dict[str, str]:
    return {"classname": _clean(reported.file), "name": _clean(name), "time": "0"}


def _add_failure(case: ET.Element, check: Check, place: str) -> None:
    message = f"expected {_shown(check.expected)}, got {_shown(check.actual)}"
    failure = ET.SubElement(case, "failure", {"message": _clean(message), "type": "expectation"})
    failure.text = _clean(f"{place}: {message}")


def _shown(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(value, ensure_ascii=False)


def _clean(text: str) -> str:
    """XML has no way to say most control characters."""
    return _NOT_XML.sub("\ufffd", text)
