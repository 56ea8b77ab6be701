from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st
from xmlschema import XMLSchema

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
    assert (failure.get("message"), failure.text) == (
        said,
        f"a.mrrt.json: steps[1].expect.audience: {said}",
    )
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


SCHEMA = XMLSchema(str(Path(__file__).with_name("schemas") / "junit.xsd"))

NAMES = st.text(max_size=20)


@given(NAMES, NAMES, st.none() | st.fixed_dictionaries({"error": NAMES, "status": st.just(200)}))
@settings(max_examples=25)
def test_every_report_is_one_that_the_schema_of_junit_accepts(name: str, file: str, expect: Any) -> None:
    SCHEMA.validate(ET.fromstring(as_junit((reported(file, name=name, expect=expect), reported()))))
    SCHEMA.validate(ET.fromstring(as_junit((reported(file, name=name, expect=expect),))))


def test_the_schema_refuses_what_is_no_report() -> None:
    assert not SCHEMA.is_valid(ET.fromstring("<testsuites><testcase name='x'/></testsuites>"))
