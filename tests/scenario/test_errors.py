from __future__ import annotations

import pickle

import pytest

from mrrt_studio.scenario.errors import FormatError, path_text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("name",), "name"),
        (("clients", 0, "refresh_token", "policies", 1), "clients[0].refresh_token.policies[1]"),
        ((3, "type"), "[3].type"),
        (("triggers", "post-login"), "triggers.post-login"),
        (("claims", "https://x/role"), 'claims["https://x/role"]'),
    ],
)
def test_paths_are_written_as_people_write_them(path: tuple[str | int, ...], text: str) -> None:
    assert path_text(path) == text


def test_one_line_tells_file_place_path_fault_and_remedy() -> None:
    error = FormatError("is missing", path="steps[0].user", line=3, column=7, hint="Add it", source="a.json")
    assert str(error) == "a.json:3:7: steps[0].user: is missing. Add it."


def test_pasted_text_has_no_file_and_what_is_unknown_is_left_out() -> None:
    assert str(FormatError("is wrong!", line=3, column=7)) == "line 3, column 7: is wrong!"
    assert str(FormatError("is wrong", source="a.json")) == "a.json: is wrong."
    assert str(FormatError("is wrong")) == "is wrong."


def test_survives_the_way_between_processes() -> None:
    error = FormatError("m", path="p", line=1, column=2, hint="h", source="s")
    assert vars(pickle.loads(pickle.dumps(error))) == vars(error)
