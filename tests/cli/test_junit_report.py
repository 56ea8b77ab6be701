from __future__ import annotations

from xml.etree import ElementTree as ET

from mrrt_studio.cli.junit_report import as_junit
from tests.builders import BILLING, MESSAGES
from tests.cli.samples import BROKEN, HOLDS, reported


def test_a_check_is_a_case_and_so_is_a_step_without_any() -> None:
    root = ET.fromstring(as_junit((reported(expect=HOLDS),)))
    assert [case.get("name") for case in root.iter("testcase")] == ["login", "x1: status", "x1: audience"]
    assert {case.get("classname") for case in root.iter("testcase")} == {"a.mrrt.json"}
    assert list(root.iter("failure")) == []
    assert (root.get("tests"), root.get("failures")) == ("3", "0")


def test_a_failure_says_what_was_expected_and_what_came() -> None:
    root = ET.fromstring(as_junit((reported(expect=BROKEN), reported("b.mrrt.json", expect=HOLDS))))
    (failure,) = root.iter("failure")
    said = f'expected "{BILLING}", got "{MESSAGES}"'
    assert (failure.get("message"), failure.text) == (said, f"audience: {said}")
    assert (root.get("tests"), root.get("failures")) == ("6", "1")
    assert [suite.get("failures") for suite in root.findall("testsuite")] == ["1", "0"]
    assert [suite.get("tests") for suite in root.findall("testsuite")] == ["3", "3"]


def test_what_xml_cannot_say_is_replaced_and_markup_stays_text() -> None:
    root = ET.fromstring(as_junit((reported(name="a\x00<b>&\ud800", expect={"error": "\x1b"}),)))
    (suite,) = root.findall("testsuite")
    assert suite.get("name") == "a�<b>&�"
    assert len(list(root.iter("failure"))) == 1


def test_a_scenario_without_a_name_is_called_after_its_file() -> None:
    suite = ET.fromstring(as_junit((reported(name=""),))).find("testsuite")
    assert suite is not None
    assert suite.get("name") == "a.mrrt.json"
