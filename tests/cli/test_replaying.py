from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio.cli.replaying import Wish, processors, replay_all, replay_file
from tests.builders import BILLING
from tests.cli.samples import BROKEN, saved, written


def test_what_came_of_a_file_is_text_and_numbers(tmp_path: Path) -> None:
    found = replay_file(str(saved(tmp_path, BROKEN)), Wish(covers=True))
    assert found.problem is None
    assert found.failed == 1
    assert f"expected {BILLING}" in found.text
    assert found.covered is not None
    assert replay_file(str(saved(tmp_path, BROKEN)), Wish("junit")).suite.tests == 3


def test_a_file_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    found = replay_file(str(written(tmp_path, {"stepz": []})), Wish())
    assert found.problem is not None
    assert "stepz" in found.problem


def test_a_file_that_no_filter_fits_is_left_out(tmp_path: Path) -> None:
    assert replay_file(str(saved(tmp_path)), Wish(filters=("nothing",))).left_out


@pytest.mark.parametrize("output_format", ["json", "junit"])
def test_several_processes_give_what_one_gives_in_the_same_order(tmp_path: Path, output_format: str) -> None:
    files = [str(saved(tmp_path, BROKEN, f"{number}.mrrt.json")) for number in range(5)]
    files.insert(2, str(tmp_path / "missing.mrrt.json"))
    wish = Wish(output_format, covers=True)  # type: ignore[arg-type]
    assert list(replay_all(files, wish, jobs=2)) == list(replay_all(files, wish, jobs=1))


def test_nothing_to_replay_starts_no_process() -> None:
    assert list(replay_all([], Wish(), jobs=4)) == []
    assert processors() >= 1
