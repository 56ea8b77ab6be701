from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from mrrt_studio.cli.junit_report import as_junit
from mrrt_studio.simulation.report import Report, report
from tests.builders import BILLING, Json, exchange, login, run

BROKEN = exchange(audience=BILLING, expect={"audience": BILLING, "status": 200})


def reported(*steps: Json, file: str = "case.mrrt.json", **more: Any) -> Report:
    return report(run(*steps, **more), file)


def parsed(*reports: Report) -> ET.Element:
    text = as_junit(reports)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    return ET.fromstring(text.encode())


def test_a_file_is_a_suite_and_a_check_is_a_case() -> None:
    root = parsed(
        reported(login(), BROKEN, name="Fallback"), reported(login(expect={"status": 200}), file="b")
    )
    assert (root.tag, root.attrib) == ("testsuites", {"tests": "4", "failures": "1"})
    first, second = root
    assert (first.attrib["name"], first.attrib["tests"], first.attrib["failures"]) == ("Fallback", "3", "1")
    assert (second.attrib["name"], second.attrib["tests"], second.attrib["failures"]) == ("b", "1", "0")
    assert [case.attrib["name"] for case in first] == ["login", "x1: status", "x1: audience"]
    assert {case.attrib["classname"] for case in first} == {"case.mrrt.json"}


def test_a_failure_says_what_was_expected_and_what_came() -> None:
    failures = parsed(reported(login(), BROKEN)).findall(".//failure")
    assert [failure.attrib["message"] for failure in failures] == [
        f'expected "{BILLING}", got "https://api.example.com"'
    ]


def test_the_same_run_has_the_same_text() -> None:
    assert as_junit((reported(login(), BROKEN),)) == as_junit((reported(login(), BROKEN),))


def test_what_xml_cannot_say_is_replaced() -> None:
    root = parsed(reported(login(), name="a\x00b<&>\x0b", file="x\x1f"))
    assert root[0].attrib["name"] == "a\ufffdb<&>\ufffd"
    assert root[0][0].attrib["classname"] == "x\ufffd"
