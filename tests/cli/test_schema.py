from __future__ import annotations

import json

import jsonschema
import pytest

from mrrt_studio.cli.main import main
from tests.builders import login, scenario

HEAD = {"format": "mrrt-studio/scenario", "version": 1}


@pytest.fixture
def schema(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["schema"]) == 0
    text = capsys.readouterr().out
    assert text.endswith("}\n")
    return json.loads(text)


def test_the_printed_schema_accepts_a_scenario(schema: dict[str, object]) -> None:
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    validator(schema).validate({**HEAD, **scenario(login()).to_json()})


@pytest.mark.parametrize("members", [{"nam": "x"}, {"steps": [{"type": "nap"}]}, {"clients": [{}]}])
def test_the_printed_schema_refuses_what_the_program_refuses(
    schema: dict[str, object], members: dict[str, object]
) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**HEAD, **members}, schema)
