from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mrrt_studio.cli.main import main
from tests.builders import BILLING, Json, exchange, login, scenario
from tests.cli.samples import BROKEN, saved

CHECKOUT = Path(__file__).resolve().parents[2]
FORMAT = "mrrt-studio/scenario"


def holding(folder: Path) -> str:
    """A file whose expectations hold."""
    return str(saved(folder, {"status": 200}, "holds.mrrt.json"))


def breaking(folder: Path) -> str:
    """A file with one expectation that holds and one that does not."""
    return str(saved(folder, BROKEN, "breaks.mrrt.json"))


def played(folder: Path, *steps: Json, **more: object) -> str:
    """A file with these steps."""
    return raw(folder, document(**scenario(*steps, **more).to_json()), "case")


def raw(folder: Path, content: object, name: str = "raw") -> str:
    """JSON that need not be a scenario."""
    file = folder / f"{name}.mrrt.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return str(file)


def document(**more: object) -> Json:
    return {"format": FORMAT, "version": 1, **more}


@pytest.mark.parametrize("output_format", ["text", "json", "junit"])
def test_the_status_tells_whether_all_expectations_hold(
    tmp_path: Path, output_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = holding(tmp_path), breaking(tmp_path)
    assert main(["run", good, "--format", output_format]) == 0
    assert main(["run", good, bad, "--format", output_format]) == 1
    assert main(["run", played(tmp_path, login()), "--format", output_format]) == 0
    assert capsys.readouterr().err == ""


UNUSABLE: list[tuple[object, list[str]]] = [
    ({"format": FORMAT}, ["version"]),
    ({"version": 1}, ["format"]),
    (document(version=2), ["2", "1"]),
    (document(version="1"), ["version"]),
    (document(name=5), ["name", "text"]),
    (document(stepz=[]), ["stepz", "steps"]),
    (document(clients=[{"name": "x"}]), ["clients[0]", "client_id"]),
    (document(clients=[{"client_id": "a"}, {"client_id": "a"}]), ["client_id", "'a'"]),
    (document(steps=[{"type": "logn"}]), ["steps[0]", "login"]),
    (document(steps=[{"type": "exchange", "refresh_tokn": "x"}]), ["steps[0].refresh_tokn", "refresh_token"]),
    (document(steps=[{"type": "exchange", "refresh_token": "x"}]), ["steps[0].refresh_token", "'x'"]),
    (document(steps=[{"type": "wait"}]), ["steps[0]", "seconds"]),
    (document(steps=[{"type": "wait", "duration": "1 day"}]), ["steps[0].duration", "P30D"]),
    (document(steps=[{"type": "userinfo", "access_token": "a b"}]), ["steps[0].access_token"]),
    (document(assumptions={"empty-scope": "maybe"}), ["assumptions", "error"]),
    (document(start="yesterday"), ["start", "2026-01-01T09:00:00Z"]),
    ([], ["list", FORMAT]),
]


@pytest.mark.parametrize(("content", "words"), UNUSABLE)
def test_a_file_that_cannot_be_used_is_told_with_place_and_remedy(
    tmp_path: Path, content: object, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = raw(tmp_path, content)
    assert main(["run", file]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"mrrt-studio: {file}")
    assert all(word in captured.err.removeprefix(f"mrrt-studio: {file}") for word in words), captured.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", [":1:"]),
        ('{"format": "mrrt-studio/scenario",\n "version": 1,,}', [":2:"]),
        ("", ["nothing in it"]),
    ],
)
def test_bad_json_is_told_with_line_and_column(
    tmp_path: Path, text: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.mrrt.json"
    file.write_text(text, encoding="utf-8")
    assert main(["run", str(file)]) == 2
    message = capsys.readouterr().err
    assert all(word in message for word in (str(file), *words)), message


def test_a_missing_file_and_a_folder_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "missing.mrrt.json")
    assert main(["run", missing]) == 2
    first = capsys.readouterr().err
    assert main(["run", str(tmp_path)]) == 2
    second = capsys.readouterr().err
    assert missing in first
    assert "there is no such file" in first
    assert str(tmp_path) in second
    assert "it is a folder" in second


def test_one_file_that_cannot_be_used_stops_all_and_every_one_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = raw(tmp_path, {}, "first"), raw(tmp_path, [], "second")
    assert main(["run", first, holding(tmp_path), second]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert first in captured.err
    assert second in captured.err


def test_one_step_is_reported_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = breaking(tmp_path)
    assert main(["run", file, "--step", "login", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [step["id"] for step in found["steps"]] == ["login"]
    assert found["summary"] == {"steps": 1, "checks": 0, "failed": 0}
    assert main(["run", file, "--step", "x1"]) == 1


def test_an_unknown_step_is_told_with_those_that_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = breaking(tmp_path)
    assert main(["run", file, "--step", "x9"]) == 2
    message = capsys.readouterr().err
    assert all(word in message for word in (file, "x9", "login, x1"))
    assert main(["run", played(tmp_path), "--step", "x9"]) == 2
    assert "no steps" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("assumption", "words"),
    [
        ("unlisted-audienc=error", ["unlisted-audienc", "unlisted-audience"]),
        ("unlisted-audience=maybe", ["maybe", "login-audience or tenant-default or error"]),
        ("unlisted-audience", ["unlisted-audience"]),
    ],
)
def test_an_unknown_assumption_is_told_with_those_that_there_are(
    tmp_path: Path, assumption: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", holding(tmp_path), "--assume", assumption])
    assert ended.value.code == 2
    message = capsys.readouterr().err
    assert all(word in message for word in words)


def test_assumptions_hold_for_this_run_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused = exchange(audience=BILLING, expect={"status": 400, "error": "invalid_target"})
    file = played(tmp_path, login(), refused)
    assume = ["--assume", "unlisted-audience=error", "--assume", "empty-scope=error"]
    assert main(["run", file, *assume]) == 0
    assert main(["run", file]) == 1
    assert main(["run", played(tmp_path, login(), refused, assumptions={"unlisted-audience": "error"})]) == 0
    assert main(["run", file, "--assume", "unlisted-audience=tenant-default"]) == 1
    capsys.readouterr()


@pytest.mark.parametrize("output_format", ["text", "json", "junit"])
def test_the_report_goes_to_a_file_instead_of_the_screen(
    tmp_path: Path, output_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file, target = breaking(tmp_path), tmp_path / "report"
    assert main(["run", file, "--format", output_format]) == 1
    screen = capsys.readouterr().out
    assert main(["run", file, "--format", output_format, "--output", str(target)]) == 1
    assert capsys.readouterr().out == ""
    assert target.read_text(encoding="utf-8") == screen


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "nowhere" / "report.json"
    assert main(["run", holding(tmp_path), "--output", str(target)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert str(target.parent) in captured.err


def test_several_files_are_reported_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [holding(tmp_path), breaking(tmp_path)]
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


def run_in_a_process(*arguments: str, **environment: str) -> bytes:
    call = [sys.executable, "-m", "mrrt_studio", "run", "--allow-scripts", *arguments]
    found = subprocess.run(
        call, cwd=CHECKOUT, capture_output=True, check=False, env={**os.environ, **environment}
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


@pytest.mark.parametrize("output_format", ["json", "text"])
def test_two_runs_print_the_same_bytes_whatever_process_and_locale(output_format: str) -> None:
    cases = sorted(str(file.relative_to(CHECKOUT)) for file in (CHECKOUT / "tests/cases").glob("*.mrrt.json"))
    some = [file for file in cases if "limit" not in file][::3]
    arguments = (*some, "--format", output_format)
    first = run_in_a_process(*arguments, PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")
    second = run_in_a_process(*arguments, PYTHONHASHSEED="4242", LC_ALL="C", TZ="Asia/Tokyo")
    assert first == second
    assert len(first) > 10_000
