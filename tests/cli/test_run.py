from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from mrrt_studio.cli.main import main
from tests.builders import BILLING
from tests.cli.samples import BROKEN, HOLDS, saved, written

REFERENCE = {"steps": [{"id": "who", "type": "userinfo", "access_token": "logon"}]}


@pytest.mark.parametrize(("expect", "status"), [(None, 0), (HOLDS, 0), (BROKEN, 1)])
@pytest.mark.parametrize("form", ["text", "json", "junit"])
def test_the_exit_status_tells_whether_expectations_hold(
    expect: Any, status: int, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(saved(tmp_path, expect)), "--format", form]) == status
    printed = capsys.readouterr()
    assert printed.out
    assert printed.err == ""


@pytest.mark.parametrize(
    ("members", "place", "wrong", "right"),
    [
        (
            {"clients": [{"client_id": 3}]},
            "clients[0].client_id",
            "should be text, not the number 3",
            "quotes",
        ),
        ({"nam": "x"}, "nam", "there is no field 'nam'", "Did you mean 'name'?"),
        ({"version": 2}, "version", "version 2, and this program reads versions up to 1", "Update"),
        ({"steps": [{"type": "logi"}]}, "steps[0].type", "'logi'", "Did you mean 'login'?"),
        ({"assumptions": {"x": "y"}}, "assumptions", "'x' is no assumption", "unlisted-audience"),
        (REFERENCE, "steps[0].access_token", "there is no step 'logon'", "Name the step"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_its_place(
    members: Any, place: str, wrong: str, right: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, members)
    assert main(["run", str(file)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"mrrt-studio: {file}:1:")
    assert f": {place}: " in printed.err
    assert wrong in printed.err
    assert right in printed.err.partition(wrong)[2]


def test_bad_json_is_told_with_line_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.mrrt.json"
    file.write_text('{\n  "name": oops\n}', encoding="utf-8")
    assert main(["run", str(file)]) == 2
    assert capsys.readouterr().err.startswith(f"mrrt-studio: {file}:2:")


@pytest.mark.parametrize(("name", "why"), [("", "it is a folder"), ("gone.json", "there is no such file")])
def test_what_is_no_file_is_told(
    name: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(tmp_path / name)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(tmp_path / name) in printed.err
    assert why in printed.err


def test_every_file_that_cannot_be_used_is_named_and_nothing_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [saved(tmp_path), written(tmp_path, {"nam": 1}, "b.json"), tmp_path / "gone.json"]
    assert main(["run", *map(str, files)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert [str(file) in printed.err for file in files] == [False, True, True]


def test_an_unknown_step_is_told_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(saved(tmp_path)), "--step", "x9"]) == 2
    error = capsys.readouterr().err
    assert "no step has the id 'x9'" in error
    assert "login, x1" in error


def test_one_step_alone_is_reported_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(saved(tmp_path, BROKEN))
    assert main(["run", file, "--format", "json", "--step", "login"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [step["id"] for step in found["steps"]] == ["login"]
    assert main(["run", file, "--step", "x1"]) == 1


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("nope=1", ["'nope' is no assumption", "unlisted-audience"]),
        ("empty-scope=maybe", ["'empty-scope' cannot be 'maybe'", "token-without-scope or error"]),
        ("empty-scope", ["'empty-scope' cannot be ''"]),
    ],
)
def test_an_assumption_that_does_not_exist_is_told(
    choice: str, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", str(saved(tmp_path)), "--assume", choice])
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert all(word in error for word in words)


def test_an_assumption_changes_this_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(saved(tmp_path, {"error": "invalid_target"}))
    assert main(["run", file]) == 1
    assert main(["run", file, "--assume", "unlisted-audience=error", "--assume", "empty-scope=error"]) == 0
    assert "400 invalid_target" in capsys.readouterr().out


@pytest.mark.parametrize("expect", [HOLDS, BROKEN])
def test_output_goes_to_a_file_with_the_bytes_of_the_screen(
    expect: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["run", str(saved(tmp_path, expect)), "--format", "junit"]
    status = main(command)
    screen = capsys.readouterr().out
    target = tmp_path / "report.xml"
    assert main([*command, "--output", str(target)]) == status
    assert target.read_text(encoding="utf-8") == screen
    assert capsys.readouterr().out == ""


def test_output_that_cannot_be_saved_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "gone" / "report.txt"
    assert main(["run", str(saved(tmp_path)), "--output", str(target)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(target) in printed.err


def test_several_files_are_reported_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(saved(tmp_path, HOLDS)), str(saved(tmp_path, BROKEN, "b.mrrt.json"))]
    assert main(["run", *files, "--format", "json"]) == 1
    reports = json.loads(capsys.readouterr().out)
    assert [(one["scenario"]["file"], one["summary"]["failed"]) for one in reports] == [
        (files[0], 0),
        (files[1], 1),
    ]
    assert main(["run", *files, "--format", "junit"]) == 1
    assert len(ET.fromstring(capsys.readouterr().out).findall("testsuite")) == 2


def test_yaml_is_read_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.mrrt.yaml"
    text = f"format: mrrt-studio/scenario\nversion: 1\nresource_servers:\n  - identifier: {BILLING}\n"
    file.write_text(text, encoding="utf-8")
    assert main(["run", str(file)]) == 0
    assert "0 steps" in capsys.readouterr().out
