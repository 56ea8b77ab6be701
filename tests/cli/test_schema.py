from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from mrrt_studio.cli.main import main

SCENARIO = {"format": "mrrt-studio/scenario", "version": 1, "steps": [{"type": "exchange"}]}


def test_the_schema_is_printed_and_accepts_a_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert validator.is_valid(SCENARIO)
    assert not validator.is_valid({**SCENARIO, "stepz": []})


def test_it_takes_no_options(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["schema", "--format", "json"])
    assert ended.value.code == 2
    assert "--format" in capsys.readouterr().err
