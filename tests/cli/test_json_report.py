from __future__ import annotations

import json

import pytest

from mrrt_studio.cli.json_report import as_json
from mrrt_studio.simulation.report import Report, report
from tests.builders import login, run


def reported(name: str = "Case", file: str = "a.mrrt.json") -> Report:
    return report(run(login(), name=name), file)


@pytest.mark.parametrize(("count", "kind"), [(1, dict), (2, list), (0, list)])
def test_one_file_is_an_object_and_several_are_a_list(count: int, kind: type) -> None:
    text = as_json(tuple(reported(file=f"{number}") for number in range(count)))
    found = json.loads(text)
    assert isinstance(found, kind)
    assert text.endswith("}\n" if count == 1 else "]\n")
    if count == 2:
        assert [one["scenario"]["file"] for one in found] == ["0", "1"]


def test_text_stays_readable() -> None:
    text = as_json((reported(name="Überprüfung ✓"),))
    assert "Überprüfung ✓" in text
    assert text.startswith('{\n  "format": "mrrt-studio/report",\n  "version": 1,\n')
