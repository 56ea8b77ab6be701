from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from mrrt_studio.cli.json_report import as_json, pretty
from tests.builders import BILLING, MESSAGES
from tests.cli.samples import BROKEN, reported
from tests.strategies import json_values

MEMBERS = ["id", "type", "title", "at", "request", "response", "authorization", "tokens", "logs", "checks"]


def test_one_file_is_one_object_and_several_are_a_list() -> None:
    one, two = reported(), reported("b.mrrt.json")
    assert json.loads(as_json((one,)))["scenario"]["file"] == "a.mrrt.json"
    assert [each["scenario"]["file"] for each in json.loads(as_json((one, two)))] == [
        "a.mrrt.json",
        "b.mrrt.json",
    ]


def test_the_object_has_the_members_of_the_format() -> None:
    found = json.loads(as_json((reported(expect=BROKEN),)))
    assert list(found) == ["format", "version", "scenario", "steps", "summary"]
    assert (found["format"], found["version"]) == ("mrrt-studio/report", 1)
    assert [list(step) for step in found["steps"]] == [MEMBERS, MEMBERS]
    assert found["summary"] == {"steps": 2, "checks": 2, "failed": 1}
    assert found["steps"][1]["checks"][1] == {
        "key": "audience",
        "expected": BILLING,
        "actual": MESSAGES,
        "passed": False,
    }


def test_the_text_keeps_letters_and_ends_with_one_newline() -> None:
    text = as_json((reported(name="Größe ✓"),))
    assert '"name": "Größe ✓"' in text
    assert text.startswith('{\n  "format"')
    assert text.endswith("}\n")


@given(json_values())
def test_it_is_printed_as_python_prints_it(value: Any) -> None:
    assert pretty(value) == json.dumps(value, indent=2, ensure_ascii=False)
    assert pretty({"a": value, "b": [value]}) == json.dumps(
        {"a": value, "b": [value]}, indent=2, ensure_ascii=False
    )
