from __future__ import annotations

import pytest

from mrrt_studio.cli.filtering import chosen_steps
from tests.builders import exchange, login, scenario

SCENARIO = scenario(
    login(title="Ada logs in"), exchange(), {"type": "userinfo", "access_token": "x1"}, name="Two"
)
FILE = "cases/rotation/theft.mrrt.json"


@pytest.mark.parametrize(
    ("patterns", "chosen"),
    [
        ((), None),
        (("THEFT",), None),
        (("two",), None),
        (("theft*",), None),
        (("cases/rotation/*",), None),
        (("x1",), {"x1"}),
        (("ADA",), {"login"}),
        (("x?", "step-3"), {"x1", "step-3"}),
        (("x",), {"x1"}),
        (("x?x",), set()),
        (("nothing",), set()),
    ],
)
def test_a_pattern_chooses_files_and_steps(patterns: tuple[str, ...], chosen: set[str] | None) -> None:
    assert chosen_steps(SCENARIO, FILE, patterns) == chosen
