"""``mrrt-studio run`` over many files: patterns, filters, processes and coverage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mrrt_studio.cli.main import main
from tests.builders import BILLING, client, exchange, login, policy, scenario
from tests.cli.samples import BROKEN, HOLDS, saved, written

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Three files, one of them with an expectation that is broken."""
    for name, expect in (("one", HOLDS), ("two", BROKEN), ("three", HOLDS)):
        saved(tmp_path, expect, f"{name}.mrrt.json")
    return str(tmp_path)


def test_a_folder_and_a_quoted_pattern_are_run(folder: str, capsys: Captured) -> None:
    assert main(["run", folder]) == 1
    by_folder = capsys.readouterr().out
    assert main(["run", f"{folder}/**/*.mrrt.json"]) == 1
    assert capsys.readouterr().out == by_folder
    assert by_folder.endswith("3 files, 1 with expectations that do not hold\n")


def test_a_pattern_that_nothing_matches_cannot_be_run(folder: str, capsys: Captured) -> None:
    assert main(["run", f"{folder}/*.nothing"]) == 2
    assert "no file matches this pattern" in capsys.readouterr().err


@pytest.mark.parametrize("output_format", ["text", "json", "junit"])
def test_the_bytes_do_not_depend_on_the_processes(
    folder: str, output_format: str, tmp_path: Path, capsys: Captured
) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    arguments = ["run", folder, "--format", output_format, "--coverage"]
    assert main([*arguments, "--jobs", "1", "--output", str(one)]) == 1
    assert main([*arguments, "--jobs", "2", "--output", str(two)]) == 1
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 0


def test_a_filter_chooses_files_and_steps(folder: str, capsys: Captured) -> None:
    assert main(["run", folder, "--filter", "three"]) == 0
    assert "three.mrrt.json" in (out := capsys.readouterr().out)
    assert "two.mrrt.json" not in out
    assert main(["run", folder, "--filter", "login", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [[step["id"] for step in each["steps"]] for each in found] == [["login"]] * 3


def test_a_filter_that_fits_nothing_does_not_pass(folder: str, capsys: Captured) -> None:
    assert main(["run", folder, "--filter", "nothing"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no step fits 'nothing'" in captured.err


def test_coverage_is_told_only_when_it_is_asked_for(folder: str, capsys: Captured) -> None:
    file = f"{folder}/one.mrrt.json"
    assert main(["run", file]) == 0
    assert "Coverage" not in capsys.readouterr().out
    assert main(["run", file, "--coverage"]) == 0
    assert "\nCoverage " in capsys.readouterr().out
    assert main(["run", file, "--format", "json"]) == 0
    assert "coverage" not in json.loads(capsys.readouterr().out)
    assert main(["run", file, "--format", "json", "--coverage"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["coverage"]["percent"] > 0
    assert captured.err.startswith("mrrt-studio: Coverage ")


def test_too_little_coverage_fails_the_run(tmp_path: Path, capsys: Captured) -> None:
    steps = [login(), exchange(expect={"status": 200})]
    members = scenario(*steps, clients=[client(policy(BILLING, "read:billing"))]).to_json()
    file = str(written(tmp_path, members))
    assert main(["run", file, "--coverage-threshold", "10"]) == 0
    capsys.readouterr()
    assert main(["run", file, "--coverage-threshold", "90%"]) == 1
    captured = capsys.readouterr()
    assert f"no expectation touches the policy of phone for {BILLING}" in captured.out
    assert "below the threshold of 90 %" in captured.err


@pytest.mark.parametrize(
    ("option", "value"),
    [("--jobs", "0"), ("--jobs", "many"), ("--coverage-threshold", "101"), ("--coverage-threshold", "x")],
)
def test_a_number_that_makes_no_sense_is_refused(
    folder: str, option: str, value: str, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["run", folder, option, value])
    assert stopped.value.code == 2
    assert value in capsys.readouterr().err


def test_help_says_what_touching_means(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    assert "A step with at least one expectation touches what its decision used" in capsys.readouterr().out
